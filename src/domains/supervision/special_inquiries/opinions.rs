//! What was promised becomes the clauses of opinions, one opinion for each organ of 一府一委两院 (监督法第五十条).

use super::{SpecialInquiries, api::InquiryOpinions, entity};
use crate::inquiry_questions::{InquiryQuestionAction, InquiryQuestions, entity as question};
use instruments::{deliberation_opinions::DeliberationOpinions, opinion_clauses::OpinionClauses};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::{numbers::Whole, text::Text},
    vocabulary::OrganizationKind,
    workflow::Workflow,
};
use registry::organizations::{self, Organizations};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Levels of the organizations at most (00 §4.1).
const LEVELS: usize = 6;

/// The questions of an inquiry in their order.
///
/// # Errors
/// The database failed.
pub(super) async fn questions_of(work: &UnitOfWork<'_>, inquiry: Uuid) -> Result<Vec<question::Model>> {
    let questions = work.all::<InquiryQuestions>().filter(question::Column::InquiryId.eq(inquiry));
    Ok(questions.order_by_asc(question::Column::Id).all(work.tx).await?)
}

/// To which organ an opinion about an organization is addressed: never to a department (监督法第十七条).
pub(super) struct Addressees(HashMap<Uuid, (Option<Uuid>, OrganizationKind)>);

impl Addressees {
    /// The organizations of the district, read once.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of_district(work: &UnitOfWork<'_>) -> Result<Self> {
        use organizations::entity::Column;
        let rows = work.all::<Organizations>().select_only();
        let rows = rows.columns([Column::Id, Column::ParentId, Column::Kind]);
        let rows: Vec<(Uuid, Option<Uuid>, OrganizationKind)> = rows.into_tuple().all(work.tx).await?;
        Ok(Self(rows.into_iter().map(|(id, parent, kind)| (id, (parent, kind))).collect()))
    }

    /// The organ itself, or the one above it.
    pub(super) fn above(&self, organ: Uuid) -> Option<Uuid> {
        let mut next = Some(organ);
        for _ in 0..LEVELS {
            let id = next?;
            let (parent, kind) = self.0.get(&id)?;
            if kind.is_supervised_organ() {
                return Some(id);
            }
            next = *parent;
        }
        None
    }
}

/// The organs of those who answered or were asked.
///
/// # Errors
/// The database failed.
pub(crate) async fn organs_concerned(
    work: &UnitOfWork<'_>,
    inquiry: &entity::Model,
) -> Result<BTreeSet<Uuid>> {
    let addressees = Addressees::of_district(work).await?;
    let respondents = inquiry.respondents.0.iter().map(|respondent| respondent.organ_id);
    let asked = questions_of(work, inquiry.id).await?.into_iter().map(|one| one.respondent_organ_id);
    Ok(respondents.chain(asked).filter_map(|organ| addressees.above(organ)).collect())
}

/// Drafts the opinions; the chairpersons approve them and the office issues them as any other.
///
/// # Errors
/// `ALREADY_EXISTS` for a number that is taken.
pub(super) async fn draft(
    work: &UnitOfWork<'_>,
    inquiry: &entity::Model,
    body: InquiryOpinions,
) -> Result<()> {
    let addressees = Addressees::of_district(work).await?;
    let questions = questions_of(work, inquiry.id).await?;
    let meeting = inquiry.meeting_id.ok_or_else(|| Problem::internal("held without a meeting"))?;
    for opinion in body.opinions {
        let organ = opinion.addressee_organ_id;
        let made = work.make::<DeliberationOpinions>(|row| {
            row.document_number = opinion.document_number;
            row.title = Text::stored(format!("对{}专题询问的意见", inquiry.title));
            row.source_type = Text::stored(SpecialInquiries::KIND);
            row.source_id = inquiry.id;
            row.meeting_id = meeting;
            row.lead_committee_id = inquiry.lead_committee_id;
            row.addressee_organ_id = organ;
            row.round = 1;
        });
        let made = made.await?.id;
        let theirs = questions.iter().filter(|q| addressees.above(q.respondent_organ_id) == Some(organ));
        for (seq, question) in (1..).zip(theirs.filter(|question| question.commitment.is_some())) {
            copy(work, made, seq, question).await?;
        }
    }
    Ok(())
}

/// A commitment becomes a clause, and the question knows which.
async fn copy(work: &UnitOfWork<'_>, opinion: Uuid, seq: i32, question: &question::Model) -> Result<()> {
    let clause = work.make::<OpinionClauses>(|row| {
        row.opinion_id = opinion;
        row.seq = Whole::stored(seq);
        row.request_text = question.commitment.clone().unwrap_or_default();
        row.target_organ_id = question.respondent_organ_id;
        row.due_on = question.commitment_due_on;
    });
    let clause = clause.await?.id;
    let known = |row: &mut question::Model| row.clause_id = Some(clause);
    work.advance::<InquiryQuestions>(question.clone(), InquiryQuestionAction::CopyCommitment, known).await?;
    Ok(())
}

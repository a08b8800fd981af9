//! Who may tell of a record of supervision. The publications know nothing of these records; they are told no.

use super::sides::{side_of_inquiry, side_of_inspection, side_of_item};
use crate::{codes, inspections::Inspections, items::Items, special_inquiries::SpecialInquiries};
use instruments::{
    deadlines,
    deliberation_opinions::{DeliberationOpinions, OpinionAction},
    publications::{BOTH, Draft, PublicationAction, PublicationKind, Publications, Side, draft},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    records::record_reference::RecordReference,
    values::future::Future,
    workflow::Workflow,
};
use uuid::Uuid;

/// What is drafted by callers, and what follows an opinion.
pub(crate) fn reactions(reactions: &mut Reactions) {
    for step in [PublicationAction::Create, PublicationAction::Edit] {
        reactions.or_refuse::<Publications>(
            step,
            "supervision, which refuses who does not stand on the record's own side",
            &[codes::FORBIDDEN_SCOPE],
            refuse_other_sides,
        );
    }
    reactions.or_refuse::<DeliberationOpinions>(
        OpinionAction::Issue,
        "supervision, which drafts the report that was deliberated",
        deadlines::REFUSALS,
        opinion_issued,
    );
}

async fn side_of(work: &UnitOfWork<'_>, kind: &str, id: Uuid) -> Result<Option<Side>> {
    Ok(Some(match kind {
        Items::KIND => side_of_item(&work.stored::<Items>(id).await?),
        Inspections::KIND => side_of_inspection(&work.stored::<Inspections>(id).await?),
        SpecialInquiries::KIND => side_of_inquiry(&work.stored::<SpecialInquiries>(id).await?),
        _ => return Ok(None),
    }))
}

/// What the service drafts itself is drafted for the right side.
fn refuse_other_sides<'a>(
    work: UnitOfWork<'a>,
    publication: Happened<'a, Publications>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let row = publication.after;
        let by_itself = row.author_organization_id != work.call.actor.organization_id;
        let Some(side) = side_of(&work, &row.subject_type, row.subject_id).await?.filter(|_| !by_itself)
        else {
            return Ok(());
        };
        if side.holds(row.kind, &work.call.actor) {
            return Ok(());
        }
        Err(Problem::new(codes::FORBIDDEN_SCOPE).at("/kind"))
    })
}

/// 监督法第十七条、第三十七条: with the opinion the report goes out; the inspection's is its own, the item's is the organ's.
fn opinion_issued<'a>(
    work: UnitOfWork<'a>,
    opinion: Happened<'a, DeliberationOpinions>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let opinion = opinion.after;
        let (kind, title, document) = match &*opinion.source_type {
            Items::KIND => {
                let item = work.stored::<Items>(opinion.source_id).await?;
                (PublicationKind::WorkReport, format!("关于{}的报告", item.title), item.report_document_id)
            }
            Inspections::KIND => {
                let inspection = work.stored::<Inspections>(opinion.source_id).await?;
                let item = work.stored::<Items>(inspection.item_id).await?;
                let title = format!("{}的执法检查报告", item.title);
                (PublicationKind::InspectionReport, title, inspection.report_document_id)
            }
            _ => return Ok(()),
        };
        if is_drafted(&work, opinion.source_id, kind).await? {
            return Ok(());
        }
        let subject = RecordReference { kind: opinion.source_type.to_string(), id: opinion.source_id };
        let told = Draft {
            subject,
            kind,
            scopes: BOTH,
            title: &title,
            text: format!("{title}。"),
            round: None,
            document_id: document,
            organization: opinion.lead_committee_id,
        };
        draft(&work, told).await
    })
}

/// A second opinion on the same report needs no second draft of it.
async fn is_drafted(work: &UnitOfWork<'_>, subject: Uuid, kind: PublicationKind) -> Result<bool> {
    use instruments::publications::{PublicationState, entity::Column};
    use sea_orm::{ColumnTrait, QueryFilter};
    let found =
        work.all::<Publications>().filter(Column::SubjectId.eq(subject)).filter(Column::Kind.eq(kind));
    Ok(found.filter(Column::State.ne(PublicationState::Withdrawn)).one(work.tx).await?.is_some())
}

//! Who may tell of a record of supervision. The publications know nothing of these records; they are told no.

use super::{Source, told_of_inquiry, told_of_inspection, told_of_item};
use crate::{
    codes, inspections::Inspections, interpellations::Interpellations,
    investigation_committees::InvestigationCommittees, items::Items, removal_cases::RemovalCases,
    special_inquiries::SpecialInquiries,
};
use instruments::{
    deadlines,
    deliberation_opinions::{DeliberationOpinions, OpinionAction},
    publications::{
        self, BOTH, Draft, PublicationAction, PublicationKind, Publications, Side, draft, missing_of,
        nothing_missing,
    },
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
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
            "supervision, which refuses who does not stand on the record's own side\n\
             监督工作,拒绝不属于记录本方的操作者",
            &[codes::FORBIDDEN_SCOPE],
            refuse_other_sides,
        );
    }
    reactions.or_refuse::<DeliberationOpinions>(
        OpinionAction::Close,
        "supervision, which asks for the report that was deliberated\n\
             监督工作,要求公开所审议的报告",
        &[codes::PUBLICATION_MISSING],
        report_is_out,
    );
    reactions.or_refuse::<DeliberationOpinions>(
        OpinionAction::Issue,
        "supervision, which drafts the report that was deliberated\n\
             监督工作,拟定所审议报告的公开件",
        deadlines::REFUSALS,
        opinion_issued,
    );
}

/// 监督法第十七条: an opinion is closed when what was deliberated is out, as the form of its source asks.
fn report_is_out<'a>(
    work: UnitOfWork<'a>,
    opinion: Happened<'a, DeliberationOpinions>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (kind, id) = (&*opinion.after.source_type, opinion.after.source_id);
        let report = source_of(&work, kind, id).await?.and_then(|source| source.report);
        let missing = missing_of(&work, &report.into_iter().collect::<Vec<_>>()).await?;
        nothing_missing(missing).or_refuse(
            codes::PUBLICATION_MISSING,
            codes::PUBLICATION_MISSING.entry().basis,
            "",
        )
    })
}

async fn source_of(work: &UnitOfWork<'_>, kind: &str, id: Uuid) -> Result<Option<Source>> {
    Ok(Some(match kind {
        Items::KIND => told_of_item(&work.stored::<Items>(id).await?),
        Inspections::KIND => told_of_inspection(&work.stored::<Inspections>(id).await?),
        SpecialInquiries::KIND => told_of_inquiry(&work.stored::<SpecialInquiries>(id).await?),
        // Of cases, and of those who look into them, the congress alone tells.
        Interpellations::KIND | InvestigationCommittees::KIND | RemovalCases::KIND => {
            Source::new(RecordReference { kind: kind.to_owned(), id }, Side::default(), &[], BOTH)
        }
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
        match source_of(&work, &row.subject_type, row.subject_id).await? {
            Some(source) => publications::refuse_other_sides(row, &source.side, &work.call.actor),
            None => Ok(()),
        }
    })
}

/// 监督法第十七条、第三十七条: with the opinion the report goes out; the inspection's is its own, the item's is the organ's.
fn opinion_issued<'a>(
    work: UnitOfWork<'a>,
    opinion: Happened<'a, DeliberationOpinions>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let opinion = opinion.after;
        let source = source_of(&work, &opinion.source_type, opinion.source_id).await?;
        let Some(report) = source.and_then(|source| source.report) else { return Ok(()) };
        let Some(kind) = report.kinds.first().copied() else { return Ok(()) };
        if is_drafted(&work, opinion.source_id, kind).await? {
            return Ok(());
        }
        let (title, document) = if &*opinion.source_type == Inspections::KIND {
            let inspection = work.stored::<Inspections>(opinion.source_id).await?;
            let item = work.stored::<Items>(inspection.item_id).await?;
            (format!("{}的执法检查报告", item.title), inspection.report_document_id)
        } else {
            let item = work.stored::<Items>(opinion.source_id).await?;
            (format!("关于{}的报告", item.title), item.report_document_id)
        };
        let told = Draft {
            subject: report.subject,
            kind,
            scopes: report.scopes,
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

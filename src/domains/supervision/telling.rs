//! What is told of a record of supervision before it closes, and by whose side (02 §3, table by form; 00 §5.3).

mod own_side;
mod sides;

pub(crate) use own_side::reactions;
use sides::{side_of_inquiry, side_of_inspection, side_of_item};

use crate::{
    inspections::{self, Inspections},
    items::{self, Form, Items},
    special_inquiries::{self, SpecialInquiries},
};
use instruments::{
    deliberation_opinions::{OpinionState, opinions_on, told_of},
    publications::{BOTH, PublicationKind, Required, Side, TO_PUBLIC, missing_of, nothing_missing},
    resolutions::{self, ResolutionState, Resolutions},
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::{record::Record, record_reference::RecordReference},
    workflow::{Guarded, Workflow},
};
use sea_orm::{ColumnTrait, QueryFilter};

/// A record that is answered with opinions or resolutions, and its own report, if it has one.
pub(crate) struct Source {
    pub(crate) record: RecordReference,
    side: Side,
    report: Option<Required>,
}

impl Source {
    fn new(
        record: RecordReference,
        side: Side,
        kinds: &'static [PublicationKind],
        scopes: &'static [instruments::publications::Scope],
    ) -> Self {
        let report = (!kinds.is_empty()).then(|| Required::of(record.clone(), kinds, scopes, side.clone()));
        Self { record, side, report }
    }
}

/// An item: its report to the deputies and the public, that of a filing review to the public (监督法第十条、第十七条、第二十九条).
pub(crate) fn told_of_item(item: &items::entity::Model) -> Source {
    let (kinds, scopes): (&[PublicationKind], _) = match item.form {
        Form::SpecialWorkReport | Form::FiscalEconomic => (&[PublicationKind::WorkReport], BOTH),
        Form::FilingReview => (&[PublicationKind::WorkReport], TO_PUBLIC),
        _ => (&[], BOTH),
    };
    Source::new(RecordReference::of::<Items>(item.id), side_of_item(item), kinds, scopes)
}

/// An inspection: its report (监督法第三十七条).
pub(crate) fn told_of_inspection(inspection: &inspections::entity::Model) -> Source {
    let side = side_of_inspection(inspection);
    Source::new(
        RecordReference::of::<Inspections>(inspection.id),
        side,
        &[PublicationKind::InspectionReport],
        BOTH,
    )
}

/// A special inquiry: no report, its opinions and what became of them (监督法第五十条).
pub(crate) fn told_of_inquiry(inquiry: &special_inquiries::entity::Model) -> Source {
    let side = side_of_inquiry(inquiry);
    Source::new(RecordReference::of::<SpecialInquiries>(inquiry.id), side, &[], BOTH)
}

/// Holds if the report, **every** opinion that was issued, the disposal report of every round and the execution report of every
/// resolution are out, in every scope, by their own side.
pub(crate) async fn told_everything(work: &UnitOfWork<'_>, source: Source) -> Guarded {
    let mut required: Vec<Required> = source.report.into_iter().collect();
    for opinion in opinions_on(work, &source.record.kind, source.record.id).await? {
        if !matches!(opinion.state, OpinionState::Drafted | OpinionState::Approved) {
            required.extend(told_of(work, &opinion).await?);
        }
    }
    for resolution in resolutions_on(work, &source.record).await? {
        let subject = RecordReference::of::<Resolutions>(resolution.id);
        let mut side = source.side.clone();
        side.organs.push(resolution.executing_organ_id);
        let report = Required::of(subject, &[PublicationKind::ExecutionReport], BOTH, side);
        required.push(Required { round: Some(resolution.report_no.max(1)), ..report });
    }
    Ok(nothing_missing(missing_of(work, &required).await?))
}

/// The resolutions on a record that were passed.
pub(crate) async fn resolutions_on(
    work: &UnitOfWork<'_>,
    record: &RecordReference,
) -> Result<Vec<resolutions::entity::Model>> {
    use resolutions::entity::Column;
    let found = work.all::<Resolutions>().filter(Column::SourceId.eq(record.id));
    let found = found.filter(Column::SourceType.eq(&*record.kind));
    let found = found.filter(Column::State.is_not_in([ResolutionState::Drafted, ResolutionState::Cancelled]));
    Ok(found.all(work.tx).await?)
}

/// 监督法第十条: a notice of the outcome is out.
pub(crate) async fn outcome_told<W: Workflow>(step: &Step<'_, W>) -> Guarded {
    let subject = RecordReference { kind: W::KIND.into(), id: step.row.id() };
    let notice = Required::of(subject, &[PublicationKind::Notice], TO_PUBLIC, Side::default());
    Ok(nothing_missing(missing_of(&step.work(), &[notice]).await?))
}

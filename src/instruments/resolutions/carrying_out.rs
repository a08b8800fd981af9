//! A resolution that was passed with the record that led to it: it is executed and reported as any other (监督法第十七条).

use super::{ResolutionAction, Resolutions, entity::Model, words::RESOLUTION_EXECUTION};
use crate::{
    deadlines::{self, Opening},
    links::{self, LinkKind},
    publications::{BOTH, Draft, PublicationKind, draft},
};
use platform::{call::UnitOfWork, problem::Result, records::record_reference::RecordReference};
use uuid::Uuid;

/// Makes the resolution as it was passed, and hands it over.
///
/// # Errors
/// `ALREADY_EXISTS` for a number that is taken, or a ballot that decided something else.
pub async fn pass_and_start(work: &UnitOfWork<'_>, fill: impl FnOnce(&mut Model)) -> Result<Model> {
    let drafted = work.make::<Resolutions>(fill).await?;
    let passed = work.advance::<Resolutions>(drafted, ResolutionAction::Pass, |_| {}).await?;
    told_and_tied(work, &passed).await?;
    let started = work.advance::<Resolutions>(passed, ResolutionAction::StartExecution, |_| {}).await?;
    open_execution(work, &started).await?;
    Ok(started)
}

/// What follows when a resolution is passed: it is drafted for the deputies and the public (监督法第十七条), and tied to what led to
/// it.
pub(super) async fn told_and_tied(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    tell(work, row, PublicationKind::Resolution, None).await?;
    let (Some(kind), Some(id)) = (row.source_type.clone(), row.source_id) else { return Ok(()) };
    let (this, source) =
        (RecordReference::of::<Resolutions>(row.id), RecordReference { kind: kind.into_string(), id });
    links::connect(work, LinkKind::RaisedIn, this, source).await
}

/// What is drafted of a resolution or of the report on its execution.
pub(super) async fn tell(
    work: &UnitOfWork<'_>,
    row: &Model,
    kind: PublicationKind,
    document_id: Option<Uuid>,
) -> Result<()> {
    let title = match kind {
        PublicationKind::ExecutionReport => format!("关于执行《{}》情况的报告", row.title),
        _ => row.title.to_string(),
    };
    let told = Draft {
        subject: RecordReference::of::<Resolutions>(row.id),
        kind,
        scopes: BOTH,
        title: &title,
        text: format!("{title}({})。", row.document_number),
        round: (row.report_no > 0).then_some(row.report_no),
        document_id,
        organization: work.call.actor.organization_id,
    };
    draft(work, told).await
}

/// The clock of the execution: its last day is part of the resolution.
pub(super) async fn open_execution(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let basis = "决议规定的期限".into();
    let (id, organ) = (row.id, row.executing_organ_id);
    let opening = Opening::on_day(row.execution_due_on, RESOLUTION_EXECUTION, id, organ, basis, None);
    deadlines::open::<Resolutions>(work, opening).await?;
    Ok(())
}

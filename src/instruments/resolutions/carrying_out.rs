//! A resolution that was passed with the record that led to it: it is executed and reported as any other (监督法第十七条).

use super::{ResolutionAction, Resolutions, entity::Model, words::RESOLUTION_EXECUTION};
use crate::deadlines::{self, Opening};
use platform::{call::UnitOfWork, problem::Result};

/// Makes the resolution as it was passed, and hands it over.
///
/// # Errors
/// `ALREADY_EXISTS` for a number that is taken, or a ballot that decided something else.
pub async fn pass_and_start(work: &UnitOfWork<'_>, fill: impl FnOnce(&mut Model)) -> Result<Model> {
    let drafted = work.make::<Resolutions>(fill).await?;
    let passed = work.advance::<Resolutions>(drafted, ResolutionAction::Pass, |_| {}).await?;
    let started = work.advance::<Resolutions>(passed, ResolutionAction::StartExecution, |_| {}).await?;
    open_execution(work, &started).await?;
    Ok(started)
}

/// The clock of the execution: its last day is part of the resolution.
pub(super) async fn open_execution(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let basis = "决议规定的期限".into();
    let (id, organ) = (row.id, row.executing_organ_id);
    let opening = Opening::on_day(row.execution_due_on, RESOLUTION_EXECUTION, id, organ, basis, None);
    deadlines::open::<Resolutions>(work, opening).await?;
    Ok(())
}

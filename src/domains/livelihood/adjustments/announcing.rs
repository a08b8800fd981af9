//! What was approved is told to the public, and then the project takes it over; a major adjustment is reported to the congress.

use super::{
    clock,
    drafting::{AdjustmentStep, replacement_of},
    entity::{AdjustmentReport, Model},
    notices,
    words::{ANNOUNCEMENT, AdjustmentKind, REPORT},
};
use crate::projects::{self, Projects, entity::Model as Project};
use instruments::deadlines;
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Note, Verdict},
};
use registry::meetings::{Decided, MeetingKind, Meetings, arisen, decided_by};
use uuid::Uuid;

pub(super) async fn told(step: &AdjustmentStep<'_>, _: &Note) -> Guarded {
    notices::is_out(&step.work(), &step.row).await
}

/// No project ends in silence.
pub(super) async fn end_told(step: &AdjustmentStep<'_>, body: &Note) -> Guarded {
    if step.row.kind.ends() { told(step, body).await } else { Ok(Verdict::Holds) }
}

pub(super) async fn announce(step: &mut AdjustmentStep<'_>, _: Note) -> Result<()> {
    let today = step.today();
    step.row.announced_on = Some(today);
    step.row.publication_id = notices::published(&step.work(), &step.row).await?;
    let work = step.work();
    deadlines::meet(&work, ANNOUNCEMENT, step.row.id, today).await?;
    let replacement = apply(&work, &step.row).await?;
    clock::await_report(&work, &step.row).await?;
    step.row.replacement_project_id = replacement;
    Ok(())
}

/// The project takes over what was decided; answers what stands in for one that was replaced.
async fn apply(work: &UnitOfWork<'_>, row: &Model) -> Result<Option<Uuid>> {
    let project = work.stored::<Projects>(row.project_id).await?;
    match row.kind {
        AdjustmentKind::Suspend => projects::suspend(work, project, row.state_before).await?,
        AdjustmentKind::Terminate => projects::terminate(work, project, &row.reason).await?,
        AdjustmentKind::Replace => {
            projects::terminate(work, project, &row.reason).await?;
            let Some(candidate) = replacement_of(row) else { return Ok(None) };
            return Ok(Some(projects::replace(work, candidate).await?));
        }
        AdjustmentKind::GoalChange
        | AdjustmentKind::Schedule
        | AdjustmentKind::Location
        | AdjustmentKind::Funding => {
            let write = |project: &mut Project| row.write_to(project);
            Box::pin(projects::go_on(work, project, row.state_before, write)).await?;
        }
    }
    Ok(None)
}

/// By a meeting after the announcement.
pub(super) async fn heard_by_the_congress(step: &AdjustmentStep<'_>, body: &AdjustmentReport) -> Guarded {
    // Not by the meeting that decided it.
    let since = clock::reported_from(&step.row).unwrap_or_else(|| arisen(step));
    let (kind, pointer) = (MeetingKind::Congress, "/reported_meeting_id");
    let asked = Decided { meeting: body.reported_meeting_id, kind, since, pointer };
    decided_by(step, asked, Some(step.row.organization_id)).await
}

pub(super) async fn report(step: &mut AdjustmentStep<'_>, body: AdjustmentReport) -> Result<()> {
    let heard = step.stored::<Meetings>(body.reported_meeting_id).await?.decided_on(step.today());
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), REPORT, step.row.id, heard).await
}

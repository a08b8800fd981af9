//! Completing, accepting, refusing and reopening a project.

use super::{
    Projects, clock,
    entity::{Model, ProjectAcceptance},
    guards::ProjectStep,
    verdict,
    words::{ACCEPTANCE, FINISH, PROGRESS, QualityState},
};
use crate::{coordination_requests::of_project::open_of_project, employers::employed_by, periods::number_of};
use chrono::Months;
use instruments::{
    deadlines::{self, LastDay},
    issues::{self, Finding, IssueCategory, IssueDomain, IssueNumber, IssueSource, RectifyClass, Severity},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::text::{Prose, Text},
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::deputies::Deputies;
use uuid::Uuid;

/// Every goal is reached: of a project of several years, that of the last one.
pub(super) async fn goals_reached(step: &ProjectStep<'_>, _: &Note) -> Guarded {
    let missed = step.row.goals.0.iter().find(|goal| !goal.is_reached());
    Ok(Verdict::require(missed.is_none()).with("goal", missed.map(|goal| goal.name.to_string())))
}

pub(super) async fn milestones_done(step: &ProjectStep<'_>, _: &Note) -> Guarded {
    let open = step.row.milestones.0.iter().find(|one| one.done_on.is_none() || one.evidence_ids.is_empty());
    Ok(Verdict::require(open.is_none()).with("milestone", open.map(|one| one.name.to_string())))
}

/// Everything that was asked of others is closed.
pub(super) async fn coordination_closed(step: &ProjectStep<'_>, _: &Note) -> Guarded {
    let open = open_of_project(&step.work(), step.row.id).await?;
    let first = open.first().map(|request| request.id.to_string());
    Ok(Verdict::require(open.is_empty()).with("coordination_request_id", first).with("open", open.len()))
}

/// Reports end, and the acceptance begins.
pub(super) async fn complete(step: &mut ProjectStep<'_>, _: Note) -> Result<()> {
    let today = step.today();
    step.row.completed_on = Some(today);
    step.row.quality_state = QualityState::Pending;
    step.row.light_changes_on = None;
    let work = step.work();
    deadlines::meet(&work, FINISH, step.row.id, today).await?;
    deadlines::cancel(&work, PROGRESS, step.row.id).await?;
    verdict::clock::end_review(&work, &step.row).await?;
    clock::open_acceptance(&work, &step.row).await
}

/// Nobody accepts what the own department or the own employer has made.
pub(super) async fn of_no_department<B>(step: &ProjectStep<'_>, _: &B) -> Guarded {
    let (actor, departments) = (&step.call.actor, step.row.departments());
    let employed = match actor.deputy_id {
        Some(deputy) => {
            let deputy = step.stored::<Deputies>(deputy).await?;
            !employed_by(&step.work(), &[deputy], &departments).await?.is_empty()
        }
        None => false,
    };
    Ok(Verdict::require(!departments.contains(&actor.organization_id) && !employed))
}

pub(super) async fn accept(step: &mut ProjectStep<'_>, body: ProjectAcceptance) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    (step.row.accepted_on, step.row.accepted_at) = (Some(today), Some(step.call.now));
    step.row.accepted_by = Some(step.call.actor.user_id);
    step.row.quality_state = QualityState::Accepted;
    verdict::clock::open_evaluation(&step.work(), &step.row).await?;
    deadlines::meet(&step.work(), ACCEPTANCE, step.row.id, today).await
}

/// What is not good becomes an issue, and is worked on.
pub(super) async fn reject(step: &mut ProjectStep<'_>, body: Reason) -> Result<()> {
    step.row.quality_state = QualityState::Failed;
    raise_issue(&step.work(), &step.row, IssueCategory::Quality, &body.reason).await?;
    take_up_again(step).await
}

/// Until so many months after the completion.
pub(super) async fn within_the_window(step: &ProjectStep<'_>, _: &Reason) -> Guarded {
    let months = number_of(&step.work(), &step.row, "reopen.months").await?;
    let last = step.row.completed_on.map(|day| day + Months::new(months));
    Ok(Verdict::require(last.is_none_or(|last| step.today() <= last))
        .with("last_day", last.map(|day| day.to_string())))
}

/// What was found of it holds no more.
pub(super) async fn reopen(step: &mut ProjectStep<'_>, body: Reason) -> Result<()> {
    let today = step.today();
    step.row.forget_verdict(body.reason, today);
    verdict::clock::end(&step.work(), &step.row).await?;
    step.row.quality_state = QualityState::Pending;
    (step.row.accepted_on, step.row.accepted_at, step.row.accepted_by) = (None, None, None);
    take_up_again(step).await
}

async fn take_up_again(step: &mut ProjectStep<'_>) -> Result<()> {
    let today = step.today();
    step.row.completed_on = None;
    let work = step.work();
    deadlines::cancel(&work, ACCEPTANCE, step.row.id).await?;
    // It is to be finished on the day that was decided, which may be over.
    deadlines::reopen(&work, FINISH, step.row.id, LastDay::AsBefore).await?;
    clock::go_on(&work, &step.row).await?;
    verdict::clock::reopen_review(&work, &step.row).await?;
    let mut row = step.row.clone();
    clock::recompute(&step.work(), &mut row, today).await?;
    step.row = row;
    Ok(())
}

/// Registers an issue that the service has found itself.
pub(super) async fn raise_issue(
    work: &UnitOfWork<'_>,
    project: &Model,
    category: IssueCategory,
    description: &str,
) -> Result<()> {
    let found = Found { source: IssueSource::Monitoring, category, description };
    register_issue(work, project, found).await?;
    Ok(())
}

/// What is wrong with a project.
pub(crate) struct Found<'a> {
    /// How it came to light.
    pub source: IssueSource,
    /// Of what kind it is.
    pub category: IssueCategory,
    /// The facts.
    pub description: &'a str,
}

/// Registers an issue of livelihood projects, which the department answers for; answers which one.
///
/// # Errors
/// The database failed.
pub(crate) async fn register_issue(work: &UnitOfWork<'_>, project: &Model, found: Found<'_>) -> Result<Uuid> {
    let Found { source, category, description } = found;
    let found = Finding {
        number: IssueNumber::NextOf { series: format!("实事{}-", &*project.code), digits: 1 },
        domain: IssueDomain::Livelihood,
        category,
        title: Text::cut(&project.title, ""),
        description: Prose::stored(description),
        source,
        found_in: RecordReference::of::<Projects>(project.id),
        severity: Severity::default(),
        rectify_class: RectifyClass::default(),
        responsible_org_id: project.lead_department_id,
        author_organization_id: project.organization_id,
    };
    issues::register(work, found).await
}

//! A project of several years goes on in the next one, once its new milestones are published (07 §3.4).

use super::{
    ProjectAction, ProjectState, Projects, clock,
    entity::Model,
    extent::MinorRules,
    guards::ProjectStep,
    verdict,
    words::{PLAN_PUBLISHING, PROGRESS},
};
use chrono::Datelike;
use instruments::{
    deadlines,
    publications::{PublicationKind, Scope, entity::Model as Publication},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    values::numbers::{Whole, Year},
    workflow::{Guarded, Reason, Verdict, Workflow},
};

/// December 31 has passed, and the project goes on after it: its plan says goals for several years, or a major adjustment has put it
/// off until then.
pub(super) async fn year_is_over(step: &ProjectStep<'_>, _: &Reason) -> Guarded {
    let (row, year) = (&step.row, step.row.stage_year.get());
    let over = i64::from(step.today().year()) > year;
    let rules = MinorRules::of(&step.work(), row).await?;
    let goes_on = i64::from(row.finish_on.year()) > year && (row.is_staged || rules.is_put_off(row));
    Ok(Verdict::require(over && goes_on).with("year", year))
}

/// Nothing is reported until it goes on.
pub(super) async fn roll_over(step: &mut ProjectStep<'_>, _: Reason) -> Result<()> {
    step.row.light_changes_on = None;
    let work = step.work();
    deadlines::cancel(&work, PROGRESS, step.row.id).await?;
    verdict::clock::end_review(&work, &step.row).await?;
    clock::reopen_plan(&work, &step.row).await
}

/// The milestones that are published reach into the next year, and are of a later round than the plans of its years until now, which
/// have one each.
fn is_new_plan(project: &Model, told: &Publication) -> bool {
    let years = project.stage_year.get() - project.year.get() + 1;
    let later = i64::from(told.round.map_or(1, Whole::get32)) > years;
    let plan = told.kind == PublicationKind::ProjectPlan && told.scope == Scope::ToPublic;
    let last = project.milestones.0.last().map(|milestone| i64::from(milestone.due_on.year()));
    plan && later && last.is_some_and(|last| last > project.stage_year.get())
}

/// Goes on with a project whose new plan was told.
pub(super) async fn go_on_with_the_new_plan(work: &UnitOfWork<'_>, told: &Publication) -> Result<()> {
    if &*told.subject_type != Projects::KIND {
        return Ok(());
    }
    let project = work.stored::<Projects>(told.subject_id).await?;
    if project.state != ProjectState::RolledOver || !is_new_plan(&project, told) {
        return Ok(());
    }
    let next: Year = Whole::stored(project.stage_year.get() + 1);
    let mut computed = project.clone();
    computed.stage_year = next;
    clock::go_on(work, &computed).await?;
    verdict::clock::open_review(work, &computed).await?;
    clock::recompute(work, &mut computed, work.call.today()).await?;
    deadlines::meet(work, PLAN_PUBLISHING, project.id, work.call.today()).await?;
    Box::pin(work.advance::<Projects>(project, ProjectAction::Continue, |row| *row = computed)).await?;
    Ok(())
}

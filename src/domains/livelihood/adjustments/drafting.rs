//! An adjustment is drafted, submitted, or withdrawn; what it changes fits its project.

use super::{
    AdjustmentState, Adjustments, clock,
    entity::{AdjustmentContent, AdjustmentSubmission, Column, Model, NewAdjustment},
    words::{AdjustedValues, AdjustmentKind},
};
use crate::{
    candidates::{CandidateState, Candidates, lead_to_the_whole},
    cycles::{CycleState, Cycles},
    projects::{self, ProjectAction, ProjectState, Projects, entity::Model as Project, extent::MinorRules},
};
use access::users::is_head_of;
use instruments::{ballots::ballot_on, deadlines, documents::stored, on_agenda};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::numbers::Hundredths,
    vocabulary::Role,
    workflow::{Guarded, Reason, Verdict, starting_states},
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

pub(super) type AdjustmentStep<'a> = Step<'a, Adjustments>;

platform::guards! { Adjustments:
    application_stored(AdjustmentSubmission): stored(body.document_id);
}

async fn project_of(step: &AdjustmentStep<'_>) -> Result<Project> {
    step.stored::<Projects>(step.row.project_id).await
}

/// The department that leads it asks for it, or the government office that conducts its year.
pub(super) async fn of_own_project(step: &AdjustmentStep<'_>, body: &NewAdjustment) -> Guarded {
    let project = step.referred::<Projects>(body.project_id, "/project_id").await?;
    let actor = &step.call.actor;
    let leads = actor.is_any(&[Role::OrganClerk, Role::OrganHead])
        && project.lead_department_id == actor.organization_id;
    let governs = actor.is(Role::GovernmentOffice) && project.government_id == actor.organization_id;
    Ok(Verdict::require(leads || governs).at("/project_id"))
}

/// A project waits for one decision at a time; of two who ask at once the second finds it waiting.
pub(super) async fn none_is_open(step: &AdjustmentStep<'_>, _: &NewAdjustment) -> Guarded {
    let waits = project_of(step).await?.state == ProjectState::Adjusting;
    Ok(Verdict::require(!waits).at("/project_id"))
}

pub(super) async fn project_goes_on(step: &AdjustmentStep<'_>, _: &NewAdjustment) -> Guarded {
    let state = project_of(step).await?.state;
    let goes_on = starting_states::<Projects>(ProjectAction::RequestAdjustment).contains(&state);
    Ok(Verdict::require(goes_on).at("/project_id"))
}

/// Before the last day that holds now; later a project may only end.
pub(super) async fn in_time<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let last = project_of(step).await?.finish_on;
    let holds = step.today() < last || step.row.kind == AdjustmentKind::Terminate;
    Ok(Verdict::require(holds).with("finish_on", last.to_string()).at("/kind"))
}

pub(super) async fn not_suspended_twice<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let suspended = project_of(step).await?.suspended_at.is_some();
    Ok(Verdict::require(!suspended || step.row.kind != AdjustmentKind::Suspend).at("/kind"))
}

pub(super) async fn values_of_the_kind<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let kind = step.row.kind;
    let fits = match &*step.row.new_value.0 {
        [] => matches!(kind, AdjustmentKind::Suspend | AdjustmentKind::Terminate),
        [values] => values.are_of(kind),
        _ => false,
    };
    Ok(Verdict::require(fits).at("/new_value"))
}

/// The new value, if there is one.
fn new_value(row: &Model) -> Option<&AdjustedValues> {
    row.new_value.0.first()
}

/// The candidate that stands in for the project, of a replacement.
pub(super) fn replacement_of(row: &Model) -> Option<Uuid> {
    new_value(row).and_then(|new| new.replacement_id)
}

/// A change of the goal changes the goal, and not only where it is reached.
pub(super) async fn something_changes<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let old = AdjustedValues::of(step.row.kind, &project_of(step).await?);
    let same = old.first().zip(new_value(&step.row)).is_some_and(|(old, new)| match step.row.kind {
        AdjustmentKind::GoalChange => (&old.target_values, &old.stages) == (&new.target_values, &new.stages),
        _ => old == new,
    });
    Ok(Verdict::require(!same).at("/new_value"))
}

/// A target for each goal, and of a project of several years one for each of them, of which the last is that of the whole.
pub(super) async fn goals_fit<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let Some(new) = new_value(&step.row).filter(|_| step.row.kind == AdjustmentKind::GoalChange) else {
        return Ok(Verdict::Holds);
    };
    let project = project_of(step).await?;
    let each = new.target_values.len() == project.goals.0.len();
    let measured = new.target_values.iter().all(|target| *target > Hundredths(0));
    let first = project.goals.0.first().map(|goal| &*goal.stage_targets).unwrap_or_default();
    let (years, whole) = (first.iter().map(|stage| stage.year.get()), new.target_values.first());
    let unstaged = first.is_empty() && new.stages.is_empty();
    let staged = unstaged || whole.is_some_and(|whole| lead_to_the_whole(&new.stages, years, *whole));
    Ok(Verdict::require(each && measured && staged).at("/new_value/0/target_values"))
}

pub(super) async fn places_exist<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let places = new_value(&step.row).map(|new| &*new.locations).unwrap_or_default();
    let streets: Vec<Uuid> = places.iter().map(|one| one.street_or_town_id).collect();
    let place = |index| format!("/new_value/0/locations/{index}/street_or_town_id");
    step.referred_all::<Organizations>(&streets, place).await?;
    Ok(Verdict::Holds)
}

/// What is done at its places is the first goal together.
pub(super) async fn places_add_up<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let Some(new) = new_value(&step.row).filter(|new| !new.locations.is_empty()) else {
        return Ok(Verdict::Holds);
    };
    let mut project = project_of(step).await?;
    step.row.write_to(&mut project);
    let target = project.goals.0.first().map(|goal| i128::from(goal.target_value.0));
    let sum = new.locations.iter().map(|one| i128::from(one.target.0)).sum::<i128>();
    Ok(Verdict::require(target == Some(sum)).at("/new_value/0/locations"))
}

pub(super) async fn days_in_order<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let project = project_of(step).await?;
    let schedule = new_value(&step.row).and_then(AdjustedValues::schedule);
    let fits = schedule.is_none_or(|schedule| schedule.fits(&project, step.today()));
    Ok(Verdict::require(fits).at("/new_value/0/milestone_days"))
}

pub(super) async fn spent_is_covered<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let executed = project_of(step).await?.executed_fen;
    let budget = new_value(&step.row).and_then(|new| new.budget_fen);
    Ok(Verdict::require(budget.is_none_or(|budget| budget >= executed))
        .with("executed_fen", executed.get())
        .at("/new_value/0/budget_fen"))
}

/// What stands in for it was on the ballot of its year, was not selected, stands in for nothing else, and can still be carried out in
/// its year.
pub(super) async fn replacement_fits<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let pointer = "/new_value/0/replacement_id";
    let Some(candidate) = replacement_of(&step.row) else { return Ok(Verdict::Holds) };
    let candidate = step.referred::<Candidates>(candidate, pointer).await?;
    let same_year = candidate.cycle_id == project_of(step).await?.cycle_id;
    let free = projects::of_candidate(&step.work(), candidate.id).await?.is_none();
    let not_selected = candidate.state == CandidateState::NotSelected;
    let cycle = step.stored::<Cycles>(candidate.cycle_id).await?;
    let ahead =
        cycle.state == CycleState::Executing && candidate.finish_on.is_some_and(|day| day > step.today());
    let asked_for = stands_in_elsewhere(step, candidate.id).await?;
    Ok(Verdict::require(same_year && not_selected && free && ahead && !asked_for).at(pointer))
}

/// Whether another adjustment that is not over has a candidate stand in.
async fn stands_in_elsewhere(step: &AdjustmentStep<'_>, candidate: Uuid) -> Result<bool> {
    use AdjustmentState::{Approved, Draft, OnAgenda, Submitted};
    let others = step.all::<Adjustments>().filter(Column::Id.ne(step.row.id));
    let others = others.filter(Column::Kind.eq(AdjustmentKind::Replace));
    let others =
        others.filter(Column::State.is_in([Draft, Submitted, OnAgenda, Approved])).all(step.tx).await?;
    Ok(others.iter().any(|other| replacement_of(other) == Some(candidate)))
}

/// The project waits from now on.
pub(super) async fn begin(step: &mut AdjustmentStep<'_>, _: NewAdjustment) -> Result<()> {
    let project = project_of(step).await?;
    let row = &mut step.row;
    (row.level, row.organization_id) = (project.level, project.organization_id);
    (row.government_id, row.lead_department_id) = (project.government_id, project.lead_department_id);
    row.state_before = project.state;
    write_down(step, &project);
    projects::begin_adjusting(&step.work(), project).await
}

pub(super) async fn draft_again(step: &mut AdjustmentStep<'_>, _: AdjustmentContent) -> Result<()> {
    let project = project_of(step).await?;
    write_down(step, &project);
    Ok(())
}

/// What the project says now, and who wrote this.
fn write_down(step: &mut AdjustmentStep<'_>, project: &Project) {
    step.row.old_value = AdjustedValues::of(step.row.kind, project).into();
    step.row.drafted_by = step.call.actor.user_id;
}

pub(super) async fn signed_by_the_head(step: &AdjustmentStep<'_>, body: &AdjustmentSubmission) -> Guarded {
    let is_head = is_head_of(step, body.signed_by, step.row.government_id).await?;
    Ok(Verdict::require(is_head).at("/signed_by"))
}

/// The project says what it said when this was drafted.
pub(super) async fn old_value_stands<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let now = AdjustedValues::of(step.row.kind, &project_of(step).await?);
    Ok(Verdict::require(now == step.row.old_value.0))
}

/// Whether it is minor follows from all that differs from what was decided.
pub(super) async fn submit(step: &mut AdjustmentStep<'_>, body: AdjustmentSubmission) -> Result<()> {
    body.assign(&mut step.row);
    let mut project = project_of(step).await?;
    step.row.write_to(&mut project);
    let rules = MinorRules::of(&step.work(), &project).await?;
    let is_minor = !step.row.kind.is_always_major() && rules.is_minor(&project);
    (step.row.is_minor, step.row.submitted_at) = (Some(is_minor), Some(step.call.now));
    let work = step.work();
    if is_minor {
        clock::await_approval(&work, &step.row).await
    } else {
        clock::await_agenda(&work, &step.row).await
    }
}

/// Nothing is taken back once it is voted on.
pub(super) async fn not_voted_on<B>(step: &AdjustmentStep<'_>, _: &B) -> Guarded {
    let vote = ballot_on(&step.work(), [step.row.id], None).await?;
    Ok(Verdict::require(vote.is_none()).with("ballot_id", vote.map(|ballot| ballot.id.to_string())))
}

pub(super) async fn withdraw(step: &mut AdjustmentStep<'_>, _: Reason) -> Result<()> {
    let work = step.work();
    on_agenda::strike::<Adjustments>(work, &step.row).await?;
    deadlines::cancel_all(&work, step.row.id).await?;
    release(&work, &step.row).await
}

/// The project goes on as it was.
pub(super) async fn release(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let project = work.stored::<Projects>(row.project_id).await?;
    Box::pin(projects::go_on(work, project, row.state_before, |_| {})).await
}

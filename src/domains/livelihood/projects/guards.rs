//! What is asked of a plan and of its milestones.

use super::{
    ProjectState, Projects,
    entity::{LeadTransfer, MilestoneDone, Model, ProgressReporting, ProjectAcceptance, ProjectPlanning},
};
use crate::candidates::lead_to_the_whole;
use chrono::Datelike;
use instruments::{
    documents::stored,
    publications::{PublicationKind, Required, Side, TO_PUBLIC, ToldByItsSide, missing_of, nothing_missing},
};
use platform::{
    call::{
        Step,
        guards::{given, not_before, until_today},
    },
    records::record_reference::RecordReference,
    values::numbers::{Hundredths, Whole},
    workflow::{Guarded, Note, Verdict},
};
use registry::organizations::{Organizations, each_valid_on, valid_on};
use uuid::Uuid;

pub(super) type ProjectStep<'a> = Step<'a, Projects>;

platform::guards! { Projects:
    plan_stored(ProjectPlanning): stored(body.plan_document_id);
    done_until_today(MilestoneDone): until_today(body.done_on);
    /// It is a milestone of the plan, which stood by then.
    done_since_the_plan(MilestoneDone): not_before(body.done_on, row.plan_published_on);
    milestone_proved(MilestoneDone): given(body.evidence_ids), stored(body.evidence_ids);
    acceptance_papers(ProjectAcceptance): given(body.acceptance_document_ids), stored(body.acceptance_document_ids);
    photos_stored(ProgressReporting): stored(body.photo_ids);
}

/// How many milestones a plan has at least.
const MILESTONES: usize = 2;

/// The plan is fixed once it was published, until it is made anew for the next year.
pub(super) async fn plan_is_open(step: &ProjectStep<'_>, _: &ProjectPlanning) -> Guarded {
    Ok(Verdict::require(matches!(step.row.state, ProjectState::Selected | ProjectState::RolledOver)))
}

pub(super) async fn departments_are_there(step: &ProjectStep<'_>, body: &ProjectPlanning) -> Guarded {
    let named = &body.co_department_ids;
    each_valid_on(step, named, step.today(), |index| format!("/co_department_ids/{index}")).await?;
    Ok(Verdict::require(!named.contains(&step.row.lead_department_id)).at("/co_department_ids"))
}

pub(super) async fn places_exist(step: &ProjectStep<'_>, body: &ProjectPlanning) -> Guarded {
    let streets: Vec<Uuid> = body.locations.iter().map(|one| one.street_or_town_id).collect();
    let place = |index| format!("/locations/{index}/street_or_town_id");
    step.referred_all::<Organizations>(&streets, place).await?;
    Ok(Verdict::Holds)
}

/// Each goal is answered for by the department that leads or by one that assists.
pub(super) async fn responsible_take_part(step: &ProjectStep<'_>, body: &ProjectPlanning) -> Guarded {
    let takes_part = |one: Uuid| one == step.row.lead_department_id || body.co_department_ids.contains(&one);
    let other = body.goals.iter().position(|goal| !takes_part(goal.responsible_org_id));
    let pointer = format!("/goals/{}/responsible_org_id", other.unwrap_or_default());
    Ok(Verdict::require(other.is_none()).at(&pointer))
}

pub(super) async fn weights_add_up(_: &ProjectStep<'_>, body: &ProjectPlanning) -> Guarded {
    let goals: i64 = body.goals.iter().map(|goal| goal.weight.get()).sum();
    if goals != 100 {
        return Ok(Verdict::require(false).with("sum", goals).at("/goals"));
    }
    let milestones: i64 = body.milestones.iter().map(|milestone| milestone.weight.get()).sum();
    Ok(Verdict::require(milestones == 100).with("sum", milestones).at("/milestones"))
}

/// The first goal is the one that was decided, as it is in force, and in the years that were; the others have targets too, and at most in
/// the same years.
pub(super) async fn goal_as_decided(step: &ProjectStep<'_>, body: &ProjectPlanning) -> Guarded {
    let pointer = "/goals";
    let Some((goal, decided)) = body.goals.first().zip(step.row.goals.0.first()) else {
        return Ok(Verdict::require(false).at(pointer));
    };
    let said = (&goal.unit, goal.direction, goal.target_value, &goal.stage_targets);
    let same = said == (&decided.unit, decided.direction, decided.target_value, &decided.stage_targets);
    let years = || decided.stage_targets.iter().map(|stage| stage.year.get());
    let measured = body.goals.iter().skip(1).all(|goal| {
        let (stages, whole) = (&goal.stage_targets, goal.target_value);
        whole > Hundredths(0) && (stages.is_empty() || lead_to_the_whole(stages, years(), whole))
    });
    Ok(Verdict::require(same && measured).at(pointer))
}

/// What is done at its places is the first goal together.
pub(super) async fn places_add_up(step: &ProjectStep<'_>, body: &ProjectPlanning) -> Guarded {
    let target = step.row.goals.0.first().map(|decided| decided.target_value);
    let sum = body.locations.iter().map(|one| i128::from(one.target.0)).sum::<i128>();
    Ok(Verdict::require(target.is_some_and(|target| i128::from(target.0) == sum)).at("/locations"))
}

/// At least two, each later than the one before, the last on the day that was decided at the latest, and in the year unless it takes
/// several or was put off.
pub(super) async fn milestones_in_order(step: &ProjectStep<'_>, body: &ProjectPlanning) -> Guarded {
    let days: Vec<_> = body.milestones.iter().map(|milestone| milestone.due_on).collect();
    let rising = days.is_sorted_by(|before, after| before < after);
    let row = &step.row;
    let in_time = days.last().is_some_and(|last| {
        let put_off = row.decided_values.0.first().is_some_and(|decided| decided.finish_on < row.finish_on);
        *last <= row.finish_on && (row.is_staged || put_off || i64::from(last.year()) <= row.year.get())
    });
    Ok(Verdict::require(days.len() >= MILESTONES && rising && in_time).at("/milestones"))
}

pub(super) async fn plan_worked_out(step: &ProjectStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.milestones.0.len() >= MILESTONES))
}

/// The department tells of its plan, or the congress does.
impl ToldByItsSide for Projects {
    fn side(project: &Model) -> Side {
        Side { organs: vec![project.lead_department_id, project.government_id], ..Side::default() }
    }
}

/// The plan of its present year: each year has one, of a round of its own.
pub(super) async fn plan_published(step: &ProjectStep<'_>, _: &Note) -> Guarded {
    const PLAN: &[PublicationKind] = &[PublicationKind::ProjectPlan];
    let subject = RecordReference::of::<Projects>(step.row.id);
    let round = Some(step.row.stage_year.get32() - step.row.year.get32() + 1);
    // Whoever else tells of it is refused then; who led before told of it rightly.
    let told = Side { known_elsewhere: true, ..Side::default() };
    let required = Required { round, ..Required::of(subject, PLAN, TO_PUBLIC, told) };
    Ok(nothing_missing(missing_of(&step.work(), &[required]).await?))
}

/// Where a milestone stands in the list.
pub(super) fn place(no: Whole<1, 50>) -> usize {
    usize::try_from(no.get() - 1).unwrap_or(usize::MAX)
}

pub(super) async fn milestone_is_open(step: &ProjectStep<'_>, body: &MilestoneDone) -> Guarded {
    let milestone = step.row.milestones.0.get(place(body.no));
    Ok(Verdict::require(milestone.is_some_and(|one| one.done_on.is_none())).at("/no"))
}

pub(super) async fn late_record_explained(step: &ProjectStep<'_>, body: &MilestoneDone) -> Guarded {
    Ok(Verdict::require(body.done_on >= step.today() || body.late_reason.is_some()).at("/late_reason"))
}

pub(super) async fn successor_is_there(step: &ProjectStep<'_>, body: &LeadTransfer) -> Guarded {
    valid_on(step, body.lead_department_id, step.today(), "/lead_department_id").await?;
    Ok(Verdict::Holds)
}

//! What is asked before an item is written, cancelled or carried over.

use super::{
    OutcomeReason, WorkPlanItems,
    entity::{CarryingOver, Column, ItemCancellation, Model, NewWorkPlanItem, WorkPlanItemContent},
    versions::{begun, month_of},
    words::ItemSource,
};
use crate::{
    acting::acts,
    activities::{self, ASSIGNMENT, OrganizerType},
    work_plans::{self, WorkPlanState, WorkPlans},
};
use access::users::Users;
use platform::{
    call::Step,
    problem::Result,
    workflow::{Guarded, Verdict},
};
use registry::meetings::{arisen, committee_met};
use sea_orm::{ColumnTrait, QueryFilter};

type ItemStep<'a> = Step<'a, WorkPlanItems>;

async fn plan(step: &ItemStep<'_>) -> Result<work_plans::entity::Model> {
    step.stored::<WorkPlans>(step.row.plan_id).await
}

/// Whoever drafts the plan adds to it.
pub(super) async fn acts_for_plan(step: &ItemStep<'_>, body: &NewWorkPlanItem) -> Guarded {
    let plan = step.referred::<WorkPlans>(body.plan_id, "/plan_id").await?;
    Ok(Verdict::require(acts(&step.call.actor, &plan)).at("/plan_id"))
}

pub(super) async fn plan_is_a_draft<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    let state = plan(step).await?.state;
    Ok(Verdict::require(state == WorkPlanState::Draft))
}

/// The item of the version in force that this one goes on, if it was begun, or should have been.
async fn begun_before(step: &ItemStep<'_>) -> Result<Option<Model>> {
    let Some(origin) = step.row.origin_item_id else { return Ok(None) };
    let origin = step.stored::<WorkPlanItems>(origin).await?;
    let year = plan(step).await?.year.get32();
    let begun = begun(&step.work(), std::slice::from_ref(&origin), year).await?;
    Ok(Some(origin).filter(|origin| begun.contains(&origin.id)))
}

/// What was begun is not moved in a later version; more may be added to it.
pub(super) async fn not_moved(step: &ItemStep<'_>, _: &WorkPlanItemContent) -> Guarded {
    let begun = begun_before(step).await?;
    Ok(Verdict::require(begun.is_none_or(|origin| step.row.carries_on(&origin))))
}

/// Nor is it dropped.
pub(super) async fn not_begun<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(begun_before(step).await?.is_none()))
}

pub(super) async fn references_exist<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    let known =
        step.all::<Users>().filter(access::users::entity::Column::Id.eq(step.row.responsible_user_id));
    if known.one(step.tx).await?.is_none() {
        return Ok(Verdict::require(false).at("/responsible_user_id"));
    }
    if let Some(assignment) = step.row.assignment_id {
        step.referred_of_kind(ASSIGNMENT, assignment, "assignment").await?;
    }
    Ok(Verdict::Holds)
}

/// 地方组织法第五十九条: what is not the own arrangement, or is work of supervision, names its assignment.
pub(super) async fn assignment_named<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    let row = &step.row;
    let (first, _) = month_of(plan(step).await?.year.get32(), row.planned_month.get());
    let supervision = activities::is_supervision(&step.work(), row.category, first).await?;
    let needed = row.source != ItemSource::Own || supervision;
    Ok(Verdict::require(!needed || row.assignment_id.is_some()).at("/assignment_id"))
}

/// That an assignment was withdrawn nobody types.
pub(super) async fn reason_fits(_: &ItemStep<'_>, body: &ItemCancellation) -> Guarded {
    let typed = body.outcome_reason != OutcomeReason::AssignmentWithdrawn;
    Ok(Verdict::require(typed).at("/outcome_reason"))
}

/// What does not count as due is decided by the body that adopted the plan.
pub(super) async fn decided_by_its_body(step: &ItemStep<'_>, body: &ItemCancellation) -> Guarded {
    let pointer = "/cancelled_meeting_id";
    let plan = plan(step).await?;
    let asked = body.outcome_reason == OutcomeReason::ForceMajeure
        && plan.owner_type == OrganizerType::StreetCommittee;
    if !asked {
        return Ok(Verdict::Holds);
    }
    let Some(meeting) = body.cancelled_meeting_id else {
        return Ok(Verdict::require(false).with("reason", "missing").at(pointer));
    };
    let since = plan.adopted_on.unwrap_or(arisen(step));
    committee_met(step, meeting, since, (plan.congress_body_id, pointer)).await
}

/// An item of the same owner's plan of the next year, or of its draft.
pub(super) async fn into_the_next_year(step: &ItemStep<'_>, body: &CarryingOver) -> Guarded {
    let next = step.referred::<WorkPlanItems>(body.carried_to_item_id, "/carried_to_item_id").await?;
    let (here, there) = (plan(step).await?, step.stored::<WorkPlans>(next.plan_id).await?);
    let live = !matches!(there.state, WorkPlanState::Superseded | WorkPlanState::Closed);
    let fits = there.owner_id == here.owner_id && there.year.get() == here.year.get() + 1 && live;
    Ok(Verdict::require(fits).at("/carried_to_item_id"))
}

pub(super) async fn carried_once(step: &ItemStep<'_>, body: &CarryingOver) -> Guarded {
    let other = step.all::<WorkPlanItems>().filter(Column::CarriedToItemId.eq(body.carried_to_item_id));
    let other = other.one(step.tx).await?.map(|item| item.id.to_string());
    Ok(Verdict::require(other.is_none()).with("item_id", other).at("/carried_to_item_id"))
}

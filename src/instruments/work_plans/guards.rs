//! What is asked before a work plan is drafted, adopted, received, closed.

use super::{
    WorkPlanState, WorkPlans,
    effects::in_force,
    entity::{Column, Model, PlanAdoption, PlanClosing, PlanFiling, WorkPlanContent},
};
use crate::{
    acting::acts,
    activities::{self, OrganizerType, organizer_of},
    documents::stored,
    work_plan_items::{self, WorkPlanItemState, entity::Model as Item, month_of},
};
use chrono::Datelike;
use platform::{
    call::Step,
    problem::Result,
    vocabulary::Role,
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::meetings::{arisen, committee_met, quorate};
use sea_orm::{ColumnTrait, QueryFilter};

type PlanStep<'a> = Step<'a, WorkPlans>;

pub(super) async fn owner_known(step: &PlanStep<'_>, body: &WorkPlanContent) -> Guarded {
    step.referred_of_kind(body.owner_type.kind(), body.owner_id, "owner").await?;
    Ok(Verdict::Holds)
}

pub(super) async fn acts_for_owner(step: &PlanStep<'_>, body: &WorkPlanContent) -> Guarded {
    let Some(owner) = organizer_of(&step.work(), body.owner_type, body.owner_id).await? else {
        return Ok(Verdict::require(false).at("/owner_type"));
    };
    let mut row = step.row.clone();
    row.congress_body_id = owner.congress_body;
    row.acting_ids = owner.acting.into();
    Ok(Verdict::require(acts(&step.call.actor, &row)).at("/owner_id"))
}

/// The plans of the owner for the same year.
async fn of_the_year(step: &PlanStep<'_>) -> Result<Vec<Model>> {
    let plans = step.all::<WorkPlans>().filter(Column::OwnerId.eq(step.row.owner_id));
    let plans = plans.filter(Column::Year.eq(step.row.year)).filter(Column::Id.ne(step.row.id));
    Ok(plans.all(step.tx).await?)
}

/// A plan that is there is amended.
pub(super) async fn first_of_the_year(step: &PlanStep<'_>, _: &WorkPlanContent) -> Guarded {
    let there = of_the_year(step).await?.into_iter().next().map(|plan| plan.id.to_string());
    Ok(Verdict::require(there.is_none()).with("plan_id", there).at("/year"))
}

pub(super) async fn no_other_draft(step: &PlanStep<'_>, _: &Reason) -> Guarded {
    let draft = of_the_year(step).await?.into_iter().find(|plan| plan.state == WorkPlanState::Draft);
    Ok(Verdict::require(draft.is_none()).with("plan_id", draft.map(|plan| plan.id.to_string())))
}

/// The plan of a committee is adopted in a meeting of this committee; a group and a station adopt theirs without one.
pub(super) async fn adopted_by_its_body(step: &PlanStep<'_>, body: &PlanAdoption) -> Guarded {
    let pointer = "/adopted_meeting_id";
    let of_a_committee = step.row.owner_type == OrganizerType::StreetCommittee;
    let Some(meeting) = body.adopted_meeting_id.filter(|_| of_a_committee) else {
        let fits = !of_a_committee && body.adopted_meeting_id.is_none();
        return Ok(Verdict::require(fits).with("reason", "kind").at(pointer));
    };
    committee_met(step, meeting, arisen(step), (step.row.congress_body_id, pointer)).await
}

pub(super) async fn body_quorate(step: &PlanStep<'_>, body: &PlanAdoption) -> Guarded {
    match body.adopted_meeting_id {
        Some(meeting) => quorate(step, meeting).await,
        None => Ok(Verdict::Holds),
    }
}

pub(super) async fn some_item(step: &PlanStep<'_>, _: &PlanAdoption) -> Guarded {
    Ok(Verdict::require(!work_plan_items::of_plan(&step.work(), step.row.id).await?.is_empty()))
}

/// The items of the version in force.
async fn items_before(step: &PlanStep<'_>) -> Result<Vec<Item>> {
    let states = in_force();
    let before = of_the_year(step).await?.into_iter().find(|plan| states.contains(&plan.state));
    match before {
        Some(plan) => work_plan_items::of_plan(&step.work(), plan.id).await,
        None => Ok(Vec::new()),
    }
}

/// What was begun since the draft was made is in it, and as it was.
pub(super) async fn begun_items_kept(step: &PlanStep<'_>, _: &PlanAdoption) -> Guarded {
    let (work, before) = (step.work(), items_before(step).await?);
    let begun = work_plan_items::begun(&work, &before, step.row.year.get32()).await?;
    let kept = work_plan_items::of_plan(&work, step.row.id).await?;
    let lost = before.iter().find(|item| {
        let goes_on = matches!(item.state, WorkPlanItemState::Open | WorkPlanItemState::Done);
        let carried = |kept: &Item| kept.origin_item_id == Some(item.id) && kept.carries_on(item);
        goes_on && begun.contains(&item.id) && !kept.iter().any(carried)
    });
    Ok(Verdict::require(lost.is_none()).with("item_id", lost.map(|item| item.id.to_string())))
}

/// 地方组织法第五十九条: what is still to be done of the work of supervision was assigned, for its month. What the version in force has
/// in the same way was asked when that was adopted.
pub(super) async fn items_covered(step: &PlanStep<'_>, _: &PlanAdoption) -> Guarded {
    let (work, before) = (step.work(), items_before(step).await?);
    for item in work_plan_items::of_plan(&work, step.row.id).await? {
        let same = |earlier: &Item| item.origin_item_id == Some(earlier.id) && item.is_as(earlier);
        if item.state != WorkPlanItemState::Open || before.iter().any(same) {
            continue;
        }
        let (first, last) = month_of(step.row.year.get32(), item.planned_month.get());
        if !activities::is_supervision(&work, item.category, first).await? {
            continue;
        }
        let covered = activities::is_covered_within(
            &work,
            item.assignment_id,
            step.row.congress_body_id,
            item.category,
            (first, last),
        );
        if !covered.await? {
            return Ok(Verdict::require(false).with("item_id", item.id.to_string()));
        }
    }
    Ok(Verdict::Holds)
}

platform::guards! { WorkPlans:
    document_stored(PlanFiling): stored(body.document_id);
    summary_stored(PlanClosing): stored(body.summary_document_id);
}

/// The committee of the deputies' affairs receives the plans of committees; the street or town those of its groups and stations.
fn is_another(step: &PlanStep<'_>) -> Verdict {
    let (actor, row) = (&step.call.actor, &step.row);
    let of_a_committee = row.owner_type == OrganizerType::StreetCommittee;
    let own = row.acting_ids.0.contains(&actor.user_id);
    Verdict::require((actor.is(Role::DeputyAffairs) || !of_a_committee) && !own)
}

pub(super) async fn received_by_another(step: &PlanStep<'_>, _: &Note) -> Guarded {
    Ok(is_another(step))
}

pub(super) async fn sent_back_by_another(step: &PlanStep<'_>, _: &Reason) -> Guarded {
    Ok(is_another(step))
}

pub(super) async fn year_is_over(step: &PlanStep<'_>, _: &PlanClosing) -> Guarded {
    Ok(Verdict::require(step.today().year() > step.row.year.get32()).with("year", step.row.year.get()))
}

/// Each item is done, cancelled or carried over, and no activity of it waits to be verified.
pub(super) async fn every_item_ended(step: &PlanStep<'_>, _: &PlanClosing) -> Guarded {
    let items = work_plan_items::of_plan(&step.work(), step.row.id).await?;
    if let Some(open) = items.iter().find(|item| item.state == WorkPlanItemState::Open) {
        return Ok(Verdict::require(false).with("item_id", open.id.to_string()));
    }
    let ids: Vec<_> = items.iter().map(|item| item.id).collect();
    let open = activities::open_of_items(&step.work(), &ids).await?;
    let first = open.first().map(|activity| activity.id.to_string());
    Ok(Verdict::require(open.is_empty()).with("activity_id", first))
}

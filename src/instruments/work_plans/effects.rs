//! What the actions on a work plan write.

use super::{
    WorkPlanAction, WorkPlanState, WorkPlans, clock,
    entity::{Column, PlanAdoption, PlanClosing, PlanFiling, WorkPlanContent},
};
use crate::{
    activities::{Organizer, OrganizerType, organizer_of},
    deadlines, work_plan_items,
};
use platform::{
    call::{Step, UnitOfWork},
    problem::{Problem, Result},
    records::record::Assign,
    workflow::{Note, Nothing, Reason, starting_states},
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type PlanStep<'a> = Step<'a, WorkPlans>;

/// Who answers for it is known from its owner.
pub(super) async fn draft_first(step: &mut PlanStep<'_>, body: WorkPlanContent) -> Result<()> {
    let owner = organizer_of(&step.work(), body.owner_type, body.owner_id).await?;
    let owner = owner.ok_or_else(|| Problem::internal("an owner of a kind that nobody knows"))?;
    step.row.congress_body_id = owner.congress_body;
    step.row.acting_ids = owner.acting.into();
    step.row.version_no = 1;
    clock::drafted(&step.work(), &step.row).await
}

/// The states in which a plan is in force.
pub(super) fn in_force() -> Vec<WorkPlanState> {
    starting_states::<WorkPlans>(WorkPlanAction::Amend)
}

/// What was in force is superseded, and the activities follow their items.
pub(super) async fn adopt(step: &mut PlanStep<'_>, body: PlanAdoption) -> Result<()> {
    step.row.adopted_on = Some(step.today());
    body.assign(&mut step.row);
    let work = step.work();
    let before = work.all::<WorkPlans>().filter(Column::OwnerId.eq(step.row.owner_id));
    let before = before.filter(Column::Year.eq(step.row.year)).filter(Column::Id.ne(step.row.id));
    let states = in_force();
    for plan in before.filter(Column::State.is_in(states)).all(work.tx).await? {
        let plan = work.advance::<WorkPlans>(plan, WorkPlanAction::Supersede, |_| {}).await?;
        deadlines::cancel_all(&work, plan.id).await?;
    }
    work_plan_items::take_over(&work, step.row.id).await?;
    clock::adopted(&work, &step.row).await
}

pub(super) async fn file(step: &mut PlanStep<'_>, body: PlanFiling) -> Result<()> {
    step.row.filed_on = Some(step.today());
    body.assign(&mut step.row);
    clock::filed(&step.work(), &step.row).await
}

pub(super) async fn acknowledge(step: &mut PlanStep<'_>, _: Note) -> Result<()> {
    step.row.received_on = Some(step.today());
    clock::received(&step.work(), &step.row).await
}

pub(super) async fn send_back(step: &mut PlanStep<'_>, _: Reason) -> Result<()> {
    (step.row.filed_on, step.row.received_on) = (None, None);
    clock::sent_back(&step.work(), &step.row).await
}

/// The next version is a draft with the same items, in force when its body adopts it.
pub(super) async fn amend(step: &mut PlanStep<'_>, body: Reason) -> Result<()> {
    let (work, before) = (step.work(), step.row.clone());
    let made = work.make::<WorkPlans>(|row| {
        (row.owner_type, row.owner_id) = (before.owner_type, before.owner_id);
        row.congress_body_id = before.congress_body_id;
        row.acting_ids = before.acting_ids.clone();
        row.year = before.year;
        row.version_no = before.version_no + 1;
        row.amend_reason = Some(body.reason);
    });
    let draft = made.await?;
    work_plan_items::copy(&work, before.id, &draft).await
}

pub(super) async fn close(step: &mut PlanStep<'_>, body: PlanClosing) -> Result<()> {
    body.assign(&mut step.row);
    clock::closed(&step.work(), &step.row).await
}

/// A draft is given up with its items and its clock.
pub(super) async fn give_up(step: &mut PlanStep<'_>, _: Nothing) -> Result<()> {
    work_plan_items::give_up(&step.work(), step.row.id).await?;
    deadlines::cancel_all(&step.work(), step.row.id).await
}

/// Who acts for the owner of plans has changed.
///
/// # Errors
/// The database failed.
pub async fn follow_owner(
    work: &UnitOfWork<'_>,
    kind: OrganizerType,
    id: Uuid,
    owner: &Organizer,
) -> Result<()> {
    let states: Vec<WorkPlanState> = starting_states::<WorkPlans>(WorkPlanAction::FollowOwner);
    let plans = work.all::<WorkPlans>().filter(Column::OwnerId.eq(id)).filter(Column::OwnerType.eq(kind));
    for plan in plans.filter(Column::State.is_in(states)).all(work.tx).await? {
        if plan.acting_ids.0 == owner.acting && plan.congress_body_id == owner.congress_body {
            continue;
        }
        work.advance::<WorkPlans>(plan, WorkPlanAction::FollowOwner, |row| {
            row.congress_body_id = owner.congress_body;
            row.acting_ids = owner.acting.clone().into();
        })
        .await?;
        work_plan_items::follow_owner(work, id, owner).await?;
    }
    Ok(())
}

//! Who stands in which relation to an item of a work plan.

pub(super) use super::guards::*;
pub(super) use crate::acting::{own, own_area, own_group};

use super::{
    WorkPlanItems,
    entity::{Column, Model, NewWorkPlanItem},
};
use crate::work_plans::WorkPlans;
use platform::{call::Step, problem::Result, records::actor::Actor, workflow::Sight};

/// Whoever sees the plan.
pub(super) fn plan_seen(actor: &Actor) -> Sight<Model> {
    Sight::through::<WorkPlans>(actor, Column::PlanId)
}

/// The plan was told to the public.
pub(super) fn plan_out(actor: &Actor) -> Sight<Model> {
    plan_seen(actor)
}

/// It is of whom the plan is.
pub(super) async fn belong(step: &mut Step<'_, WorkPlanItems>, body: NewWorkPlanItem) -> Result<()> {
    let plan = step.stored::<WorkPlans>(body.plan_id).await?;
    step.row.owner_id = plan.owner_id;
    step.row.congress_body_id = plan.congress_body_id;
    step.row.acting_ids = plan.acting_ids;
    Ok(())
}

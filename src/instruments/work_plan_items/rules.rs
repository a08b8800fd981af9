//! Who stands in which relation to an item of a work plan.

pub(super) use super::guards::*;

use super::{
    WorkPlanItems,
    entity::{Column, Model, NewWorkPlanItem},
};
use crate::work_plans::WorkPlans;
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    workflow::{Relation, Sight},
};

/// Whoever sees the plan.
pub(super) fn plan_seen(actor: &Actor) -> Sight<Model> {
    Sight::through::<WorkPlans>(actor, Column::PlanId)
}

/// The plan was told to the public.
pub(super) fn plan_out(actor: &Actor) -> Sight<Model> {
    plan_seen(actor)
}

/// Staff of the street or town in which its owner is.
pub(super) fn own_area(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CongressBodyId, actor.organization_id)
}

/// Users who act for its owner.
pub(super) fn own(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ActingIds, actor.user_id)
}

/// Deputies who act for its owner.
pub(super) fn own_group(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ActingIds, actor.deputy_id)
}

/// It is of whom the plan is.
pub(super) async fn belong(step: &mut Step<'_, WorkPlanItems>, body: NewWorkPlanItem) -> Result<()> {
    let plan = step.stored::<WorkPlans>(body.plan_id).await?;
    step.row.owner_id = plan.owner_id;
    step.row.congress_body_id = plan.congress_body_id;
    step.row.acting_ids = plan.acting_ids;
    Ok(())
}

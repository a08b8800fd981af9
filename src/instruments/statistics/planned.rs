//! What was planned and done (SC04, HS05).

use super::{Scope, count, participation::verified};
use crate::{
    activities::entity as activity,
    work_plan_items::{OutcomeReason, WorkPlanItemState, WorkPlanItems, entity as item, month_of},
    work_plans::{WorkPlanState, WorkPlans, entity as plan},
};
use chrono::Datelike;
use platform::problem::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The plans of a year that are in force, and their items whose month ended in the period.
#[derive(Debug, Clone, Default)]
pub struct Planned {
    /// The plans.
    pub plans: Vec<plan::Model>,
    /// The items.
    pub items: Vec<item::Model>,
    /// How many activities of each item were verified.
    pub done: HashMap<Uuid, i64>,
}

impl Planned {
    /// Reads those of some owners: three queries.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(db: &impl ConnectionTrait, scope: Scope<'_>, owners: &[Uuid]) -> Result<Self> {
        use WorkPlanState::{Adopted, Closed, Filed, InExecution};
        let year = scope.period.from.year();
        let plans = scope.all::<WorkPlans>().filter(plan::Column::OwnerId.is_in(owners.to_vec()));
        let plans = plans.filter(plan::Column::State.is_in([Adopted, Filed, InExecution, Closed]));
        let plans = plans.filter(plan::Column::Year.eq(year)).all(db).await?;
        let over = (1..=12).filter(|month| scope.period.holds(month_of(year, *month).1));
        let items =
            scope.all::<WorkPlanItems>().filter(item::Column::PlanId.is_in(plans.iter().map(|one| one.id)));
        let items = items.filter(item::Column::PlannedMonth.is_in(over)).all(db).await?;
        let done = verified(scope)
            .filter(activity::Column::PlanItemId.is_in(items.iter().map(|one| one.id)))
            .select_only()
            .column(activity::Column::PlanItemId)
            .column_as(activity::Column::Id.count(), "verified")
            .group_by(activity::Column::PlanItemId);
        let done: Vec<(Uuid, i64)> = done.into_tuple().all(db).await?;
        Ok(Self { plans, items, done: done.into_iter().collect() })
    }

    /// Items done among those due, of one owner or of all.
    #[must_use]
    pub fn share(&self, owner: Option<Uuid>) -> (i64, i64) {
        let own = self.plans.iter().filter(|plan| owner.is_none_or(|owner| plan.owner_id == owner));
        let own: HashSet<Uuid> = own.map(|plan| plan.id).collect();
        let due = self.items.iter().filter(|item| own.contains(&item.plan_id) && !is_excused(item));
        (count(due.clone().filter(|item| self.is_done(item))), count(due))
    }

    fn is_done(&self, item: &item::Model) -> bool {
        let verified = self.done.get(&item.id).copied().unwrap_or_default();
        item.state != WorkPlanItemState::Cancelled && verified >= item.planned_count.get()
    }
}

/// Whether it was decided for a reason that counts that an item is not due (01 §2.4).
fn is_excused(item: &item::Model) -> bool {
    let excused = [Some(OutcomeReason::AssignmentWithdrawn), Some(OutcomeReason::ForceMajeure)];
    item.state == WorkPlanItemState::Cancelled && excused.contains(&item.outcome_reason)
}

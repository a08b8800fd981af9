//! The items of the versions of a plan: copied to the draft, and taken over when that is adopted.

use super::{
    OutcomeReason, WorkPlanItemAction, WorkPlanItemState, WorkPlanItems,
    entity::{Column, Model},
};
use crate::{
    activities::{Activities, ActivityAction, of_items},
    work_plans::entity::Model as Plan,
};
use chrono::{Days, Months, NaiveDate};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;
use uuid::Uuid;

/// The first and the last day of a month.
#[must_use]
pub fn month_of(year: i32, month: i64) -> (NaiveDate, NaiveDate) {
    let month = u32::try_from(month).unwrap_or(1);
    let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
    (first, first + Months::new(1) - Days::new(1))
}

/// The items of a plan.
///
/// # Errors
/// The database failed.
pub async fn of_plan(work: &UnitOfWork<'_>, plan: Uuid) -> Result<Vec<Model>> {
    let items = work.all::<WorkPlanItems>().filter(Column::PlanId.eq(plan));
    Ok(items.order_by_asc(Column::Id).all(work.tx).await?)
}

impl Model {
    /// Whether it is due all the same, whatever became of it: what was cancelled by a decision, or with its assignment, is not.
    fn stays_due(&self) -> bool {
        self.state != WorkPlanItemState::Cancelled || self.outcome_reason == Some(OutcomeReason::Other)
    }

    /// Whether it asks at least what an earlier version asked for: of the same kind, in the same month, as often.
    #[must_use]
    pub fn carries_on(&self, earlier: &Self) -> bool {
        let asked = |item: &Self| (item.category, item.planned_month);
        asked(self) == asked(earlier) && self.planned_count >= earlier.planned_count
    }

    /// Whether it is as it was in an earlier version.
    #[must_use]
    pub fn is_as(&self, earlier: &Self) -> bool {
        let same = (self.planned_count, self.source, self.assignment_id);
        self.carries_on(earlier) && same == (earlier.planned_count, earlier.source, earlier.assignment_id)
    }
}

/// Which of these items of a year were begun, or should have been: with activities, or of a month that is over.
///
/// # Errors
/// The database failed.
pub async fn begun(work: &UnitOfWork<'_>, items: &[Model], year: i32) -> Result<HashSet<Uuid>> {
    let ids: Vec<Uuid> = items.iter().map(|item| item.id).collect();
    let activities = of_items(work, &ids).await?;
    let held = activities.iter().filter(|activity| activity.follows_plans());
    let mut begun: HashSet<Uuid> =
        held.flat_map(super::super::activities::entity::Model::plan_items).collect();
    let over = |item: &&Model| month_of(year, item.planned_month.get()).1 < work.call.today();
    begun.extend(items.iter().filter(over).map(|item| item.id));
    Ok(begun)
}

/// The draft of the next version begins with the items of the one in force, but those that are no longer due.
///
/// # Errors
/// The database failed.
pub async fn copy(work: &UnitOfWork<'_>, from: Uuid, to: &Plan) -> Result<()> {
    use WorkPlanItemAction as A;
    for item in of_plan(work, from).await?.into_iter().filter(Model::stays_due) {
        let made = work.make::<WorkPlanItems>(|row| {
            row.plan_id = to.id;
            row.owner_id = item.owner_id;
            row.congress_body_id = item.congress_body_id;
            row.acting_ids = item.acting_ids.clone();
            row.category = item.category;
            row.title = item.title.clone();
            (row.planned_month, row.planned_count) = (item.planned_month, item.planned_count);
            row.responsible_user_id = item.responsible_user_id;
            row.source = item.source;
            row.assignment_id = item.assignment_id;
            row.origin_item_id = Some(item.id);
        });
        let made = made.await?;
        let ended = match item.state {
            WorkPlanItemState::Cancelled => A::Cancel,
            WorkPlanItemState::CarriedOver => A::CarryOver,
            WorkPlanItemState::Open | WorkPlanItemState::Done => continue,
        };
        work.advance::<WorkPlanItems>(made, ended, |row| {
            row.outcome_reason = item.outcome_reason;
            row.carried_to_item_id = item.carried_to_item_id;
        })
        .await?;
    }
    Ok(())
}

/// A draft that is given up takes its items with it.
///
/// # Errors
/// The database failed.
pub async fn give_up(work: &UnitOfWork<'_>, plan: Uuid) -> Result<()> {
    for item in of_plan(work, plan).await? {
        work.advance::<WorkPlanItems>(item, WorkPlanItemAction::Remove, |_| {}).await?;
    }
    Ok(())
}

/// When the draft is adopted, activities follow their items, and what was verified counts for these.
///
/// # Errors
/// The database failed.
pub async fn take_over(work: &UnitOfWork<'_>, plan: Uuid) -> Result<()> {
    for item in of_plan(work, plan).await? {
        let Some(origin) = item.origin_item_id else { continue };
        let counted = work.stored::<WorkPlanItems>(origin).await?.verified_count;
        for activity in of_items(work, &[origin]).await? {
            if activity.follows_plans() {
                let follow = ActivityAction::FollowOrganizer;
                work.advance::<Activities>(activity, follow, |row| row.follow_item(origin, item.id)).await?;
            }
        }
        super::count_verified(work, item.id, counted).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::month_of;

    #[test]
    fn a_month_ends_on_its_last_day() {
        let days = |year, month| month_of(year, month).1.to_string();
        assert_eq!(
            (days(2026, 2), days(2028, 2), days(2026, 12)),
            ("2026-02-28".into(), "2028-02-29".into(), "2026-12-31".into())
        );
    }
}

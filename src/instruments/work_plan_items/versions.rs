//! The items of the versions of a plan: copied to the draft, and taken over when that is adopted.

use super::{
    WorkPlanItemState, WorkPlanItems,
    entity::{Column, Model},
};
use crate::{
    activities::{Activities, ActivityAction, of_items},
    work_plans::entity::Model as Plan,
};
use chrono::{Days, Months, NaiveDate};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
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

/// The draft of the next version begins with the items of the one in force that are still to be done, or were done.
///
/// # Errors
/// The database failed.
pub async fn copy(work: &UnitOfWork<'_>, from: Uuid, to: &Plan) -> Result<()> {
    let live = [WorkPlanItemState::Open, WorkPlanItemState::Done];
    for item in of_plan(work, from).await?.into_iter().filter(|item| live.contains(&item.state)) {
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
        made.await?;
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
                work.advance::<Activities>(activity, follow, |row| row.plan_item_id = Some(item.id)).await?;
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

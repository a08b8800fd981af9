//! How many activities of an item are verified: enough of them, and it is done.

use super::{OutcomeReason, WorkPlanItemAction, WorkPlanItemState, WorkPlanItems, entity::Column};
use crate::activities::Organizer;
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// Counts verified activities of an item, or takes them back.
///
/// # Errors
/// The database failed.
pub async fn count_verified(work: &UnitOfWork<'_>, item: Uuid, change: i32) -> Result<()> {
    use WorkPlanItemAction as A;
    if change == 0 {
        return Ok(());
    }
    let item = work.stored::<WorkPlanItems>(item).await?;
    let counted = (item.verified_count + change).max(0);
    let enough = i64::from(counted) >= item.planned_count.get();
    let action = match (item.state, enough) {
        (WorkPlanItemState::Open, true) => A::Complete,
        (WorkPlanItemState::Done, false) => A::Reopen,
        _ => A::Count,
    };
    work.advance::<WorkPlanItems>(item, action, |row| row.verified_count = counted).await?;
    Ok(())
}

/// The items of an assignment that is withdrawn are no longer due.
///
/// # Errors
/// The database failed.
pub async fn assignment_withdrawn(work: &UnitOfWork<'_>, assignment: Uuid) -> Result<()> {
    let items = work.all::<WorkPlanItems>().filter(Column::AssignmentId.eq(assignment));
    for item in items.filter(Column::State.eq(WorkPlanItemState::Open)).all(work.tx).await? {
        work.advance::<WorkPlanItems>(item, WorkPlanItemAction::Cancel, |row| {
            row.outcome_reason = Some(OutcomeReason::AssignmentWithdrawn);
        })
        .await?;
    }
    Ok(())
}

/// Who acts for the owner has changed.
///
/// # Errors
/// The database failed.
pub async fn follow_owner(work: &UnitOfWork<'_>, owner: Uuid, known: &Organizer) -> Result<()> {
    let items = work.all::<WorkPlanItems>().filter(Column::OwnerId.eq(owner));
    for item in items.filter(Column::State.eq(WorkPlanItemState::Open)).all(work.tx).await? {
        if item.acting_ids.0 == known.acting && item.congress_body_id == known.congress_body {
            continue;
        }
        work.advance::<WorkPlanItems>(item, WorkPlanItemAction::FollowOwner, |row| {
            row.congress_body_id = known.congress_body;
            row.acting_ids = known.acting.clone().into();
        })
        .await?;
    }
    Ok(())
}

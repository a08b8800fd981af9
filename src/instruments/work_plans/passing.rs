//! The plans of an owner that ends go on as those of its successor (01 §3.9).

use super::{
    WorkPlanAction, WorkPlanState, WorkPlans,
    effects::in_force,
    entity::{Column, Model},
};
use crate::{
    deadlines,
    work_plan_items::{self, WorkPlanItemAction, WorkPlanItemState, WorkPlanItems},
};
use platform::{call::UnitOfWork, problem::Result, workflow::unfinished_states};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

async fn plans_of(work: &UnitOfWork<'_>, owner: Uuid) -> Result<Vec<Model>> {
    let plans = work.all::<WorkPlans>().filter(Column::OwnerId.eq(owner));
    Ok(plans.order_by_asc(Column::Id).all(work.tx).await?)
}

/// The plans of an owner that are still to be carried out, or adopted.
///
/// # Errors
/// The database failed.
pub async fn unfinished_of(work: &UnitOfWork<'_>, owner: Uuid) -> Result<Vec<Model>> {
    let unfinished = unfinished_states::<WorkPlans>();
    let mut own = plans_of(work, owner).await?;
    own.retain(|plan| unfinished.contains(&plan.state));
    Ok(own)
}

/// A plan goes on as it is where the successor has none for its year, with its clocks; else the successor's takes over what is still to
/// be done. A draft that nobody adopted ends where there is a plan.
///
/// # Errors
/// The database failed.
pub async fn pass_on(work: &UnitOfWork<'_>, owner: Uuid, successor: Uuid) -> Result<()> {
    let mut own = unfinished_of(work, owner).await?;
    // What is in force first: a draft gives way to it.
    own.sort_by_key(|plan| plan.state == WorkPlanState::Draft);
    for plan in own {
        let mut theirs = plans_of(work, successor).await?;
        theirs.retain(|other| other.year == plan.year);
        let live = theirs.iter().find(|other| in_force().contains(&other.state));
        let live = live.or(theirs.iter().find(|other| other.state == WorkPlanState::Draft));
        match live {
            Some(other) if plan.state != WorkPlanState::Draft => unite(work, plan, other).await?,
            Some(_) => end(work, plan).await?,
            None => {
                let versions = theirs.iter().map(|other| other.version_no);
                let version_no = versions.max().map_or(plan.version_no, |last| last + 1);
                go_on(work, plan, (owner, successor), version_no).await?;
            }
        }
    }
    Ok(())
}

/// What was only drafted takes its items with it.
async fn end(work: &UnitOfWork<'_>, plan: Model) -> Result<()> {
    deadlines::cancel_all(work, plan.id).await?;
    if plan.state == WorkPlanState::Draft {
        work_plan_items::give_up(work, plan.id).await?;
    }
    work.advance::<WorkPlans>(plan, WorkPlanAction::Supersede, |_| {}).await?;
    Ok(())
}

async fn unite(work: &UnitOfWork<'_>, plan: Model, into: &Model) -> Result<()> {
    let mut items = work_plan_items::of_plan(work, plan.id).await?;
    items.retain(|item| item.state == WorkPlanItemState::Open);
    for item in items {
        work.advance::<WorkPlanItems>(item, WorkPlanItemAction::FollowOwner, |row| {
            (row.plan_id, row.owner_id) = (into.id, into.owner_id);
            // What it went on from is counted in it already.
            row.origin_item_id = None;
            row.congress_body_id = into.congress_body_id;
            row.acting_ids = into.acting_ids.clone();
        })
        .await?;
    }
    end(work, plan).await
}

async fn go_on(
    work: &UnitOfWork<'_>,
    plan: Model,
    (owner, successor): (Uuid, Uuid),
    version_no: i32,
) -> Result<()> {
    for item in work_plan_items::of_plan(work, plan.id).await? {
        work.pass_on::<WorkPlanItems>(item, owner, successor).await?;
    }
    work.advance::<WorkPlans>(plan, WorkPlanAction::FollowOwner, |row| {
        (row.owner_id, row.version_no) = (successor, version_no);
    })
    .await?;
    Ok(())
}

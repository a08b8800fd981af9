//! The rule of a year that is in force.

use super::{
    BallotRuleState, BallotRules,
    entity::{Column, Model},
};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// The adopted rule of a year.
pub(crate) async fn rule_in_force(work: &UnitOfWork<'_>, cycle: Uuid) -> Result<Option<Model>> {
    let adopted = work.all::<BallotRules>().filter(Column::CycleId.eq(cycle));
    Ok(adopted.filter(Column::State.eq(BallotRuleState::Adopted)).one(work.tx).await?)
}

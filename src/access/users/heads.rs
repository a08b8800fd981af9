//! The head of an organization, who signs its papers.

use super::{UserState, Users, entity::Column};
use platform::{call::Step, problem::Result, vocabulary::Role, workflow::Workflow};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// Whether a user of the district is the head of an organization, and may still act.
///
/// # Errors
/// The database failed.
pub async fn is_head_of<W: Workflow>(step: &Step<'_, W>, user: Uuid, organization: Uuid) -> Result<bool> {
    let found =
        step.all::<Users>().filter(Column::Id.eq(user)).filter(Column::OrganizationId.eq(organization));
    let found = found.filter(Column::State.eq(UserState::Active));
    Ok(found.one(step.tx).await?.is_some_and(|user| user.roles.0.contains(&Role::OrganHead)))
}

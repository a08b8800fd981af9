//! What a project has asked of others and is not closed.

use super::{
    CoordinationRequests, CoordinationState,
    entity::{Column, Model},
};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The requests of a project that are not closed, the oldest first.
///
/// # Errors
/// The database failed.
pub(crate) async fn open_of_project(work: &UnitOfWork<'_>, project: Uuid) -> Result<Vec<Model>> {
    let found = work.all::<CoordinationRequests>().filter(Column::ProjectId.eq(project));
    let found = found.filter(Column::State.ne(CoordinationState::Closed)).order_by_asc(Column::Id);
    Ok(found.all(work.tx).await?)
}

//! The monthly reports of a project that stand.

use super::{
    ProgressReports, ProgressState,
    entity::{Column, Model},
};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Those that no other has put right, by their months.
pub(crate) async fn standing(work: &UnitOfWork<'_>, project: Uuid) -> Result<Vec<Model>> {
    let found = work.all::<ProgressReports>().filter(Column::ProjectId.eq(project));
    let found = found.filter(Column::State.eq(ProgressState::Reported)).order_by_asc(Column::Period);
    Ok(found.order_by_asc(Column::Id).all(work.tx).await?)
}

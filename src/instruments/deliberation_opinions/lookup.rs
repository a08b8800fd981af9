//! The opinion on a record: what the guards of its domain ask.

use super::{
    DeliberationOpinions,
    entity::{Column, Model},
};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The latest opinion on a record.
///
/// # Errors
/// The database failed.
pub async fn opinion_on(work: &UnitOfWork<'_>, source_type: &str, source_id: Uuid) -> Result<Option<Model>> {
    let opinions = work
        .all::<DeliberationOpinions>()
        .filter(Column::SourceId.eq(source_id))
        .filter(Column::SourceType.eq(source_type));
    Ok(opinions.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).one(work.tx).await?)
}

/// All opinions on a record, the oldest first.
///
/// # Errors
/// The database failed.
pub async fn opinions_on(work: &UnitOfWork<'_>, source_type: &str, source_id: Uuid) -> Result<Vec<Model>> {
    let opinions = work
        .all::<DeliberationOpinions>()
        .filter(Column::SourceId.eq(source_id))
        .filter(Column::SourceType.eq(source_type));
    Ok(opinions.order_by_asc(Column::Id).all(work.tx).await?)
}

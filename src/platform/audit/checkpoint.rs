//! Where the old end of a chain was cut: the hash to which its first remaining entry is chained.

use super::entity::Model as Entry;
use crate::platform::{problem::Result, store::Transaction};
use chrono::{DateTime, Utc};
use entity::{ActiveModel, Column, Entity};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use std::collections::HashMap;
use uuid::Uuid;

/// The rows of the checkpoints.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// The last entry of a record that was removed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_checkpoint")]
    pub struct Model {
        /// The record.
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject_id: Uuid,
        /// The version of the record after the removed entry.
        pub sequence: i32,
        /// The hash of the removed entry.
        pub hash: String,
        /// When it was removed.
        pub pruned_at: DateTimeUtc,
    }

    /// Followed by id only.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The checkpoints of some records.
///
/// # Errors
/// The database failed.
pub async fn of(
    db: &impl ConnectionTrait,
    subjects: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, entity::Model>> {
    let mut subjects: Vec<Uuid> = subjects.collect();
    subjects.dedup();
    let found = Entity::find().filter(Column::SubjectId.is_in(subjects)).all(db).await?;
    Ok(found.into_iter().map(|cut| (cut.subject_id, cut)).collect())
}

/// Notes that entries up to this one are removed.
///
/// # Errors
/// The database failed.
pub async fn keep(tx: &Transaction, last: &Entry, now: DateTime<Utc>) -> Result<()> {
    let cut = ActiveModel {
        subject_id: Set(last.subject_id),
        sequence: Set(last.sequence),
        hash: Set(last.hash.clone()),
        pruned_at: Set(now),
    };
    let mut again = OnConflict::column(Column::SubjectId);
    again.update_columns([Column::Sequence, Column::Hash, Column::PrunedAt]);
    Entity::insert(cut).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

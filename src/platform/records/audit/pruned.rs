//! What remains of entries that pruning removed: that they were, not what they said. So the chain still begins at its
//! first entry, checkpoints that cover them can still be recomputed, and nobody can remove entries unnoticed.

use super::covered::{Covered, Digest};
use crate::{
    problem::Result,
    records::canonical::canonical,
    values::{hash::Sha256, hex::hex},
};
use entity::{Column, Entity, Model};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

/// The rows of removed entries.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// A removed entry.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_pruned")]
    pub struct Model {
        /// The entry.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The kind of the record.
        pub subject_type: String,
        /// The record.
        pub subject_id: Uuid,
        /// The version of the record after the change.
        pub sequence: i32,
        /// When.
        pub occurred_at: DateTimeUtc,
        /// Its hash.
        pub hash: String,
        /// The entry of the database's own trail that tells of the pruning.
        pub pruned_in: i32,
        /// The hash of the columns after it, where a chain was cut behind it.
        pub columns_hash: Option<String>,
        /// The columns after it, where its chain begins now.
        pub columns: Option<Json>,
    }

    /// Followed by id only.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where the chains of some records begin: the last entry of each that was removed.
///
/// # Errors
/// The database failed.
pub async fn cuts(
    db: &impl ConnectionTrait,
    subjects: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Model>> {
    let mut subjects: Vec<Uuid> = subjects.collect();
    subjects.dedup();
    // In order, so that the last one of each record stays.
    let found = Entity::find().filter(Column::SubjectId.is_in(subjects)).order_by_asc(Column::Sequence);
    Ok(found.all(db).await?.into_iter().map(|removed| (removed.subject_id, removed)).collect())
}

/// The hash of the columns of a record.
///
/// # Errors
/// A number has no canonical form.
pub fn columns_hash(columns: &Value) -> Result<String> {
    Ok(hex(&Sha256::of(canonical(columns)?)))
}

impl Digest {
    /// Takes in a removed entry, as pruning writes it down.
    ///
    /// # Errors
    /// A number has no canonical form.
    pub fn add_pruned(&mut self, removed: &Model) -> Result<()> {
        self.add(&Covered::from(removed))?;
        self.add_text(removed.columns_hash.as_deref().unwrap_or_default());
        Ok(())
    }
}

impl From<&Model> for Covered {
    fn from(removed: &Model) -> Self {
        Self {
            id: removed.id,
            subject_type: removed.subject_type.clone(),
            subject_id: removed.subject_id,
            sequence: removed.sequence,
            occurred_at: removed.occurred_at,
            hash: removed.hash.clone(),
        }
    }
}

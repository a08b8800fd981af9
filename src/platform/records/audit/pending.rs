//! Entries that no checkpoint covers yet. Each is noted in the transaction that writes it, and the note is taken away by
//! the checkpoint that covers it: so nothing depends on clocks or on the order of commits, and no writer waits.

use super::{covered::Covered, entity as entries};
use crate::{
    problem::Result,
    store::{Store, Transaction},
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait, Set,
    sea_query::InsertStatement,
};
use uuid::Uuid;

/// The rows of the notes.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// An entry waits for a checkpoint.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_pending")]
    pub struct Model {
        /// The entry.
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: Uuid,
    }

    /// To the entry.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        /// The entry.
        #[sea_orm(
            belongs_to = "crate::records::audit::entity::Entity",
            from = "Column::EntryId",
            to = "crate::records::audit::entity::Column::Id"
        )]
        Entry,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// What is to be inserted so that entries wait for a checkpoint.
pub fn noting(entries: impl IntoIterator<Item = Uuid>) -> InsertStatement {
    Entity::insert_many(entries.into_iter().map(|entry| ActiveModel { entry_id: Set(entry) })).into_query()
}

/// The next entries that wait, in the order of their ids.
///
/// # Errors
/// The database failed.
pub async fn after(store: &Store, last: Uuid, most: u64) -> Result<Vec<Covered>> {
    let waiting = Entity::find().select_only().join(JoinType::InnerJoin, entity::Relation::Entry.def());
    let waiting = waiting
        .column(entries::Column::Id)
        .column(entries::Column::SubjectType)
        .column(entries::Column::SubjectId)
        .column(entries::Column::Sequence)
        .column(entries::Column::OccurredAt)
        .column(entries::Column::Hash)
        .filter(Column::EntryId.gt(last))
        .order_by_asc(Column::EntryId)
        .limit(most);
    Ok(waiting.into_model().all(store.read()).await?)
}

/// Takes the notes of entries away, because a checkpoint covers them.
///
/// # Errors
/// The database failed.
pub async fn clear(tx: &Transaction, covered: &[Uuid]) -> Result<()> {
    for some in covered.chunks(500) {
        let gone = Entity::delete_many().filter(Column::EntryId.is_in(some.iter().copied()));
        gone.exec(tx).await?;
    }
    Ok(())
}

//! Writing an entry.

use super::{chain::seal, entity, pending};
use crate::{problem::Result, store::Transaction};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait,
    sea_query::InsertStatement,
};

/// What is to be inserted so that an entry stands at the end of the chain of its record. The first entry of a record has none before it: nothing is looked for,
/// because reading where others insert makes serializable writes collide.
pub(crate) async fn append(tx: &Transaction, mut entry: entity::Model) -> Result<[InsertStatement; 2]> {
    use entity::{Column, Entity};
    let before: Option<String> = if entry.sequence > 1 {
        let before = Entity::find().select_only().column(Column::Hash);
        let before = before.filter(Column::SubjectId.eq(entry.subject_id));
        before.filter(Column::Sequence.eq(entry.sequence - 1)).into_tuple().one(tx).await?
    } else {
        None
    };
    entry.hash = seal(before.as_deref(), &entry)?;
    let waits = pending::noting([entry.id]);
    Ok([Entity::insert(entry.into_active_model().reset_all()).into_query(), waits])
}

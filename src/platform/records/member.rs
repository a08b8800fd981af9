//! Whom the lists of records name: a row for each, by which a list is looked up, so that nobody reads lists as text.
//!
//! A record says which of its lists are looked up (`record! … lists …`); the rows follow them in the transaction of each write.

use super::{column::name_of, record::Record};
use crate::{problem::Result, store::Transaction};
use entity::{Column, Entity};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityName, EntityTrait, IntoActiveModel, QueryFilter,
    QueryTrait, Value,
    sea_query::{Alias, ExprTrait, InsertStatement, Query, SimpleExpr},
};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The rows.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// One member of a list of a record.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, DeriveEntityModel)]
    #[sea_orm(table_name = "list_member")]
    pub struct Model {
        /// The table of the record.
        #[sea_orm(primary_key, auto_increment = false)]
        pub record_table: String,
        /// The column of the list.
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        /// Whom the list names.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// The record.
        #[sea_orm(primary_key, auto_increment = false)]
        pub record_id: Uuid,
    }

    /// Records of any kind have lists.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn table<M: Record>() -> String {
    M::Of::default().table_name().to_owned()
}

/// Whether the members of a list have rows of their own.
pub(crate) fn is_looked_up<M: Record>(column: M::Column) -> bool {
    M::LISTS.iter().any(|list| name_of(list) == name_of(&column))
}

/// The condition that a list in a column, read as text, names somebody.
pub(crate) fn names_in_text<M: Record>(column: M::Column, member: Uuid) -> SimpleExpr {
    column.into_expr().cast_as(Alias::new("text")).like(format!("%\"{member}\"%"))
}

/// The condition that the list in a column names somebody: a list that its record says is looked up.
pub(crate) fn names<M: Record>(column: M::Column, member: Uuid) -> SimpleExpr {
    debug_assert!(is_looked_up::<M>(column), "{} of {} has no members", name_of(&column), table::<M>());
    let lists = Query::select()
        .column(Column::RecordId)
        .from(Entity)
        .and_where(Column::RecordTable.eq(table::<M>()))
        .and_where(Column::Field.eq(name_of(&column)))
        .and_where(Column::MemberId.eq(member))
        .to_owned();
    M::ID.in_subquery(lists)
}

/// The ids that stand anywhere in a JSON value.
pub(crate) fn ids_of(json: &Json) -> BTreeSet<Uuid> {
    fn gather(json: &Json, ids: &mut BTreeSet<Uuid>) {
        match json {
            Json::String(text) => ids.extend(Uuid::parse_str(text)),
            Json::Array(items) => items.iter().for_each(|item| gather(item, ids)),
            Json::Object(fields) => fields.values().for_each(|field| gather(field, ids)),
            _ => {}
        }
    }
    let mut ids = BTreeSet::new();
    gather(json, &mut ids);
    ids
}

/// The ids that stand in the value of a list.
pub(crate) fn ids_in(value: &Value) -> BTreeSet<Uuid> {
    match value {
        Value::Json(Some(json)) => ids_of(json),
        _ => BTreeSet::new(),
    }
}

fn members<M: Record>(row: &M) -> BTreeSet<entity::Model> {
    let list = |column: &M::Column| {
        let field = name_of(column);
        let member = move |member_id| entity::Model {
            record_table: table::<M>(),
            field: field.clone(),
            member_id,
            record_id: row.id(),
        };
        ids_in(&row.get(*column)).into_iter().map(member)
    };
    M::LISTS.iter().flat_map(list).collect()
}

/// Forgets whom the lists of a record no longer name; says what is to be inserted for those whom they name now.
pub(crate) async fn follow<M: Record>(
    tx: &Transaction,
    before: Option<&M>,
    row: &M,
) -> Result<Option<InsertStatement>> {
    let (before, now) = (before.map(members).unwrap_or_default(), members(row));
    let mut gone = Condition::any();
    for member in before.difference(&now) {
        let own = Condition::all().add(Column::Field.eq(&*member.field));
        gone = gone.add(own.add(Column::MemberId.eq(member.member_id)));
    }
    if !gone.is_empty() {
        let own =
            Condition::all().add(Column::RecordTable.eq(table::<M>())).add(Column::RecordId.eq(row.id()));
        Entity::delete_many().filter(own.add(gone)).exec(tx).await?;
    }
    let new: Vec<_> =
        now.difference(&before).cloned().map(|row| row.into_active_model().reset_all()).collect();
    Ok((!new.is_empty()).then(|| Entity::insert_many(new).into_query()))
}

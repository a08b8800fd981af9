//! Columns of a row as callers know them.

use sea_orm::{EntityTrait, Iden, Iterable};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

/// The name of a column, which is the name of its parameter.
pub fn name_of<C: Iden>(column: &C) -> String {
    column.unquoted().to_owned()
}

/// The columns of a table as a statement reads whole rows of it: written once, because to put sixty names together costs more
/// than to find a row.
#[must_use]
pub fn all_of<E: EntityTrait>() -> String {
    let table = E::default();
    let of = |column: E::Column| format!("\"{}\".\"{}\"", table.table_name(), column.unquoted());
    E::Column::iter().map(of).collect::<Vec<_>>().join(", ")
}

/// Whether a view shows the record to which a column refers.
pub(crate) fn shows<C: Iden>(view: &Map<String, Json>, column: &C, id: Uuid) -> bool {
    view.get(&name_of(column)).and_then(Json::as_str).is_some_and(|shown| shown == id.to_string())
}

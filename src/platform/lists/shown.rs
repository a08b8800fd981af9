//! What a caller may ask a list about: only what the views show this caller. A filter, an order or a search on anything else
//! would tell it value by value.

use crate::{
    http::query_string::pairs,
    problem::{Problem, Result, codes},
    records::{
        column::name_of,
        listing::{Filter, FilterKind, Sort},
        record::{Record, Viewer},
    },
    values::words::Words,
    workflow::{ColumnOf, StateOf, Workflow, is_named_beside_the_public},
};
use sea_orm::{ModelTrait, Value};
use std::collections::BTreeMap;

/// A text that no record has.
const TEXT: &str = "text";
/// Texts of which one is a key of any order.
const KEYS: [&str; 7] =
    ["2001-01-01", "2001-01-01T00:00:00Z", "2001", "1", "true", "0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a", TEXT];

/// Refuses the query of a list, which could be read, if it asks about a column that the caller does not read: as if the
/// list did not know it.
///
/// # Errors
/// `UNKNOWN_PARAMETER` for a filter, `INVALID_PARAMETER` for an order.
pub(crate) fn asks_for_what_is_shown<W: Workflow>(
    viewer: Viewer<'_>,
    fields: &[String],
    query: &str,
) -> Result<()> {
    let listing = W::listing();
    let asked: BTreeMap<String, String> = pairs(query).into_iter().collect();
    for (name, value) in &asked {
        let shown = match &**name {
            "q" => listing.search.iter().all(|column| is_shown::<W>(viewer, fields, *column, TEXT.into())),
            "sort" => {
                let order = value.trim_start_matches('-');
                let sort = listing.sorts.iter().find(|sort| name_of(&sort.column) == order);
                let key = |sort: &Sort<W::Model>| KEYS.iter().find_map(|key| (sort.parse)(key));
                sort.is_none_or(|sort| {
                    key(sort).is_some_and(|key| is_shown::<W>(viewer, fields, sort.column, key))
                })
            }
            _ => {
                let filter = listing.filters.iter().find(|filter| filter.is_named(name));
                let value = filter.and_then(|filter| Some((filter.column, (filter.parse)(value)?)));
                value.is_none_or(|(column, value)| is_shown::<W>(viewer, fields, column, value))
            }
        };
        if !shown {
            let code = if name == "sort" { codes::INVALID_PARAMETER } else { codes::UNKNOWN_PARAMETER };
            return Err(Problem::new(code).with("parameter", name.as_str()));
        }
    }
    Ok(())
}

impl<M: Record> Filter<M> {
    /// Whether a parameter is one of this filter's.
    fn is_named(&self, parameter: &str) -> bool {
        let column = name_of(&self.column);
        match self.kind {
            FilterKind::AnyOf => parameter == column,
            FilterKind::Range => {
                parameter.strip_suffix("_from").or(parameter.strip_suffix("_to")) == Some(&column)
            }
        }
    }
}

/// The columns of every record that everybody reads who sees the record.
const COMMON: [&str; 4] = ["id", "state", "created_at", "updated_at"];

/// Whether the caller would read a value in a column of somebody else's record, in whatever state it is. Columns that are
/// in no view are keys of the list alone. What everybody reads is known; only the rest is tried.
fn is_shown<W: Workflow>(viewer: Viewer<'_>, fields: &[String], column: ColumnOf<W>, value: Value) -> bool {
    let name = name_of(&column);
    let mark = W::Model::MARKS.iter().find(|mark| mark.column == name);
    let outside = is_named_beside_the_public::<W>(viewer.actor);
    let is_read = mark.map_or_else(|| COMMON.contains(&&*name), |mark| mark.is_read_by_all(outside));
    if is_read {
        return true;
    }
    let is_field = fields.contains(&name);
    let mut row = W::Model::default();
    if !is_field || row.try_set(column, value).is_err() {
        return !is_field;
    }
    let own = |row: &W::Model| {
        serde_json::to_value(row).ok().and_then(|mut row| row.as_object_mut()?.remove(&name))
    };
    StateOf::<W>::ALL.iter().all(|state| {
        row.set_state(*state);
        let seen = viewer.seen::<W>(&row).fields().ok().and_then(|mut fields| fields.remove(&name));
        seen.is_some() && seen == own(&row)
    })
}

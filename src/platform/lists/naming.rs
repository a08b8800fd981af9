//! Records by what a person calls them: a code, a name, a number.

use crate::{
    problem::Result,
    records::{
        column::name_of,
        record::{Record, Viewer},
    },
    store::Executor,
    values::{characters::key, future::Future},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, ColumnType, Condition, QueryFilter, QuerySelect, sea_query::SimpleExpr};
use serde_json::{Map, Value};

/// Records that are read at most: whoever names more of them has to say more.
const MOST: u64 = 20;
/// How the columns of keys end.
const KEY: &str = "_key";

/// The fields by which a person knows the records of a kind.
pub(super) fn known_by<W: Workflow>() -> Vec<String> {
    let name = |column| name_of(column).trim_end_matches(KEY).to_owned();
    W::listing().known_by.iter().map(name).collect()
}

/// The active records of the caller's district that the caller sees and calls so.
pub(super) fn named<'a, W: Workflow>(
    viewer: Viewer<'a>,
    db: Executor<'a>,
    text: &'a str,
) -> Future<'a, Result<Vec<Map<String, Value>>>> {
    Box::pin(async move {
        let columns = W::listing().known_by.iter();
        let wanted =
            columns.filter_map(|column| is_called(*column, text)).fold(Condition::any(), Condition::add);
        if wanted.is_empty() || !viewer.may_view::<W>() {
            return Ok(Vec::new());
        }
        let here = W::Model::DISTRICT_CODE.eq(&*viewer.actor.district_code);
        let active = viewer.select::<W>().filter(here).filter(W::Model::ARCHIVED_AT.is_null()).filter(wanted);
        let rows = active.limit(MOST).all(&db).await?;
        let fields = rows.iter().filter_map(|row| match serde_json::to_value(row) {
            Ok(Value::Object(fields)) => Some(fields),
            _ => None,
        });
        Ok(fields.collect())
    })
}

/// The condition that a column has this text; a number may have words around it, 第7届.
fn is_called<C: ColumnTrait>(column: C, text: &str) -> Option<SimpleExpr> {
    if name_of(&column).ends_with(KEY) {
        return Some(column.eq(key(text)));
    }
    match column.def().get_column_type() {
        ColumnType::Integer | ColumnType::BigInteger => {
            let digits = text.trim_matches(|c: char| !c.is_ascii()).trim();
            digits.parse::<i32>().ok().map(|number| column.eq(number))
        }
        _ => Some(column.eq(text.trim())),
    }
}

//! What is open passes from one record to another: an organization ends, and its successor is named instead, in every column and
//! list of every record that goes on. Each tells it in its own trail; what is finished keeps the old name.

use super::{UnitOfWork, persist};
use crate::{
    problem::Result,
    records::record::Record,
    values::words::Words,
    workflow::{ColumnOf, EntityOf, StateOf, Workflow},
};
use sea_orm::{
    ColumnTrait, ColumnType, Condition, EntityTrait, Iterable, ModelTrait, QueryFilter, Value,
    sea_query::{Expr, ExprTrait, LikeExpr},
};
use serde_json::Value as Json;
use uuid::Uuid;

/// How the trail calls it.
const PASS_ON: &str = "pass_on";

impl UnitOfWork<'_> {
    /// The active records of a kind in some states that name another record, whichever column or list does.
    ///
    /// # Errors
    /// The database failed.
    pub async fn naming<O: Workflow>(&self, states: &[StateOf<O>], named: Uuid) -> Result<Vec<O::Model>> {
        let pattern = format!("%{named}%");
        let mut any = Condition::any();
        for column in ColumnOf::<O>::iter() {
            match column.def().get_column_type() {
                ColumnType::Uuid => any = any.add(column.eq(named)),
                ColumnType::Json | ColumnType::JsonBinary => {
                    let text = Expr::col(column).cast_as("text");
                    any = any.add(text.like(LikeExpr::new(&*pattern)));
                }
                _ => {}
            }
        }
        let words = states.iter().map(|state| state.word());
        let found = EntityOf::<O>::find()
            .filter(O::Model::DISTRICT_CODE.eq(self.district_code))
            .filter(O::Model::ARCHIVED_AT.is_null())
            .filter(O::Model::ID.ne(named))
            .filter(O::Model::STATE.is_in(words))
            .filter(any);
        Ok(found.all(self.tx).await?)
    }

    /// Lets a record name another one instead of one; nothing else of it changes, and nothing follows.
    ///
    /// # Errors
    /// The database failed; somebody else changed the record meanwhile.
    pub async fn pass_on<O: Workflow>(&self, before: O::Model, from: Uuid, to: Uuid) -> Result<O::Model> {
        let mut row = before.clone();
        for column in ColumnOf::<O>::iter() {
            match row.get(column) {
                Value::Uuid(Some(id)) if id == from => row.set(column, Value::Uuid(Some(to))),
                Value::Json(Some(json)) => {
                    let passed = passed(&json, from, to);
                    if passed != *json {
                        row.set(column, Value::Json(Some(Box::new(passed))));
                    }
                }
                _ => {}
            }
        }
        let reason = self.cause.map(|cause| cause.to_string());
        persist::rewrite::<O>(self, &before, row, PASS_ON, reason).await
    }
}

/// A list or an object that names the one instead of the other; a list that named both names it once.
fn passed(json: &Json, from: Uuid, to: Uuid) -> Json {
    let (from_text, to_text) = (from.to_string(), to.to_string());
    let is = |value: &Json, id: &str| value.as_str() == Some(id);
    match json {
        Json::String(text) if *text == from_text => Json::String(to_text),
        Json::Array(items) if items.iter().any(|item| is(item, &to_text)) => {
            Json::Array(items.iter().filter(|item| !is(item, &from_text)).cloned().collect())
        }
        Json::Array(items) => Json::Array(items.iter().map(|item| passed(item, from, to)).collect()),
        Json::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), passed(value, from, to))).collect()
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_and_objects_name_the_successor_once() {
        let (old, new, other) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let [old_, new_, other_] = [old, new, other].map(|id| id.to_string());
        assert_eq!(passed(&json!([old_, other_]), old, new), json!([new_, other_]));
        assert_eq!(passed(&json!([old_, new_]), old, new), json!([new_]));
        let within = json!([{"organ_id": old_, "text": "x"}, {"organ_id": other_}]);
        assert_eq!(passed(&within, old, new), json!([{"organ_id": new_, "text": "x"}, {"organ_id": other_}]));
        assert_eq!(
            passed(&json!({"note": format!("see {old_}")}), old, new),
            json!({"note": format!("see {old_}")})
        );
    }
}

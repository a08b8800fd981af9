//! References between records: new ones lead to active records that the caller sees, and what others still refer to stays.

use super::{Call, step::Step};
use crate::{
    problem::{Problem, Result, codes},
    records::{kind::RecordSummary, record::Record, record_reference::RecordReference},
    store::Transaction,
    values::clock::legal_date,
    workflow::Workflow,
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ModelTrait, QueryFilter, Value};
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

impl<W: Workflow> Step<'_, W> {
    /// A record that the body of this action refers to: one that the caller can see, in the same district as this record,
    /// and neither archived nor ended, unless this record referred to it before.
    ///
    /// # Errors
    /// `UNKNOWN_REFERENCE` at the pointer.
    pub async fn referred<O: Workflow>(&self, id: Uuid, pointer: &str) -> Result<O::Model> {
        let found = self.referred_all::<O>(&[id], |_| pointer.to_owned()).await?.pop();
        found.ok_or_else(|| Problem::internal("a reference was read and is not there"))
    }

    /// The same for a list, in its order and by one query; `pointer` says where each stands.
    ///
    /// # Errors
    /// `UNKNOWN_REFERENCE` at the pointer of the first that is not there.
    pub async fn referred_all<O: Workflow>(
        &self,
        ids: &[Uuid],
        pointer: impl Fn(usize) -> String + Send,
    ) -> Result<Vec<O::Model>> {
        let distinct: BTreeSet<Uuid> = ids.iter().copied().collect();
        if distinct.is_empty() {
            return Ok(Vec::new());
        }
        let seen = self.call.select::<O>().filter(O::Model::ID.is_in(distinct));
        let here = seen.filter(O::Model::DISTRICT_CODE.eq(self.row.district_code()));
        let found = here.all(self.tx).await?;
        let found: HashMap<Uuid, O::Model> = found.into_iter().map(|row| (row.id(), row)).collect();
        let each = ids.iter().enumerate().map(|(index, id)| {
            let unknown = || Problem::new(codes::UNKNOWN_REFERENCE).at(&pointer(index));
            let row = found.get(id).ok_or_else(unknown)?;
            match self.ended::<O>(row) {
                Some(since) if !self.refers_already(*id) => {
                    Err(unknown().with("ended_on", since.to_string()))
                }
                _ => Ok(row.clone()),
            }
        });
        each.collect()
    }

    /// A record of any kind that the body of this action refers to by `{end}_type` and `{end}_id`.
    ///
    /// # Errors
    /// `UNKNOWN_REFERENCE` at the type if there is no such kind, else at the id.
    pub async fn referred_of_kind(&self, kind: &str, id: Uuid, end: &str) -> Result<RecordSummary> {
        let unknown = |field: &str| Problem::new(codes::UNKNOWN_REFERENCE).at(&format!("/{end}_{field}"));
        let known = self.call.service.kinds.get(kind).ok_or_else(|| unknown("type"))?;
        let found = known.find(self.call.viewer(), self.tx, vec![id]).await?.pop();
        let here = found.filter(|found| found.district_code == self.row.district_code());
        here.filter(|found| !found.archived || self.refers_already(id)).ok_or_else(|| unknown("id"))
    }

    /// Since when a record takes nothing new: it was archived, or the day of its end has come.
    fn ended<O: Workflow>(&self, row: &O::Model) -> Option<NaiveDate> {
        let archived = row.stamps().archived_at.map(legal_date);
        let end = O::listing().end.and_then(|column| match row.get(column) {
            Value::ChronoDate(day) => day.filter(|day| *day <= self.today()),
            _ => None,
        });
        archived.or(end)
    }

    /// Whether the record named this one before the action: what was referred to stays where it is, whatever became of it.
    fn refers_already(&self, id: Uuid) -> bool {
        let row = self.before.as_ref().and_then(|before| serde_json::to_value(before).ok());
        row.is_some_and(|row| mentions(&row, &id.to_string()))
    }
}

fn mentions(value: &Json, id: &str) -> bool {
    match value {
        Json::String(text) => text == id,
        Json::Array(items) => items.iter().any(|item| mentions(item, id)),
        Json::Object(fields) => fields.values().any(|field| mentions(field, id)),
        _ => false,
    }
}

impl Call {
    /// Refuses to archive what work that is not finished refers to.
    ///
    /// # Errors
    /// `STILL_REFERENCED` with the kind of the records that do.
    pub(super) async fn not_referred<W: Workflow>(&self, tx: &Transaction, id: Uuid) -> Result<()> {
        let record = RecordReference::of::<W>(id);
        for (name, kind) in self.service.kinds {
            if kind.refers_to(tx, &record).await? {
                return Err(Problem::new(codes::STILL_REFERENCED)
                    .with("kind", *name)
                    .with("label", kind.label));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_row_mentions_what_any_of_its_columns_holds() {
        let row = json!({"lead": "a", "others": ["b", "c"], "members": [{"id": "d"}], "note": "e f"});
        for (id, there) in [("a", true), ("c", true), ("d", true), ("e", false), ("lead", false)] {
            assert_eq!(mentions(&row, id), there, "{id}");
        }
    }
}

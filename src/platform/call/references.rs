//! References between records: new ones lead to active records that the caller sees, and what others still refer to stays.

use super::{Call, step::Step};
use crate::{
    problem::{Problem, Result, codes},
    records::{kind::RecordSummary, member::ids_of, record::Record, record_reference::RecordReference},
    store::{Rows, Transaction},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, ConnectionTrait};
use std::{
    cell::LazyCell,
    collections::{BTreeSet, HashMap},
};
use uuid::Uuid;

impl<W: Workflow> Step<'_, W> {
    /// A record that the body of this action refers to: one that the caller can see, in the same district as this record,
    /// and neither archived nor ended, unless this record referred to it before.
    ///
    /// # Errors
    /// `UNKNOWN_REFERENCE` at the pointer; of what ended, the code that its kind names for that.
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
        let mut seen = self.call.viewer().rows::<O>();
        seen.and_where(O::Model::ID.is_in(distinct));
        seen.and_where(O::Model::DISTRICT_CODE.eq(self.row.district_code()));
        let found: Vec<O::Model> = self.tx.rows(self.tx.get_database_backend().build(&seen)).await?;
        let found: HashMap<Uuid, O::Model> = found.into_iter().map(|row| (row.id(), row)).collect();
        let known = LazyCell::new(|| self.named_before());
        let listing = O::listing();
        let each = ids.iter().enumerate().map(|(index, id)| {
            let unknown = || Problem::new(codes::UNKNOWN_REFERENCE).at(&pointer(index));
            let row = found.get(id).ok_or_else(unknown)?;
            match listing.ended_on(row, self.today()) {
                Some(day) if !known.contains(id) => {
                    let ended = Problem::new(listing.ended_as).with("ended_on", day.to_string());
                    Err(ended.at(&pointer(index)))
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
        let found = here.ok_or_else(|| unknown("id"))?;
        match found.ended_on {
            Some(day) if !self.named_before().contains(&id) => {
                let ended = Problem::new(found.ended_as).with("ended_on", day.to_string());
                Err(ended.at(&format!("/{end}_id")))
            }
            _ => Ok(found),
        }
    }

    /// What the record named before the action: it may go on naming it, whatever became of that.
    #[must_use]
    pub fn named_before(&self) -> BTreeSet<Uuid> {
        let row = self.before.as_ref().and_then(|before| serde_json::to_value(before).ok());
        row.map(|row| ids_of(&row)).unwrap_or_default()
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

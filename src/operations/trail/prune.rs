//! Pruning: what old entries say is removed; that they were, and what the records were then, is kept.

use super::chains::{kept, redo};
use chrono::{DateTime, Utc};
use platform::{
    problem::Result,
    records::{
        audit::{
            Digest,
            entity::{Column, Entity, Model},
            pending,
            pruned::{self, cuts},
            system,
        },
        idempotency,
    },
    store::{Outcome, Store, Transaction},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// Records cut in one transaction.
const RECORDS: u64 = 100;
/// Rows of one statement.
const ROWS: usize = 500;

/// Until when entries are removed.
#[derive(Debug, Clone)]
pub struct Cut {
    /// Of most records.
    pub before: DateTime<Utc>,
    /// Of records with personal data, which the law keeps longer (个人信息保护法).
    pub personal_before: DateTime<Utc>,
    /// The kinds of these (`routes.personal`).
    pub personal: Arc<[&'static str]>,
}

impl Cut {
    fn removes(&self, entry: &Model) -> bool {
        let personal = self.personal.contains(&&*entry.subject_type);
        entry.occurred_at < if personal { self.personal_before } else { self.before }
    }

    /// The entries that may be removed; those that tell of prunings stay.
    fn condition(&self) -> Condition {
        let personal = || Column::SubjectType.is_in(self.personal.iter().copied());
        let old = Condition::any()
            .add(Column::OccurredAt.lt(self.before).and(personal().not()))
            .add(Column::OccurredAt.lt(self.personal_before).and(personal()));
        Condition::all().add(old).add(Column::SubjectId.ne(system::DATABASE.id))
    }
}

/// Removes the old entries of every record but its last one; each transaction tells of itself in the trail of the
/// database. Entries that no checkpoint covers yet stay. Stored answers that have expired go too: they say the same.
///
/// # Errors
/// The database failed.
pub async fn prune(store: &Store, cut: &Cut, now: DateTime<Utc>) -> Result<u64> {
    idempotency::forget_expired(store, None, now).await?;
    let (mut removed, mut last) = (0, Uuid::nil());
    loop {
        let subjects: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::SubjectId)
            .filter(cut.condition())
            .filter(Column::SubjectId.gt(last))
            .group_by(Column::SubjectId)
            .order_by_asc(Column::SubjectId)
            .limit(RECORDS)
            .into_tuple()
            .all(store.read())
            .await?;
        let Some(end) = subjects.last() else { return Ok(removed) };
        last = *end;
        let cut = cut.clone();
        let write = store.write(move |tx| {
            let (subjects, cut) = (subjects.clone(), cut.clone());
            Box::pin(async move {
                let removed = prune_records(tx, subjects, &cut, now).await?;
                Ok(if removed > 0 { Outcome::Commit(removed) } else { Outcome::Discard(removed) })
            })
        });
        removed += write.await?;
    }
}

async fn prune_records(tx: &Transaction, subjects: Vec<Uuid>, cut: &Cut, now: DateTime<Utc>) -> Result<u64> {
    let entries = Entity::find().filter(Column::SubjectId.is_in(subjects.iter().copied()));
    let entries = entries.order_by_asc(Column::SubjectId).order_by_asc(Column::Sequence).all(tx).await?;
    let waiting = waiting(tx, subjects.clone()).await?;
    let mut known = cuts(tx, subjects.into_iter()).await?;
    let mut chains: BTreeMap<Uuid, Vec<Model>> = BTreeMap::new();
    for entry in entries {
        chains.entry(entry.subject_id).or_default().push(entry);
    }
    let pruned_in = system::next(tx, system::DATABASE).await?;
    let mut removed = Vec::new();
    for (subject, mut chain) in chains {
        // The last entry stays: the next one is chained to it.
        chain.pop();
        let goes = |entry: &Model| cut.removes(entry) && !waiting.contains(&entry.id);
        let old: Vec<Model> = chain.into_iter().take_while(goes).collect();
        if let Some(last) = old.last().map(|last| last.sequence) {
            let before = known.remove(&subject);
            forget_columns(tx, before.as_ref()).await?;
            let gone = Entity::delete_many().filter(Column::SubjectId.eq(subject));
            gone.filter(Column::Sequence.lte(last)).exec(tx).await?;
            removed.extend(remains(before.and_then(|cut| cut.columns), &old, pruned_in)?);
        }
    }
    if !removed.is_empty() {
        tell(tx, &mut removed, pruned_in, cut, now).await?;
    }
    Ok(removed.len() as u64)
}

/// Those entries of records that wait for a checkpoint.
async fn waiting(tx: &Transaction, subjects: Vec<Uuid>) -> Result<HashSet<Uuid>> {
    let theirs = Entity::find().select_only().column(Column::Id).filter(Column::SubjectId.is_in(subjects));
    let waiting = pending::entity::Entity::find();
    let waiting =
        waiting.filter(pending::entity::Column::EntryId.in_subquery(theirs.into_query())).all(tx).await?;
    Ok(waiting.into_iter().map(|note| note.entry_id).collect())
}

/// Only where a chain begins now its columns are needed.
async fn forget_columns(tx: &Transaction, cut: Option<&pruned::entity::Model>) -> Result<()> {
    use pruned::entity::{Column, Entity};
    let Some(cut) = cut else { return Ok(()) };
    let cleared = Entity::update_many().col_expr(Column::Columns, Expr::value(sea_orm::Value::Json(None)));
    cleared.filter(Column::Id.eq(cut.id)).exec(tx).await?;
    Ok(())
}

/// What remains of the removed entries of a record whose columns were known before the first of them.
fn remains(columns: Option<Value>, old: &[Model], pruned_in: i32) -> Result<Vec<pruned::entity::Model>> {
    let mut columns = match columns {
        Some(Value::Object(columns)) => columns,
        _ => serde_json::Map::new(),
    };
    let mut remains = Vec::new();
    for entry in old {
        redo(&mut columns, entry);
        remains.push(pruned::entity::Model {
            id: entry.id,
            subject_type: entry.subject_type.clone(),
            subject_id: entry.subject_id,
            sequence: entry.sequence,
            occurred_at: entry.occurred_at,
            hash: entry.hash.clone(),
            pruned_in,
            columns_hash: None,
            columns: None,
        });
    }
    if let Some(last) = remains.last_mut() {
        let (columns, hash) = kept(columns)?;
        (last.columns, last.columns_hash) = (Some(columns), Some(hash));
    }
    Ok(remains)
}

/// Writes down what was removed, and tells of it in the trail.
async fn tell(
    tx: &Transaction,
    removed: &mut [pruned::entity::Model],
    pruned_in: i32,
    cut: &Cut,
    now: DateTime<Utc>,
) -> Result<()> {
    removed.sort_by_key(|entry| entry.id);
    let mut digest = Digest::default();
    for entry in removed.iter() {
        digest.add_pruned(entry)?;
    }
    for some in removed.chunks(ROWS) {
        let rows = some.iter().map(|row| row.clone().into_active_model().reset_all());
        pruned::entity::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    let told = [
        ("removed", json!(removed.len())),
        ("before", json!(cut.before)),
        ("personal_before", json!(cut.personal_before)),
        ("digest", json!(digest.finish())),
    ];
    let told = told.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    system::note_as(tx, system::DATABASE, pruned_in, ("prune", told), now).await
}

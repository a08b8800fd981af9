//! Verification by what the database itself holds: chains, records, and what pruning removed.

use super::{
    chains::{Chain, complaints},
    pruned,
    verified::Verified,
};
use crate::operations::copy::snapshot;
use platform::{
    problem::Result,
    records::{
        audit::{
            entity::{Column, Entity, Model as Entry},
            pending::entity::{Column as PendingColumn, Entity as Pending},
            pruned::cuts,
            system,
        },
        kind::Kinds,
    },
    store::Transaction,
};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Entries read at a time.
const PAGE: u64 = 1000;
/// Records compared at a time.
const RECORDS: usize = 500;

/// Walks every chain from its beginning, or from where it was cut, and compares what it tells with the record as it is
/// stored; at most `limit` entries. All of it is read at one instant, so a service may write meanwhile.
///
/// # Errors
/// The database failed.
pub async fn verify(db: &DatabaseConnection, kinds: &Kinds, limit: u64) -> Result<Verified> {
    let tx = Transaction::patient(snapshot(db).await?);
    let mut walk = Walk { tx: &tx, kinds, finished: Vec::new(), found: Verified::default() };
    let notes = walk.chains(limit).await?;
    let mut found = walk.found;
    if found.entries < limit {
        silent(&tx, kinds, &mut found).await?;
        pruned::verify(&tx, &notes, &mut found).await?;
    }
    tx.rollback().await?;
    Ok(found)
}

/// The columns that are in no trail, by kind: secrets, and what is noted too often to be told.
///
/// # Errors
/// A row has no JSON.
pub fn outside(kinds: &Kinds) -> Result<BTreeMap<&'static str, Vec<String>>> {
    let all = kinds.iter().map(|(name, kind)| Ok((*name, kind.audited.outside()?)));
    let mut all = all.collect::<Result<BTreeMap<_, _>>>()?;
    all.retain(|_, columns| !columns.is_empty());
    Ok(all)
}

struct Walk<'a> {
    tx: &'a Transaction,
    kinds: &'a Kinds,
    finished: Vec<Chain>,
    found: Verified,
}

impl Walk<'_> {
    /// Follows every chain; answers the entries that tell of prunings.
    async fn chains(&mut self, limit: u64) -> Result<Vec<Entry>> {
        let (mut chain, mut place): (Option<Chain>, _) = (None, None);
        let mut notes = Vec::new();
        while self.found.entries < limit {
            let page = entries_after(self.tx, place).await?;
            let Some(last) = page.last() else { break };
            place = Some((last.subject_id, last.sequence));
            let mut cuts = cuts(self.tx, page.iter().map(|entry| entry.subject_id)).await?;
            for entry in page {
                self.found.entries += 1;
                if chain.as_ref().is_none_or(|chain| chain.id != entry.subject_id) {
                    self.finished.extend(chain.take());
                    self.found.records += 1;
                }
                let chain = chain.get_or_insert_with(|| Chain::begin(&entry, cuts.remove(&entry.subject_id)));
                self.found.broken.extend(chain.follow(&entry));
                if entry.subject_id == system::DATABASE.id && entry.action == "prune" {
                    notes.push(entry);
                }
            }
            if self.finished.len() >= RECORDS {
                self.compare().await?;
            }
        }
        // Whoever looks at some entries only does not know whether the last chain goes on.
        self.finished.extend(chain.filter(|_| self.found.entries < limit));
        self.compare().await?;
        Ok(notes)
    }

    /// Compares the finished chains with their records.
    async fn compare(&mut self) -> Result<()> {
        let mut by_kind: HashMap<String, Vec<Chain>> = HashMap::new();
        for chain in self.finished.drain(..) {
            by_kind.entry(chain.kind.clone()).or_default().push(chain);
        }
        for (kind, chains) in by_kind {
            if kind.starts_with("system.") {
                self.found.broken.extend(things(self.tx, &chains).await?);
            } else if let Some(known) = self.kinds.get(&*kind) {
                let stored =
                    known.audited.find(self.tx, chains.iter().map(|chain| chain.id).collect()).await?;
                for chain in &chains {
                    self.found.broken.extend(complaints(chain, stored.get(&chain.id)));
                }
            } else {
                let unknown = |chain: &Chain| format!("{kind} {}: there is no such kind of record", chain.id);
                self.found.broken.extend(chains.iter().map(unknown));
            }
        }
        Ok(())
    }
}

async fn entries_after(tx: &Transaction, place: Option<(Uuid, i32)>) -> Result<Vec<Entry>> {
    let mut query = Entity::find().order_by_asc(Column::SubjectId).order_by_asc(Column::Sequence);
    if let Some((subject, sequence)) = place {
        let here = Expr::tuple([Expr::col(Column::SubjectId), Expr::col(Column::Sequence)]);
        let there = Expr::tuple([Expr::value::<Uuid>(subject), Expr::value::<i32>(sequence)]);
        query = query.filter(here.gt(there));
    }
    Ok(query.limit(PAGE).all(tx).await?)
}

/// Compares the chains of the service's own things with their versions.
async fn things(tx: &Transaction, chains: &[Chain]) -> Result<Vec<String>> {
    let known = system::subject::Entity::find();
    let known = known.filter(system::subject::Column::Id.is_in(chains.iter().map(|chain| chain.id)));
    let versions: HashMap<Uuid, i32> =
        known.all(tx).await?.into_iter().map(|thing| (thing.id, thing.version)).collect();
    let complaint = |chain: &Chain| {
        let is_known = system::THINGS.iter().any(|thing| thing.id == chain.id && thing.kind == chain.kind);
        match versions.get(&chain.id).filter(|_| is_known) {
            Some(version) => chain.other_version(*version),
            None => Some(format!("{} {}: the service has no such thing", chain.kind, chain.id)),
        }
    };
    Ok(chains.iter().filter_map(complaint).collect())
}

/// Records and things that have no entry at all, and entries that wait for a checkpoint and are gone.
async fn silent(tx: &Transaction, kinds: &Kinds, found: &mut Verified) -> Result<()> {
    for (name, kind) in kinds {
        let ids = kind.audited.silent(tx).await?;
        found.broken.extend(ids.into_iter().map(|id| format!("{name} {id}: the record has no entries")));
    }
    let entry = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::Id)).equals((Pending, PendingColumn::EntryId)))
        .to_owned();
    for gone in Pending::find().filter(Expr::exists(entry).not()).all(tx).await? {
        let id = gone.entry_id;
        found.broken.push(format!("entry {id} was written since the last checkpoint, and is gone"));
    }
    for known in system::subject::Entity::find().all(tx).await? {
        let any = Entity::find().filter(Column::SubjectId.eq(known.id)).limit(1).one(tx).await?;
        if any.is_none() {
            let kind = system::THINGS.iter().find(|thing| thing.id == known.id).map(|thing| thing.kind);
            let kind = kind.unwrap_or("system");
            found.broken.push(format!("{kind} {}: its {} entries are gone", known.id, known.version));
        }
    }
    Ok(())
}

//! Making checkpoints: once an hour, at the stop, after a restore, and when somebody asks.

use super::{
    super::{covered::Digest, pending},
    Checkpoint, Checkpoints, LEASE, Occasion,
    entity::{ActiveModel, Entity},
    key_name, last,
};
use crate::{
    problem::{Problem, Result, codes},
    store::{Outcome, Store, lease::Lease},
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// Entries of one checkpoint at most: its transaction stays short.
const MOST: usize = 5000;
/// Entries read at a time: as much as a page of a list holds. Each connection keeps the memory of the longest answer that it
/// read, and the pages of one checkpoint go through all of them.
const PAGE: u64 = 50;
/// How often somebody who is not the hourly job asks for the lease, a second apart.
const TRIES: u32 = 10;

impl Checkpoints {
    /// Makes a checkpoint of all that none covers yet, and keeps it outside the database; answers the last one.
    ///
    /// # Errors
    /// Another process is making one all the time, the database failed, or the file or the address did: then the
    /// checkpoint is in the database, and the next one brings it out too.
    pub async fn add(
        &self,
        store: &Store,
        occasion: Occasion,
        now: DateTime<Utc>,
    ) -> Result<Option<Checkpoint>> {
        let holder = Uuid::now_v7();
        for _ in 0..TRIES {
            if let Some(lease) = Lease::take(store, LEASE, holder, now).await? {
                let made = self.make(store, lease, occasion, now).await;
                lease.release(store).await?;
                made?;
                self.keep(store, now).await?;
                return last(store.read()).await;
            }
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
        Err(Problem::new(codes::UNAVAILABLE).because("another process is making a checkpoint"))
    }

    /// Checkpoints in the database, as many as there are entries for.
    pub(crate) async fn make(
        &self,
        store: &Store,
        lease: Lease,
        occasion: Occasion,
        now: DateTime<Utc>,
    ) -> Result<()> {
        loop {
            let waiting = waiting(store).await?;
            let count = waiting.covered.len();
            if count == 0 {
                return Ok(());
            }
            let (next, covered) = self.next(last(store.read()).await?, waiting, (occasion, now))?;
            let made = Arc::new((next, covered));
            let write = store.write(move |tx| {
                let made = Arc::clone(&made);
                Box::pin(async move {
                    let (checkpoint, covered) = &*made;
                    lease.confirm(tx, now).await?;
                    let row = ActiveModel {
                        sequence: Set(checkpoint.sequence),
                        line: Set(checkpoint.line()?),
                        posted_at: Set(None),
                    };
                    Entity::insert(row).exec_without_returning(tx).await?;
                    pending::clear(tx, covered).await?;
                    Ok(Outcome::Commit(()))
                })
            });
            write.await?;
            if count < MOST {
                return Ok(());
            }
        }
    }

    /// The checkpoint after another one.
    fn next(
        &self,
        last: Option<Checkpoint>,
        waiting: Waiting,
        (occasion, made_at): (Occasion, DateTime<Utc>),
    ) -> Result<(Checkpoint, Vec<Uuid>)> {
        let before = last.as_ref().map(|last| last.through).unwrap_or_default();
        let mut records = last.as_ref().map(|last| last.records.clone()).unwrap_or_default();
        let Waiting { covered, digest, begun } = waiting;
        for (kind, count) in begun {
            *records.entry(kind).or_default() += count;
        }
        let mut checkpoint = Checkpoint {
            sequence: last.as_ref().map_or(1, |last| last.sequence + 1),
            made_at,
            occasion,
            entries: digest.entries,
            through: covered.last().map_or(before, |id| (*id).max(before)),
            late: covered.iter().copied().filter(|id| *id <= before).collect(),
            digest: digest.finish(),
            records,
            previous: last.map(|last| last.mac),
            key: key_name(&self.key),
            mac: String::new(),
        };
        checkpoint.mac = checkpoint.sealed_by(&self.key)?;
        Ok((checkpoint, covered))
    }
}

/// What the next checkpoint covers; the entries themselves are not kept.
#[derive(Default)]
struct Waiting {
    /// Their ids, in order.
    covered: Vec<Uuid>,
    digest: Digest,
    /// How many records of each kind begin with them.
    begun: BTreeMap<String, u64>,
}

async fn waiting(store: &Store) -> Result<Waiting> {
    let mut waiting = Waiting::default();
    while waiting.covered.len() < MOST {
        let last = waiting.covered.last().copied().unwrap_or_default();
        let page = pending::after(store, last, PAGE).await?;
        for entry in &page {
            waiting.digest.add(entry)?;
            waiting.covered.push(entry.id);
            if entry.sequence == 1 {
                *waiting.begun.entry(entry.subject_type.clone()).or_default() += 1;
            }
        }
        if (page.len() as u64) < PAGE {
            break;
        }
    }
    Ok(waiting)
}

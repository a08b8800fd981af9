//! The trail compared with its checkpoints, those of the database and those that were kept outside it.

use crate::operations::copy::snapshot;
use platform::{
    problem::Result,
    records::audit::{
        Covered, Digest,
        checkpoint::{Checkpoint, Occasion, entity as kept, key_name},
        entity as entries, pending, pruned,
    },
    secrets::keyed::KeyedHash,
    store::Transaction,
};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

const PAGE: u64 = 1000;

/// What a comparison found.
#[derive(Debug, Default)]
pub struct Sealed {
    /// Checkpoints that hold.
    pub checkpoints: usize,
    /// Entries that they cover.
    pub entries: u64,
    /// Entries that none covers yet.
    pub pending: usize,
    /// What is worth to know and not wrong.
    pub notes: Vec<String>,
    /// What is wrong, one line each.
    pub broken: Vec<String>,
}

/// Compares the database with the checkpoints in it, and with lines that were kept outside.
///
/// # Errors
/// The database failed.
pub async fn compare(db: &DatabaseConnection, key: &KeyedHash, outside: &[String]) -> Result<Sealed> {
    let tx = Transaction::patient(snapshot(db).await?);
    let inside = kept::Entity::find().order_by_asc(kept::Column::Sequence).all(&tx).await?;
    let inside: Vec<String> = inside.into_iter().map(|row| row.line).collect();
    let mut found = Sealed::default();
    let lines =
        outside.iter().map(|line| (line, "outside")).chain(inside.iter().map(|line| (line, "database")));
    let history = history(lines, key, &mut found)?;
    let newest = inside.last().and_then(|line| Checkpoint::parse(line)).map(|newest| newest.mac);
    if let Some(last) = history.last()
        && newest.as_ref() != Some(&last.mac)
    {
        let (sequence, at) = (last.sequence, last.made_at);
        found.broken.push(format!("the database is older than its checkpoint {sequence} of {at}"));
    }
    cover(&tx, &history, &mut found).await?;
    tx.rollback().await?;
    Ok(found)
}

/// The checkpoints that stand, each behind the one before it.
fn history<'a>(
    lines: impl Iterator<Item = (&'a String, &'static str)>,
    key: &KeyedHash,
    found: &mut Sealed,
) -> Result<Vec<Checkpoint>> {
    let name = key_name(key);
    let (mut history, mut seen) = (History::default(), HashSet::new());
    for (line, place) in lines {
        let Some(checkpoint) = Checkpoint::parse(line) else {
            // A process may have died in the middle of a line; whole lines that are missing are missed below.
            let start: String = line.chars().take(40).collect();
            found.notes.push(format!("{place}: a line is no checkpoint: {start}"));
            continue;
        };
        let sequence = checkpoint.sequence;
        if checkpoint.key != name {
            found.broken.push(format!("{place}: checkpoint {sequence} was sealed with another key"));
        } else if checkpoint.sealed_by(key)? != checkpoint.mac {
            found.broken.push(format!("{place}: checkpoint {sequence} was changed"));
        } else if seen.insert(checkpoint.mac.clone()) {
            history.add(checkpoint, found);
        }
    }
    Ok(history.standing)
}

/// Checkpoints in the making of a history.
#[derive(Default)]
struct History {
    /// Those that stand, each behind the one before it.
    standing: Vec<Checkpoint>,
    /// Those that a restore undid, by their `mac`. A later backup may have them, and then they stand again.
    undone: HashMap<String, Checkpoint>,
}

impl History {
    /// Puts a checkpoint behind the one that it follows.
    fn add(&mut self, next: Checkpoint, found: &mut Sealed) {
        let (is_restore, sequence, made_at) =
            (next.occasion == Occasion::Restore, next.sequence, next.made_at);
        let mut branch = vec![next];
        if let Some(place) = self.place_of(&mut branch) {
            let undone: Vec<_> = self.standing.drain(place..).collect();
            if let (Some(first), Some(last)) = (undone.first(), undone.last()) {
                let line = format!(
                    "checkpoints {} to {} are undone: an older database was put back before {made_at}",
                    first.sequence, last.sequence
                );
                let said = if is_restore { &mut found.notes } else { &mut found.broken };
                said.push(line);
            }
            self.undone.extend(undone.into_iter().map(|undone| (undone.mac.clone(), undone)));
        } else {
            found.broken.push(format!(
                "checkpoint {sequence} of {made_at} does not follow the one before it: lines are missing"
            ));
        }
        self.standing.extend(branch.into_iter().rev());
    }

    /// Where among the standing ones a branch begins; before its oldest one, which is its last, come those that were undone
    /// and stand again.
    fn place_of(&self, branch: &mut Vec<Checkpoint>) -> Option<usize> {
        loop {
            let oldest = branch.last()?;
            let Some(before) = &oldest.previous else { return (oldest.sequence == 1).then_some(0) };
            // Nearly always it is the last one.
            if let Some(place) = self.standing.iter().rposition(|known| known.mac == *before) {
                return Some(place + 1);
            }
            branch.push(self.undone.get(before)?.clone());
        }
    }
}

/// Computes the digest of every checkpoint again, from the entries and from what pruning left of them.
async fn cover(tx: &Transaction, history: &[Checkpoint], found: &mut Sealed) -> Result<()> {
    let waiting: HashSet<Uuid> =
        pending::entity::Entity::find().all(tx).await?.into_iter().map(|note| note.entry_id).collect();
    found.pending = waiting.len();
    let late: HashMap<Uuid, usize> = (0..)
        .zip(history)
        .flat_map(|(place, checkpoint)| checkpoint.late.iter().map(move |id| (*id, place)))
        .collect();
    let mut present: Vec<Digest> = history.iter().map(|_| Digest::default()).collect();
    let mut records: BTreeMap<String, u64> = BTreeMap::new();
    let (mut last, mut regular) = (Uuid::nil(), 0);
    loop {
        let page = covered_after(tx, last).await?;
        let Some(end) = page.last() else { break };
        last = end.id;
        for entry in page.iter().filter(|entry| !waiting.contains(&entry.id)) {
            while history.get(regular).is_some_and(|checkpoint| checkpoint.through < entry.id) {
                regular += 1;
            }
            let place = late.get(&entry.id).copied().unwrap_or(regular);
            let Some(of) = present.get_mut(place) else {
                found.broken.push(format!(
                    "{} {}: entry {} is covered by no checkpoint and waits for none",
                    entry.subject_type, entry.subject_id, entry.sequence
                ));
                continue;
            };
            of.add(entry)?;
            found.entries += 1;
            if entry.sequence == 1 {
                *records.entry(entry.subject_type.clone()).or_default() += 1;
            }
        }
    }
    for (checkpoint, present) in history.iter().zip(present) {
        let entries = present.entries;
        let (sequence, at) = (checkpoint.sequence, checkpoint.made_at);
        if present.finish() == checkpoint.digest {
            found.checkpoints += 1;
        } else if entries == checkpoint.entries {
            found
                .broken
                .push(format!("of the {entries} entries of checkpoint {sequence} of {at} some were changed"));
        } else {
            let covered = checkpoint.entries;
            found.broken.push(format!(
                "of the {covered} entries of checkpoint {sequence} of {at} there are {entries}"
            ));
        }
    }
    for (kind, made) in history.last().map(|last| &last.records).into_iter().flatten() {
        let there = records.get(kind).copied().unwrap_or_default();
        if there != *made {
            found.broken.push(format!("{kind}: {made} records were made, {there} are there"));
        }
    }
    Ok(())
}

/// The next entries in the order of their ids, removed ones among them.
async fn covered_after(tx: &Transaction, last: Uuid) -> Result<Vec<Covered>> {
    use entries::{Column, Entity};
    let present = Entity::find().select_only();
    let present = present
        .columns([Column::Id, Column::SubjectType, Column::SubjectId, Column::Sequence])
        .columns([Column::OccurredAt, Column::Hash])
        .filter(Column::Id.gt(last))
        .order_by_asc(Column::Id)
        .limit(PAGE)
        .into_model::<Covered>()
        .all(tx)
        .await?;
    let removed = pruned::entity::Entity::find().filter(pruned::entity::Column::Id.gt(last));
    let removed = removed.order_by_asc(pruned::entity::Column::Id).limit(PAGE).all(tx).await?;
    let mut all: Vec<Covered> = present.into_iter().chain(removed.iter().map(Covered::from)).collect();
    all.sort_by_key(|entry| entry.id);
    // Beyond a page one of the two may have more.
    all.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    Ok(all)
}

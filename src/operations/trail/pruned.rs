//! What pruning removed, compared with the entries that tell of the prunings.

use super::verified::Verified;
use crate::settings::AUDIT_DAYS;
use chrono::Duration;
use platform::{
    problem::Result,
    records::audit::{
        Digest,
        entity::{Column as EntryColumn, Entity as Entries, Model as Entry},
        pruned::{
            columns_hash,
            entity::{Column, Entity, Model},
        },
    },
    store::Transaction,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: u64 = 1000;

/// Looks for entries that were removed without leave: in no pruning that the trail tells of, too early, or so that a
/// chain has a gap.
pub(super) async fn verify(tx: &Transaction, notes: &[Entry], found: &mut Verified) -> Result<()> {
    let mut prunings: HashMap<i32, Digest> = HashMap::new();
    let told: HashMap<i32, &Entry> = notes.iter().map(|note| (note.sequence, note)).collect();
    let mut last = Uuid::nil();
    loop {
        let page =
            Entity::find().filter(Column::Id.gt(last)).order_by_asc(Column::Id).limit(PAGE).all(tx).await?;
        let Some(end) = page.last() else { break };
        last = end.id;
        for removed in &page {
            found.pruned += 1;
            prunings.entry(removed.pruned_in).or_default().add_pruned(removed)?;
            found.broken.extend(complaint(removed, told.get(&removed.pruned_in).copied())?);
        }
    }
    for note in notes {
        let digest = prunings.remove(&note.sequence).unwrap_or_default();
        if note.diff["digest"][1].as_str() != Some(&digest.finish()) {
            let sequence = note.sequence;
            found.broken.push(format!(
                "what the pruning of entry {sequence} removed is not what it told: its entries were changed since"
            ));
        }
    }
    found.broken.extend(gaps(tx).await?);
    Ok(())
}

fn complaint(removed: &Model, note: Option<&Entry>) -> Result<Option<String>> {
    let Model { subject_type, subject_id, sequence, .. } = removed;
    let wrong =
        |what: &str| Some(format!("{subject_type} {subject_id}: entry {sequence} was removed {what}"));
    let Some(note) = note else { return Ok(wrong("by no pruning that the trail tells of")) };
    let lawful = note.occurred_at - Duration::days(AUDIT_DAYS.into());
    if removed.occurred_at >= lawful {
        return Ok(wrong(&format!("before the {AUDIT_DAYS} days were over")));
    }
    let hash = removed.columns.as_ref().map(columns_hash).transpose()?;
    Ok(if hash.is_some() && hash != removed.columns_hash {
        wrong("and its columns were changed since")
    } else {
        None
    })
}

/// Chains whose removed entries are not the first ones, or after which nothing is left.
async fn gaps(tx: &Transaction) -> Result<Vec<String>> {
    let counted = Entity::find()
        .select_only()
        .column(Column::SubjectId)
        .group_by(Column::SubjectId)
        .having(Column::Sequence.max().ne(Expr::col(Column::Id).count()));
    let entry = Query::select()
        .expr(Expr::val(1))
        .from(Entries)
        .and_where(Expr::col((Entries, EntryColumn::SubjectId)).equals((Entity, Column::SubjectId)))
        .to_owned();
    let ended =
        Entity::find().select_only().column(Column::SubjectId).distinct().filter(Expr::exists(entry).not());
    let (counted, ended): (Vec<Uuid>, Vec<Uuid>) =
        (counted.into_tuple().all(tx).await?, ended.into_tuple().all(tx).await?);
    let gap = counted.into_iter().map(|id| format!("{id}: of its removed entries some are missing"));
    Ok(gap.chain(ended.into_iter().map(|id| format!("{id}: all entries are removed"))).collect())
}

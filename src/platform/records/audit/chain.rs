//! The chain of a record's entries: each is hashed together with the hash of the one before it.
//!
//! What is hashed is the entry as `GET /audit-events/export?format=ndjson` shows it, in canonical JSON: without its own
//! `hash`, with `previous_hash` (null for the first entry), and with the instant in full microseconds. A program in any
//! language can do the same; `tests/verify_trail.py` is one.

use super::{entity::Model as Entry, instant::instant, pruned};
use crate::{
    problem::Result,
    records::canonical::canonical,
    values::{hash::Sha256, hex::hex},
};
use serde_json::json;
use uuid::Uuid;

/// The hash of an entry after the one with another hash.
///
/// # Errors
/// The entry has a number that has no canonical form.
pub fn seal(previous: Option<&str>, entry: &Entry) -> Result<String> {
    let content = json!({
        "previous_hash": previous,
        "id": entry.id,
        "district_code": entry.district_code,
        "subject_type": entry.subject_type,
        "subject_id": entry.subject_id,
        "sequence": entry.sequence,
        "action": entry.action,
        "from_state": entry.from_state,
        "to_state": entry.to_state,
        "actor_id": entry.actor_id,
        "role": entry.role,
        "organization_id": entry.organization_id,
        "reason": entry.reason,
        "diff": entry.diff,
        "request_id": entry.request_id,
        "occurred_at": instant(entry.occurred_at),
    });
    Ok(hex(&Sha256::of(canonical(&content)?)))
}

/// Whether the entries of one record, oldest first, are whole and unchanged.
#[must_use]
pub fn is_unbroken(entries: &[Entry]) -> bool {
    let mut link = Link::default();
    entries.iter().all(|entry| link.follow(entry))
}

/// The place in a chain up to which it was followed.
#[derive(Debug, Default)]
pub struct Link {
    /// The record.
    pub subject_id: Uuid,
    sequence: i32,
    hash: Option<String>,
}

impl Link {
    /// The beginning of the chain of a record, or the place where it was cut.
    #[must_use]
    pub fn begin(subject_id: Uuid, cut: Option<&pruned::entity::Model>) -> Self {
        let (sequence, hash) = cut.map(|cut| (cut.sequence, cut.hash.clone())).unzip();
        Self { subject_id, sequence: sequence.unwrap_or_default(), hash }
    }

    /// Goes on to an entry; says whether it is the next one and unchanged.
    pub fn follow(&mut self, entry: &Entry) -> bool {
        let sealed = seal(self.hash.as_deref(), entry);
        let whole = entry.sequence == self.sequence + 1 && sealed.is_ok_and(|hash| hash == entry.hash);
        (self.sequence, self.hash) = (entry.sequence, Some(entry.hash.clone()));
        whole
    }
}

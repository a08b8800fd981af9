//! An entry as checkpoints and prunings know it: by its hash, which stands for all that it says.

use super::instant::instant;
use crate::{
    problem::Result,
    records::canonical::canonical,
    values::{hash::Sha256, hex::hex},
};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use serde_json::json;
use uuid::Uuid;

/// An entry by its place and hash.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Covered {
    /// The entry.
    pub id: Uuid,
    /// The kind of the record.
    pub subject_type: String,
    /// The record.
    pub subject_id: Uuid,
    /// The version of the record after the change.
    pub sequence: i32,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// Its hash.
    pub hash: String,
}

/// The SHA-256 of entries in the order in which they are added: one line of canonical JSON for each.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    hash: Sha256,
    /// How many were added.
    pub entries: u64,
}

impl Digest {
    /// Takes in an entry.
    ///
    /// # Errors
    /// A number has no canonical form.
    pub fn add(&mut self, entry: &Covered) -> Result<()> {
        let line = json!([
            entry.id,
            entry.subject_type,
            entry.subject_id,
            entry.sequence,
            instant(entry.occurred_at),
            entry.hash
        ]);
        self.entries += 1;
        self.add_text(&canonical(&line)?);
        self.add_text("\n");
        Ok(())
    }

    pub(super) fn add_text(&mut self, text: &str) {
        self.hash.add(text);
    }

    /// The digest as text.
    #[must_use]
    pub fn finish(self) -> String {
        hex(&self.hash.finish())
    }
}

//! Tokens that were verified already, by their SHA-256: bounded, until they end or something they depend on changes.

use super::revocation::Snapshot;
use chrono::{DateTime, Utc};
use platform::{
    records::caller::Caller,
    values::{clock::LEEWAY, hash::Sha256},
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Tokens of a generation at most; there are two.
const CAPACITY: usize = 5_000;

/// A verified token.
#[derive(Clone)]
pub(super) struct Verified {
    pub(super) caller: Caller,
    /// None for tokens that say nothing of it.
    pub(super) begins_at: Option<DateTime<Utc>>,
    pub(super) expires_at: DateTime<Utc>,
    /// Where the counters of what it depends on stood before it was verified.
    pub(super) stamps: [(usize, i64); 5],
}

/// When the young generation is full it becomes the old one, and the old one is forgotten: what is used stays.
#[derive(Default)]
pub(super) struct VerifiedTokens(Mutex<Generations>);

#[derive(Default)]
struct Generations {
    young: HashMap<[u8; 32], Verified>,
    old: HashMap<[u8; 32], Verified>,
}

pub(super) fn digest(token: &str) -> [u8; 32] {
    Sha256::of(token)
}

impl VerifiedTokens {
    /// The caller of a token, if it was verified and all of that still holds.
    pub(super) fn find(&self, token: &[u8; 32], snapshot: &Snapshot, now: DateTime<Utc>) -> Option<Caller> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.young.get(token).cloned().or_else(|| kept.old.remove(token))?;
        // A clock that was set back finds tokens of its future.
        let lives = known.begins_at.is_none_or(|at| at <= now + LEEWAY) && now < known.expires_at;
        if !lives || !snapshot.unchanged(&known.stamps) {
            kept.young.remove(token);
            return None;
        }
        let caller = known.caller.clone();
        kept.keep(*token, known);
        Some(caller)
    }

    /// Remembers a verified token.
    pub(super) fn keep(&self, token: [u8; 32], verified: Verified) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keep(token, verified);
    }
}

impl Generations {
    fn keep(&mut self, token: [u8; 32], verified: Verified) {
        if self.young.len() >= CAPACITY && !self.young.contains_key(&token) {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(token, verified);
    }
}

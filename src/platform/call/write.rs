//! Writing: one transaction with the change, its audit entry, its event and its stored answer.

use super::Call;
use crate::{
    http::reply::Answer,
    problem::Result,
    records::{
        actor::Actor,
        idempotency::{self, Key, Stored},
    },
    store::{Outcome, Transaction},
    values::{future::Future, hash::Sha256, hex::hex},
};
use std::sync::Arc;

/// What a write does inside its transaction. It may run again after a collision.
pub trait Change: Send + Sync + 'static {
    /// Carries it out and makes the answer.
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>>;
}

/// A change whose answer is stored under an `Idempotency-Key` and given again.
pub trait Repeatable: Change {
    /// The stored answer, for the same caller as before: with what they may do and see now.
    fn repeat<'a>(
        &'a self,
        call: &'a Call,
        tx: &'a Transaction,
        stored: Stored,
    ) -> Future<'a, Result<Answer>>;
}

impl Call {
    /// Carries out a change: with `dry_run` it is undone after the answer is made, with an `Idempotency-Key`
    /// the answer is stored beside it. `body` is what the key's fingerprint covers.
    pub async fn write<C: Repeatable>(&self, body: &[u8], change: C) -> Result<Answer> {
        let key = self.conditions.idempotency_key.as_ref().filter(|_| !self.conditions.dry_run);
        let Some(key) = key else { return self.write_unkept(change).await };
        let key = Key {
            caller_id: self.actor.user_id,
            key: key.clone(),
            fingerprint: self.fingerprint(body),
            rights: rights(&self.actor),
        };
        let write = Arc::new((self.clone(), key, change));
        let run = self.service.store.write(move |tx| {
            let write = Arc::clone(&write);
            Box::pin(async move {
                let (call, key, change) = &*write;
                if let Some(stored) = idempotency::claim(tx, key, call.now).await? {
                    return Ok(Outcome::Discard(change.repeat(call, tx, stored).await?.replayed()));
                }
                let answer = change.make(call, tx).await?;
                idempotency::keep(tx, key, &answer).await?;
                Ok(Outcome::Commit(answer))
            })
        });
        run.await
    }

    /// The same for what holds a password or answers a secret: neither fingerprint nor answer is stored.
    pub async fn write_unkept<C: Change>(&self, change: C) -> Result<Answer> {
        let write = Arc::new((self.clone(), change));
        let run = self.service.store.write(move |tx| {
            let write = Arc::clone(&write);
            Box::pin(async move {
                let (call, change) = &*write;
                let answer = change.make(call, tx).await?;
                Ok(if call.conditions.dry_run { Outcome::Discard(answer) } else { Outcome::Commit(answer) })
            })
        });
        run.await
    }

    fn fingerprint(&self, body: &[u8]) -> String {
        let mut hash = Sha256::default();
        // Who has no token says the district: the same request to another one is another request.
        let district = self.actor.district_code.as_bytes();
        for piece in [district, b" ", self.conditions.target.as_bytes(), b"\0", body] {
            hash.add(piece);
        }
        // Keyed: what a body with few possible contents said cannot be tried out by whoever has the database alone.
        self.service.keyed.of("fingerprint of a request", &hex(&hash.finish()))
    }
}

/// What decides on what a caller may do and see, as one text to compare.
fn rights(actor: &Actor) -> String {
    let Actor { roles, organization_id, functions, deputy_id, opened_id, .. } = actor;
    hex(&Sha256::of(format!("{roles:?} {organization_id} {functions:?} {deputy_id:?} {opened_id:?}")))
}

//! Writing: one transaction with the change, its audit entry, its event and its stored answer.

use super::Call;
use crate::platform::{
    audit::hex,
    idempotency::{self, Key},
    problem::Result,
    reply::Answer,
    store::{Outcome, Transaction},
    workflow::Future,
};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What a write does inside its transaction. It may run again after a collision.
pub trait Change: Send + Sync + 'static {
    /// Carries it out and makes the answer.
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>>;
}

struct Write<C> {
    call: Call,
    key: Option<Key>,
    change: C,
}

impl Call {
    /// Carries out a change: with `dry_run` it is undone after the answer is made, with an `Idempotency-Key`
    /// the answer is stored beside it. `body` is what the key's fingerprint covers.
    pub async fn write<C: Change>(&self, body: &[u8], change: C) -> Result<Answer> {
        let key = self.conditions.idempotency_key.as_ref().map(|key| Key {
            caller_id: self.actor.user_id,
            key: key.clone(),
            fingerprint: self.fingerprint(body),
        });
        let write = Arc::new(Write { call: self.clone(), key, change });
        let run = self.service.store.write(move |tx| {
            let write = Arc::clone(&write);
            Box::pin(async move { write.run(tx).await })
        });
        run.await
    }

    /// The same for what holds a password or answers a secret: neither fingerprint nor answer is stored.
    pub async fn write_unkept<C: Change>(&self, change: C) -> Result<Answer> {
        let write = Arc::new(Write { call: self.clone(), key: None, change });
        let run = self.service.store.write(move |tx| {
            let write = Arc::clone(&write);
            Box::pin(async move { write.run(tx).await })
        });
        run.await
    }

    fn fingerprint(&self, body: &[u8]) -> String {
        let mut hash = Sha256::new();
        hash.update(self.conditions.target.as_bytes());
        hash.update([0]);
        hash.update(body);
        hex(&hash.finalize())
    }
}

impl<C: Change> Write<C> {
    async fn run(&self, tx: &Transaction) -> Result<Outcome<Answer>> {
        if self.call.conditions.dry_run {
            return Ok(Outcome::Discard(self.change.make(&self.call, tx).await?));
        }
        let Some(key) = &self.key else {
            return Ok(Outcome::Commit(self.change.make(&self.call, tx).await?));
        };
        if let Some(answer) = idempotency::claim(tx, key, self.call.now).await? {
            return Ok(Outcome::Discard(answer));
        }
        let answer = self.change.make(&self.call, tx).await?;
        idempotency::keep(tx, key, &answer).await?;
        Ok(Outcome::Commit(answer))
    }
}

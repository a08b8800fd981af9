//! Guesses of what people know, counted in the database for all replicas: per account and address, per account, and per
//! address. A guess is counted before it is looked at, so that many at once are not one; a right one is taken back
//! (`docs/decisions/0007`).

use super::{
    Claimant, bounds,
    counters::{self, Counted, Counter, Model},
    turns::Turn,
};
use crate::codes;
use chrono::{DateTime, Utc};
use platform::{
    call::quota::seconds_until,
    problem::{Code, Problem, Result},
    store::{Outcome, Transaction},
    values::characters::key,
};
use sea_orm::ConnectionTrait;

/// All that may count a guess at an account from an address.
#[derive(Debug, Clone)]
struct Counters {
    pair: Counter,
    account: Counter,
    address: Counter,
    /// The pair, where it is known, while account or address may not guess.
    known: Counter,
    place_is_known: bool,
}

/// What counts a guess, and until when others at its account or address may not guess.
type Admitted<'a> = (Vec<&'a Counter>, Option<DateTime<Utc>>);

/// What becomes of a guess before it is looked at.
enum Admission {
    /// It is counted; until then its account or address may not guess, so that nobody must see that it was looked at.
    Counted(Vec<Counted>, Option<DateTime<Utc>>),
    /// It is not looked at and not counted until then.
    Refused(DateTime<Utc>),
}

/// What a guess turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// All that the account asks for: it forgives.
    Whole,
    /// Right as far as it goes: it is taken back and forgives nothing, or a thief of a password could guess codes for ever.
    Part,
    /// Wrong; the caller is told this.
    Wrong(Code),
}

/// A guess that is counted and may be looked at.
pub(super) struct Guess<'a> {
    claimant: &'a Claimant<'a>,
    username: String,
    counted: Vec<Counted>,
    place_is_known: bool,
    veiled_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    _turn: Turn<'a>,
}

impl<'a> Guess<'a> {
    /// Waits for a turn and counts a guess at an account.
    ///
    /// # Errors
    /// `TOO_MANY_REQUESTS` with `Retry-After` if a bound forbids it.
    pub(super) async fn begin(claimant: &'a Claimant<'a>, username: &str) -> Result<Self> {
        let (store, now) = (&claimant.service.store, claimant.service.clock.now());
        // Another spelling of a name is no other account.
        let username = key(username);
        let counters = Counters::of(claimant, &username, now).await?;
        // Whoever must wait anyway does not stand in the queue.
        if let Err(until) = counters.admitted(&counters.rows(store.read()).await?, now) {
            return Err(claimant.refused(until, now).await);
        }
        let turn = claimant.access.turns.take(&counters.pair.key).await?;
        let place_is_known = counters.place_is_known;
        let admission = store.write(move |tx| {
            let counters = counters.clone();
            Box::pin(async move { counters.count(tx, now).await })
        });
        match admission.await? {
            Admission::Refused(until) => {
                drop(turn);
                Err(claimant.refused(until, now).await)
            }
            Admission::Counted(counted, veiled_until) => {
                Ok(Self { claimant, username, counted, place_is_known, veiled_until, now, _turn: turn })
            }
        }
    }

    /// Counts a code of the second factor too, after a right password: where the account is known for that place, else for
    /// everywhere.
    ///
    /// # Errors
    /// `TOO_MANY_REQUESTS` if it may not be looked at.
    pub(super) async fn count_factor(&mut self) -> Result<()> {
        let (claimant, now) = (self.claimant, self.now);
        let place = if self.place_is_known { claimant.address.as_str() } else { "" };
        let key = claimant.service.keyed.of("guess.factor", &format!("{}\n{place}", self.username));
        let counter = Counter { key: format!("factor:{key}"), bound: bounds::FACTOR, own: true };
        let counted = claimant.service.store.write(move |tx| {
            let counter = counter.clone();
            Box::pin(async move {
                let rows = counters::rows(tx, &[&counter]).await?;
                Ok(match counter.blocked(&rows, now) {
                    Some(until) => Outcome::Discard(Err(until)),
                    None => Outcome::Commit(Ok(counter.count(tx, &rows, now).await?)),
                })
            })
        });
        let counted = counted.await?.map_err(|until| too_many(until, now))?;
        self.counted.push(counted);
        Ok(())
    }

    /// Ends the guess with what it turned out to be. A guess that is dropped before stays counted as wrong.
    ///
    /// # Errors
    /// The code of a wrong guess. Where account or address may not guess, it is answered as if it had not been looked at.
    pub(super) async fn end(self, finding: Finding) -> Result<()> {
        let whole = match finding {
            Finding::Wrong(code) => {
                return Err(match self.veiled_until {
                    Some(until) => too_many(until, self.now),
                    None => Problem::new(code),
                });
            }
            Finding::Whole => true,
            Finding::Part => false,
        };
        let (counted, now) = (self.counted.clone(), self.now);
        let taken_back = self.claimant.service.store.write(move |tx| {
            let counted = counted.clone();
            Box::pin(async move {
                for counted in &counted {
                    counted.take_back(tx, whole, now).await?;
                }
                Ok(Outcome::Commit(()))
            })
        });
        taken_back.await
    }
}

fn too_many(until: DateTime<Utc>, now: DateTime<Utc>) -> Problem {
    Problem::new(codes::TOO_MANY_REQUESTS).retry_after(seconds_until(until, now).saturating_add(1))
}

impl Claimant<'_> {
    async fn refused(&self, until: DateTime<Utc>, now: DateTime<Utc>) -> Problem {
        self.access.turns.pass_time().await;
        too_many(until, now)
    }
}

impl Counters {
    async fn of(claimant: &Claimant<'_>, username: &str, now: DateTime<Utc>) -> Result<Self> {
        let key = &claimant.service.keyed;
        let profile = claimant.access.settings.profile;
        let counter = |kind: &str, subject: &str, bound, own| -> Result<Counter> {
            Ok(Counter {
                key: format!("{kind}:{}", key.of("guess", &format!("{kind}\n{subject}"))),
                bound,
                own,
            })
        };
        let pair = format!("{username}\n{}", claimant.address);
        Ok(Self {
            pair: counter("pair", &pair, bounds::pair(profile), true)?,
            known: counter("known", &pair, bounds::known(profile), true)?,
            account: counter("account", username, bounds::ACCOUNT, false)?,
            address: counter("address", &claimant.address, bounds::ADDRESS, false)?,
            place_is_known: claimant.place(username).is_known(claimant.service.store.read(), now).await?,
        })
    }

    async fn rows(&self, db: &impl ConnectionTrait) -> Result<Vec<Model>> {
        counters::rows(db, &[&self.pair, &self.known, &self.account, &self.address]).await
    }

    /// What counts a guess now, and until when others at this account or address may not guess; or until when it must wait.
    fn admitted(
        &self,
        rows: &[Model],
        now: DateTime<Utc>,
    ) -> std::result::Result<Admitted<'_>, DateTime<Utc>> {
        let shared = self.account.blocked(rows, now).max(self.address.blocked(rows, now));
        match (shared, self.pair.blocked(rows, now)) {
            (None, None) => Ok((vec![&self.pair, &self.account, &self.address], None)),
            (None, Some(until)) => Err(until),
            (Some(until), _) if !self.place_is_known || self.known.blocked(rows, now).is_some() => Err(until),
            (Some(until), _) => Ok((vec![&self.known], Some(until))),
        }
    }

    async fn count(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<Outcome<Admission>> {
        let rows = self.rows(tx).await?;
        let (counters, veiled_until) = match self.admitted(&rows, now) {
            Ok(admitted) => admitted,
            Err(until) => return Ok(Outcome::Discard(Admission::Refused(until))),
        };
        let mut counted = Vec::with_capacity(counters.len());
        for counter in counters {
            counted.push(counter.count(tx, &rows, now).await?);
        }
        Ok(Outcome::Commit(Admission::Counted(counted, veiled_until)))
    }
}

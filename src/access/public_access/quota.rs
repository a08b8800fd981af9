//! How often people without a token may call in an hour, over all replicas.

use crate::codes;
use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    call::quota::{Grant, Quota, seconds_until},
    problem::{Problem, Result},
    store::{Outcome, Store},
};

/// How many calls an hour.
#[derive(Debug, Clone, Copy)]
pub struct PublicLimits {
    /// Writes from one address.
    pub writes_per_address: u32,
    /// Writes with one access code.
    pub writes_per_code: u32,
    /// Wrong access codes from one address.
    pub wrong_codes_per_address: u32,
}

/// A quota of an hour.
pub(super) fn hourly(name: &'static str, limit: u32) -> Quota {
    Quota { name, limit, window: TimeDelta::hours(1) }
}

fn refused(grant: &Grant, now: DateTime<Utc>) -> Problem {
    Problem::new(codes::TOO_MANY_REQUESTS).retry_after(seconds_until(grant.ends_at, now))
}

/// Uses one of the calls of this hour; what is refused afterwards has been counted all the same.
pub(super) async fn spend(store: &Store, quota: Quota, subject: String, now: DateTime<Utc>) -> Result<()> {
    let grant = store.write(move |tx| {
        let subject = subject.clone();
        Box::pin(async move { Ok(Outcome::Commit(quota.take(tx, &subject, 1, now).await?)) })
    });
    let grant = grant.await?;
    if grant.granted == 1 { Ok(()) } else { Err(refused(&grant, now)) }
}

/// Whether something is left of this hour's calls.
pub(super) async fn is_left(store: &Store, quota: Quota, subject: &str, now: DateTime<Utc>) -> Result<()> {
    let grant = quota.left(store.read(), subject, now).await?;
    if grant.left > 0 { Ok(()) } else { Err(refused(&grant, now)) }
}

//! How often people without a token may call in an hour, over all replicas.

use crate::{
    budget_headers::{Told, lines},
    codes,
};
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

/// What the answer says of a budget.
fn told(quota: &Quota, grant: &Grant, now: DateTime<Utc>) -> Told {
    Told {
        name: quota.name.trim_start_matches("public."),
        limit: quota.limit,
        seconds: quota.window.num_seconds(),
        left: grant.left,
        wait: seconds_until(grant.ends_at, now).into(),
    }
}

fn refused(quota: &Quota, grant: &Grant, now: DateTime<Utc>) -> Problem {
    let refused = Problem::new(codes::TOO_MANY_REQUESTS).retry_after(seconds_until(grant.ends_at, now));
    let [policy, left] = lines(&[told(quota, grant, now)]);
    refused.header(policy.0, policy.1).header(left.0, left.1)
}

/// Uses one of the calls of this hour; what is refused afterwards has been counted all the same.
pub(super) async fn spend(store: &Store, quota: Quota, subject: String, now: DateTime<Utc>) -> Result<Told> {
    let grant = store.write(move |tx| {
        let subject = subject.clone();
        Box::pin(async move { Ok(Outcome::Commit(quota.take(tx, &subject, 1, now).await?)) })
    });
    let grant = grant.await?;
    if grant.granted == 1 { Ok(told(&quota, &grant, now)) } else { Err(refused(&quota, &grant, now)) }
}

/// Whether something is left of this hour's calls.
pub(super) async fn is_left(store: &Store, quota: Quota, subject: &str, now: DateTime<Utc>) -> Result<()> {
    let grant = quota.left(store.read(), subject, now).await?;
    if grant.left > 0 { Ok(()) } else { Err(refused(&quota, &grant, now)) }
}

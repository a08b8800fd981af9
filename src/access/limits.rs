//! Request limits of tokens, shared by all replicas without writing at every request.
//!
//! The budget of a minute stands in the database; a replica takes a twentieth of it at a time and spends that in memory. A
//! thirtieth needs no asking, so callers who ask little never cost a write: three replicas together answer at most 1.1 times
//! the number set.
//!
//! The next slice is asked for before the last one is spent, beside the requests. Nobody waits long for it: while the
//! database gives none, a replica lends itself slices, up to the whole number, and gives them back with the next one.

use super::{
    budget_headers::{Told, headers},
    settings::PATIENCE,
};
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use platform::{
    call::quota::{Grant, Quota},
    problem::{Problem, Result},
    records::{actor::Credential, caller::Admission},
    store::{Outcome, Store},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};
use uuid::Uuid;

/// The budgets of a replica.
pub(super) struct Budgets {
    per_minute: u32,
    spending: Mutex<Spending>,
}

#[derive(Default)]
struct Spending {
    minute: i64,
    budgets: HashMap<Uuid, Budget>,
    /// Whether it was told in this minute that the database takes no budgets.
    told: bool,
}

/// What one token has in this minute on this replica.
#[derive(Clone)]
struct Budget {
    spent: u32,
    granted: u32,
    /// What nobody has taken yet, as far as is known here.
    left: u32,
    /// What of that which was granted the database does not know of.
    lent: u32,
    asked: Option<Asked>,
}

/// A slice that is on its way.
#[derive(Clone)]
struct Asked {
    since: Instant,
    answered: Shared<BoxFuture<'static, ()>>,
}

/// What becomes of a request.
enum Turn {
    Spent(Budget),
    Wait(Asked),
    Refused,
}

impl Budgets {
    pub(super) fn new(per_minute: u32) -> Self {
        Self { per_minute, spending: Mutex::default() }
    }

    /// Counts a request.
    pub(super) async fn admit(
        self: &Arc<Self>,
        store: &Store,
        credential: Credential,
        now: DateTime<Utc>,
    ) -> Admission {
        let (Credential::Session(id) | Credential::ApiToken(id)) = credential else {
            return Admission::default();
        };
        if self.per_minute == 0 {
            return Admission::default();
        }
        loop {
            match self.spend(store, id, now) {
                Turn::Spent(budget) => return self.answer(Some(&budget), now),
                Turn::Refused => return self.answer(None, now),
                Turn::Wait(asked) => {
                    let patience = PATIENCE.saturating_sub(asked.since.elapsed());
                    let late = tokio::time::timeout(patience, asked.answered).await.is_err();
                    if late && !self.lend(id, minute_of(now)) {
                        return self.answer(None, now);
                    }
                }
            }
        }
    }

    /// Spends one request of what this replica has, and sees to it that it has more in time.
    fn spend(self: &Arc<Self>, store: &Store, id: Uuid, now: DateTime<Utc>) -> Turn {
        let mut spending = self.spending(minute_of(now));
        let fresh =
            Budget { spent: 0, granted: self.per_minute / 30, left: self.per_minute, lent: 0, asked: None };
        let budget = spending.budgets.entry(id).or_insert(fresh);
        // The part that needs no asking is not more than there is.
        let has_one = budget.spent < budget.granted.min(self.per_minute);
        budget.spent += u32::from(has_one);
        let soon_spent = budget.granted - budget.spent <= self.slice() / 8;
        if soon_spent && budget.left > 0 && budget.asked.is_none() {
            budget.asked = Some(self.ask(store.clone(), id, budget.lent, now));
        }
        match &budget.asked {
            _ if has_one => Turn::Spent(budget.clone()),
            Some(asked) if budget.spent < self.per_minute => Turn::Wait(asked.clone()),
            _ => Turn::Refused,
        }
    }

    /// The part of the number that a replica takes at a time.
    fn slice(&self) -> u32 {
        (self.per_minute / 20).max(1)
    }

    fn spending(&self, minute: i64) -> MutexGuard<'_, Spending> {
        let mut spending = self.spending.lock().unwrap_or_else(PoisonError::into_inner);
        if spending.minute != minute {
            *spending = Spending { minute, ..Spending::default() };
        }
        spending
    }

    /// Asks for a slice of this minute's budget, and for what was lent. No request carries that: a caller who goes away
    /// does not take the slice along.
    fn ask(self: &Arc<Self>, store: Store, id: Uuid, lent: u32, now: DateTime<Utc>) -> Asked {
        let (budgets, minute) = (Arc::clone(self), minute_of(now));
        let quota = Quota { name: "requests", limit: self.per_minute, window: TimeDelta::minutes(1) };
        let (subject, wanted) = (format!("{id}@{minute}"), self.slice().saturating_add(lent));
        let task = tokio::spawn(async move {
            let taken = store.write(move |tx| {
                let subject = subject.clone();
                Box::pin(async move { Ok(Outcome::Commit(quota.take(tx, &subject, wanted, now).await?)) })
            });
            budgets.settle(id, minute, lent, taken.await);
        });
        let budgets = Arc::clone(self);
        let answered = async move {
            if let Err(lost) = task.await {
                budgets.settle(id, minute, lent, Err(Problem::internal(lost)));
            }
        };
        Asked { since: Instant::now(), answered: answered.boxed().shared() }
    }

    fn settle(&self, id: Uuid, minute: i64, lent: u32, taken: Result<Grant>) {
        let mut spending = self.spending.lock().unwrap_or_else(PoisonError::into_inner);
        if spending.minute != minute {
            return;
        }
        let first = taken.is_err() && !std::mem::replace(&mut spending.told, true);
        let Some(budget) = spending.budgets.get_mut(&id) else { return };
        budget.asked = None;
        match taken {
            Ok(grant) => {
                budget.granted += grant.granted.saturating_sub(lent);
                budget.lent -= lent;
                budget.left = grant.left;
            }
            Err(problem) => {
                if !budget.lend(self.slice(), self.per_minute) {
                    budget.left = 0;
                }
                if first {
                    tracing::warn!(
                        cause = problem.cause(),
                        "budgets of requests cannot be written; each replica counts for itself"
                    );
                }
            }
        }
    }

    /// Lends a token a slice that the database does not give in time; false if it had all that there is.
    fn lend(&self, id: Uuid, minute: i64) -> bool {
        let mut spending = self.spending(minute);
        let (slice, most) = (self.slice(), self.per_minute);
        // Somebody else who waited may have been lent one already.
        let lend = |budget: &mut Budget| budget.spent < budget.granted || budget.lend(slice, most);
        spending.budgets.get_mut(&id).is_some_and(lend)
    }

    /// The headers of draft-ietf-httpapi-ratelimit-headers, and how long to wait if nothing is left.
    fn answer(&self, budget: Option<&Budget>, now: DateTime<Utc>) -> Admission {
        let wait = 60 - now.timestamp().rem_euclid(60);
        let left = budget.map_or(0, |budget| {
            let known = (budget.granted - budget.spent).saturating_add(budget.left);
            // What was spent here is gone, though the database may not have been asked for it yet.
            known.min(self.per_minute.saturating_sub(budget.spent))
        });
        let told = Told { name: "token", limit: self.per_minute, seconds: 60, left, wait };
        let retry_after = if budget.is_some() { None } else { u32::try_from(wait).ok() };
        Admission { headers: headers(&[told]), retry_after }
    }
}

impl Budget {
    /// Grants what the database does not know of, as long as it is not more than it would grant.
    fn lend(&mut self, slice: u32, most: u32) -> bool {
        let more = slice.min(most.saturating_sub(self.granted));
        self.granted += more;
        self.lent += more;
        more > 0
    }
}

fn minute_of(now: DateTime<Utc>) -> i64 {
    now.timestamp().div_euclid(60)
}

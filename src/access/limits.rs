//! Request limits of tokens, shared by all replicas without writing at every request.
//!
//! The budget of a minute stands in the database; a replica takes a twentieth of it at a time and spends that in memory. A
//! thirtieth needs no asking, so callers who ask little never cost a write: three replicas together answer at most 1.1 times
//! the number set.

use actix_web::http::header::{HeaderName, HeaderValue};
use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    call::quota::{Grant, Quota},
    problem::{Problem, Result},
    records::{actor::Credential, caller::Admission},
    store::{Outcome, Store},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// The budgets of a replica.
pub(super) struct Budgets {
    per_minute: u32,
    spending: Mutex<Spending>,
    /// One request asks the database, the others wait for what it gets.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Spending {
    minute: i64,
    budgets: HashMap<Uuid, Budget>,
}

/// What one token has in this minute on this replica.
#[derive(Debug, Clone, Copy)]
struct Budget {
    spent: u32,
    granted: u32,
    /// What nobody has taken yet, as far as is known here.
    left: u32,
}

impl Budgets {
    pub(super) fn new(per_minute: u32) -> Self {
        Self { per_minute, spending: Mutex::default(), asking: tokio::sync::Mutex::default() }
    }

    /// Counts a request.
    pub(super) async fn admit(
        self: &Arc<Self>,
        store: &Store,
        credential: Credential,
        now: DateTime<Utc>,
    ) -> Result<Admission> {
        let (Credential::Session(id) | Credential::ApiToken(id)) = credential else {
            return Ok(Admission::default());
        };
        if self.per_minute == 0 {
            return Ok(Admission::default());
        }
        let minute = now.timestamp().div_euclid(60);
        if let Some(budget) = self.spend(id, minute) {
            return Ok(self.answer(Some(budget), now));
        }
        let _turn = self.asking.lock().await;
        if let Some(budget) = self.spend(id, minute) {
            return Ok(self.answer(Some(budget), now));
        }
        if self.left(id) > 0 {
            // A caller that goes away meanwhile does not take the slice along.
            let asked = tokio::spawn(Arc::clone(self).ask(store.clone(), id, now));
            asked.await.map_err(Problem::internal)??;
        }
        Ok(self.answer(self.spend(id, minute), now))
    }

    /// Takes a slice of this minute's budget for this replica.
    async fn ask(self: Arc<Self>, store: Store, id: Uuid, now: DateTime<Utc>) -> Result<()> {
        let minute = now.timestamp().div_euclid(60);
        let quota = Quota { name: "requests", limit: self.per_minute, window: TimeDelta::minutes(1) };
        let (subject, slice) = (format!("{id}@{minute}"), (self.per_minute / 20).max(1));
        let taken = store.write(move |tx| {
            let subject = subject.clone();
            Box::pin(async move { Ok(Outcome::Commit(quota.take(tx, &subject, slice, now).await?)) })
        });
        let grant = taken.await?;
        self.grant(id, minute, grant);
        Ok(())
    }

    /// Spends one request of what this replica has.
    fn spend(&self, id: Uuid, minute: i64) -> Option<Budget> {
        let mut spending = self.spending.lock().unwrap_or_else(PoisonError::into_inner);
        if spending.minute != minute {
            *spending = Spending { minute, budgets: HashMap::new() };
        }
        let fresh = Budget { spent: 0, granted: self.per_minute / 30, left: self.per_minute };
        let budget = spending.budgets.entry(id).or_insert(fresh);
        if budget.spent >= budget.granted {
            return None;
        }
        budget.spent += 1;
        Some(*budget)
    }

    fn left(&self, id: Uuid) -> u32 {
        let spending = self.spending.lock().unwrap_or_else(PoisonError::into_inner);
        spending.budgets.get(&id).map_or(0, |budget| budget.left)
    }

    fn grant(&self, id: Uuid, minute: i64, grant: Grant) {
        let mut spending = self.spending.lock().unwrap_or_else(PoisonError::into_inner);
        if spending.minute == minute
            && let Some(budget) = spending.budgets.get_mut(&id)
        {
            budget.granted += grant.granted;
            budget.left = grant.left;
        }
    }

    /// The headers of draft-ietf-httpapi-ratelimit-headers, and how long to wait if nothing is left.
    fn answer(&self, budget: Option<Budget>, now: DateTime<Utc>) -> Admission {
        let wait = 60 - now.timestamp().rem_euclid(60);
        let left = budget.map_or(0, |budget| (budget.granted - budget.spent).saturating_add(budget.left));
        let left = left.min(self.per_minute);
        let policy = format!("\"token\";q={};w=60", self.per_minute);
        let texts = [("ratelimit-policy", policy), ("ratelimit", format!("\"token\";r={left};t={wait}"))];
        let headers = texts.into_iter().filter_map(|(name, text)| {
            Some((HeaderName::from_static(name), HeaderValue::try_from(text).ok()?))
        });
        let retry_after = if budget.is_some() { None } else { u32::try_from(wait).ok() };
        Admission { headers: headers.collect(), retry_after }
    }
}

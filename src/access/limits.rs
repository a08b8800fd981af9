//! Request limits of tokens, shared by all replicas without writing at every request.
//!
//! The budget of a minute stands in the database; a replica takes a twentieth of it at a time and spends that in memory. A
//! thirtieth needs no asking, so callers who ask little never cost a write: three replicas together answer at most 1.1 times
//! the number set.

use crate::platform::{
    call::{Admission, Credential},
    problem::Result,
    store::{Outcome, Store, Transaction},
};
use actix_web::http::header::{HeaderName, HeaderValue};
use chrono::{DateTime, Utc};
use entity::{ActiveModel, Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_budget")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub minute: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub credential: Uuid,
        pub granted: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

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
        &self,
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
            let (slice, limit) = ((self.per_minute / 20).max(1), self.per_minute);
            let granted = store.write(move |tx| Box::pin(take(tx, id, minute, (slice, limit)))).await?;
            self.grant(id, minute, granted);
        }
        Ok(self.answer(self.spend(id, minute), now))
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

    fn grant(&self, id: Uuid, minute: i64, (granted, left): (u32, u32)) {
        let mut spending = self.spending.lock().unwrap_or_else(PoisonError::into_inner);
        if spending.minute == minute
            && let Some(budget) = spending.budgets.get_mut(&id)
        {
            budget.granted += granted;
            budget.left = left;
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

/// Takes a slice of a minute's budget: how much it got, and how much is left for everybody.
async fn take(
    tx: &Transaction,
    credential: Uuid,
    minute: i64,
    (slice, limit): (u32, u32),
) -> Result<Outcome<(u32, u32)>> {
    let known = Entity::find_by_id((minute, credential)).one(tx).await?;
    let before = known.as_ref().map_or(0, |row| u32::try_from(row.granted).unwrap_or_default());
    let granted = slice.min(limit.saturating_sub(before));
    let total = before + granted;
    let stored = i32::try_from(total).unwrap_or(i32::MAX);
    if known.is_some() {
        let update = Entity::update_many().col_expr(Column::Granted, Expr::value(stored));
        update.filter(Column::Minute.eq(minute)).filter(Column::Credential.eq(credential)).exec(tx).await?;
    } else {
        Entity::delete_many().filter(Column::Minute.lt(minute - 1)).exec(tx).await?;
        let row = ActiveModel { minute: Set(minute), credential: Set(credential), granted: Set(stored) };
        Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(Outcome::Commit((granted, limit - total)))
}

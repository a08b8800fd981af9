//! When tokens were used last: noted in memory, written together and at most once a minute.

use super::entity::{Column, Entity};
use chrono::{DateTime, Duration, Utc};
use platform::{
    problem::Result,
    store::{Outcome, Store},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

#[derive(Default)]
pub(crate) struct Uses(Mutex<Noted>);

#[derive(Default)]
struct Noted {
    uses: HashMap<Uuid, DateTime<Utc>>,
    written_at: Option<DateTime<Utc>>,
}

impl Uses {
    /// Notes a use; writes all that were noted if the last time is a minute ago.
    pub(crate) fn note(&self, store: &Store, token: Uuid, now: DateTime<Utc>) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.uses.insert(token, now);
        if noted.written_at.is_some_and(|at| (now - at).abs() < Duration::minutes(1)) {
            return;
        }
        noted.written_at = Some(now);
        let uses = Arc::new(std::mem::take(&mut noted.uses));
        let store = store.clone();
        tokio::spawn(async move {
            if let Err(problem) = write(&store, uses).await {
                tracing::warn!(cause = problem.cause(), "the last uses of tokens were not written");
            }
        });
    }
}

async fn write(store: &Store, uses: Arc<HashMap<Uuid, DateTime<Utc>>>) -> Result<()> {
    let written = store.write(move |tx| {
        let uses = Arc::clone(&uses);
        Box::pin(async move {
            for (token, at) in uses.iter() {
                Entity::update_many()
                    .col_expr(Column::LastUsedAt, Expr::value(*at))
                    .filter(Column::Id.eq(*token))
                    .exec(tx)
                    .await?;
            }
            Ok(Outcome::Commit(()))
        })
    });
    written.await
}

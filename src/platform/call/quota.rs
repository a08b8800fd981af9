//! Quotas that hold over all replicas: so many of something for a subject in a window, counted in the database.

use super::{Service, background::Job};
use crate::{
    problem::{Problem, Result},
    store::{Outcome, Transaction, lease::Lease},
    values::{clock::LEEWAY, future::Future},
};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::OnConflict,
};
use std::{sync::Arc, time::Duration};

/// Whole seconds until an instant, at least one, for `Retry-After`.
#[must_use]
pub fn seconds_until(until: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
    let seconds = ((until - now).num_milliseconds() + 999).div_euclid(1000).max(1);
    u32::try_from(seconds).unwrap_or(u32::MAX)
}

/// The rows of the quotas.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// What a subject has used of a quota in the running window.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "quota_use")]
    pub struct Model {
        /// The quota.
        #[sea_orm(primary_key, auto_increment = false)]
        pub quota: String,
        /// Whose use it is: an id, or a keyed hash of an address or a name, which need not lie here.
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: String,
        /// How much.
        pub used: i32,
        /// When the window ends.
        pub ends_at: DateTimeUtc,
    }

    /// Nothing refers to uses.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// So many in a window, which begins with the first use.
#[derive(Debug, Clone, Copy)]
pub struct Quota {
    /// The name.
    pub name: &'static str,
    /// How many.
    pub limit: u32,
    /// In how much time.
    pub window: TimeDelta,
}

/// What was granted of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// How many; none when the quota is used up.
    pub granted: u32,
    /// How many are left for others.
    pub left: u32,
    /// When the window ends.
    pub ends_at: DateTime<Utc>,
}

impl Quota {
    /// Takes up to `wanted` for a subject.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take(
        &self,
        tx: &Transaction,
        subject: &str,
        wanted: u32,
        now: DateTime<Utc>,
    ) -> Result<Grant> {
        let before = self.left(tx, subject, now).await?;
        let granted = wanted.min(before.left);
        let left = before.left - granted;
        if granted > 0 {
            self.write(tx, subject, self.limit - left, before.ends_at).await?;
        }
        Ok(Grant { granted, left, ..before })
    }

    /// What is left for a subject, without taking any.
    ///
    /// # Errors
    /// The database failed.
    pub async fn left(&self, db: &impl ConnectionTrait, subject: &str, now: DateTime<Utc>) -> Result<Grant> {
        let (used, ends_at) = match self.running(db, subject, now).await? {
            Some(row) => (u32::try_from(row.used).map_err(Problem::internal)?, row.ends_at),
            None => (0, now + self.window),
        };
        Ok(Grant { granted: 0, left: self.limit.saturating_sub(used), ends_at })
    }

    async fn running(
        &self,
        db: &impl ConnectionTrait,
        subject: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Model>> {
        let found = Entity::find_by_id((self.name.to_owned(), subject.to_owned())).one(db).await?;
        // A window that ends later than any can was begun before the clock was set back.
        Ok(found.filter(|row| now < row.ends_at && row.ends_at <= now + self.window + LEEWAY))
    }

    async fn write(&self, tx: &Transaction, subject: &str, used: u32, ends_at: DateTime<Utc>) -> Result<()> {
        let used = i32::try_from(used).map_err(Problem::internal)?;
        let row = Model { quota: self.name.into(), subject: subject.into(), used, ends_at };
        let replace = OnConflict::columns([Column::Quota, Column::Subject])
            .update_columns([Column::Used, Column::EndsAt])
            .to_owned();
        let insert = Entity::insert(row.into_active_model().reset_all()).on_conflict(replace);
        insert.exec_without_returning(tx).await?;
        Ok(())
    }
}

/// Forgets the uses whose windows have ended.
pub const PRUNING: Job = Job { name: "quota.prune", every: Duration::from_mins(10), run: prune };

fn prune(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    let now = service.clock.now();
    let write = service.store.write(move |tx| {
        Box::pin(async move {
            lease.confirm(tx, now).await?;
            Entity::delete_many().filter(Column::EndsAt.lte(now)).exec(tx).await?;
            Ok(Outcome::Commit(()))
        })
    });
    Box::pin(write)
}

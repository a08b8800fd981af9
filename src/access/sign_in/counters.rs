//! Counters of wrong guesses, in the database for all replicas.

use super::bounds::Bound;
use chrono::{DateTime, TimeDelta, Utc};
use entity::{ActiveModel, Column, Entity};
use platform::{
    call::{Service, background::Job},
    problem::Result,
    store::{Outcome, Transaction, lease::Lease},
    values::{clock::LEEWAY, future::Future},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use std::{sync::Arc, time::Duration};

pub(super) use entity::Model;

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "login_guess")]
    pub(in crate::sign_in) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub failures: i32,
        pub blocked_until: DateTimeUtc,
        pub updated_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(in crate::sign_in) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One thing that is counted.
#[derive(Debug, Clone)]
pub(super) struct Counter {
    pub(super) key: String,
    pub(super) bound: Bound,
    /// Whether a right guess forgives it: it counts one account at one place, or codes after a right password.
    pub(super) own: bool,
}

/// What a guess was counted as, so that exactly that can be taken back.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    key: String,
    own: bool,
    failures: i32,
    blocked_until: DateTime<Utc>,
}

/// The rows of these counters.
pub(super) async fn rows(db: &impl ConnectionTrait, counters: &[&Counter]) -> Result<Vec<Model>> {
    let keys = counters.iter().map(|counter| counter.key.as_str());
    Ok(Entity::find().filter(Column::Key.is_in(keys)).all(db).await?)
}

impl Counter {
    fn row<'r>(&self, rows: &'r [Model]) -> Option<&'r Model> {
        rows.iter().find(|row| row.key == self.key)
    }

    /// Until when the next guess must wait.
    pub(super) fn blocked(&self, rows: &[Model], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        // What was counted later than now was counted before the clock was set back; it is kept, and makes nobody wait.
        let counted = |row: &&Model| row.failures >= self.bound.free && row.updated_at <= now + LEEWAY;
        let row = self.row(rows).filter(counted)?;
        Some(row.blocked_until).filter(|until| now < *until)
    }

    /// Counts a guess.
    pub(super) async fn count(
        &self,
        tx: &Transaction,
        rows: &[Model],
        now: DateTime<Utc>,
    ) -> Result<Counted> {
        let forgotten = |row: &&Model| now - row.updated_at.max(row.blocked_until) > self.bound.forgotten;
        let before = self.row(rows).filter(|row| !forgotten(row)).map_or(0, |row| row.failures);
        let failures = before.saturating_add(1);
        let blocked_until = now + self.bound.wait(failures);
        put(tx, &self.key, failures, blocked_until, now).await?;
        Ok(Counted { key: self.key.clone(), own: self.own, failures, blocked_until })
    }
}

impl Counted {
    /// Takes exactly this guess back, if it is still there; a whole proof forgives all where that may be.
    pub(super) async fn take_back(&self, tx: &Transaction, whole: bool, now: DateTime<Utc>) -> Result<()> {
        let Some(row) = Entity::find_by_id(self.key.clone()).one(tx).await? else { return Ok(()) };
        let (failures, blocked_until) = self.without(&row, whole, now);
        put(tx, &self.key, failures, blocked_until, now).await
    }

    /// The count without this guess. The wait that others have earned meanwhile stays, or one's own right guesses would lift it.
    fn without(&self, row: &Model, whole: bool, now: DateTime<Utc>) -> (i32, DateTime<Utc>) {
        if whole && self.own {
            return (0, now);
        }
        let alone = row.failures == self.failures && row.blocked_until == self.blocked_until;
        ((row.failures - 1).max(0), if alone { now } else { row.blocked_until })
    }
}

async fn put(
    tx: &Transaction,
    key: &str,
    failures: i32,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = ActiveModel {
        key: Set(key.to_owned()),
        failures: Set(failures),
        blocked_until: Set(until),
        updated_at: Set(now),
    };
    let columns = [Column::Failures, Column::BlockedUntil, Column::UpdatedAt];
    let conflict = OnConflict::column(Column::Key).update_columns(columns).to_owned();
    Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// Deletes what is long forgotten.
pub(crate) const PRUNING: Job = Job { name: "guesses.prune", every: Duration::from_hours(1), run: prune };

fn prune(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    let now = service.clock.now();
    let write = service.store.write(move |tx| {
        Box::pin(async move {
            lease.confirm(tx, now).await?;
            let long_ago = now - TimeDelta::days(2);
            Entity::delete_many().filter(Column::UpdatedAt.lt(long_ago)).exec(tx).await?;
            Ok(Outcome::Commit(()))
        })
    });
    Box::pin(write)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_guess_does_not_lift_the_wait_of_wrong_ones() {
        let now = DateTime::UNIX_EPOCH;
        let later = |seconds| now + TimeDelta::seconds(seconds);
        let counted = Counted { key: "address".into(), own: false, failures: 100, blocked_until: later(30) };
        let row = |failures, until| Model {
            key: "address".into(),
            failures,
            blocked_until: later(until),
            updated_at: now,
        };
        assert_eq!(counted.without(&row(100, 30), true, now), (99, now));
        assert_eq!(counted.without(&row(101, 60), true, now), (100, later(60)));
        let own = Counted { own: true, ..counted };
        assert_eq!(own.without(&row(101, 60), true, now), (0, now));
        assert_eq!(own.without(&row(101, 60), false, now), (100, later(60)));
    }
}

//! Guesses of passwords and codes, counted in the database for all replicas: per account and address, per account, and per
//! address. A guess is counted before it is looked at, so that many at once are not one; a right one is taken back.

use super::Door;
use crate::{
    access::{Profile, api_tokens::hash, sessions::entity as session, users},
    platform::{
        problem::{Code, Problem, Result},
        store::{Outcome, Transaction},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::{ActiveModel, Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set, sea_query::OnConflict};

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "login_guess")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub failures: i32,
        pub blocked_until: DateTimeUtc,
        pub updated_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many wrong guesses are free, and how long the next one must wait after each further one: doubling, capped.
#[derive(Debug, Clone, Copy)]
struct Bound {
    free: i32,
    first_seconds: i64,
    longest_seconds: i64,
}

/// After a quarter of an hour without a guess all is forgotten.
const FORGOTTEN_SECONDS: i64 = 900;
/// One account from one address: strict, because it harms nobody else.
const PAIR: Bound = Bound { free: 5, first_seconds: 30, longest_seconds: 900 };
const PAIR_MLPS3: Bound = Bound { free: 5, first_seconds: 900, longest_seconds: 900 };
/// One account from everywhere: soft, because strangers can fill it. Addresses that the user knows are exempt.
const ACCOUNT: Bound = Bound { free: 50, first_seconds: 15, longest_seconds: 60 };
/// One address at all accounts: an office may share one.
const ADDRESS: Bound = Bound { free: 100, first_seconds: 30, longest_seconds: 300 };

impl Bound {
    fn wait(self, failures: i32) -> Duration {
        let beyond = u32::try_from(failures - self.free).ok();
        let seconds = beyond.map(|beyond| self.first_seconds.saturating_mul(1 << beyond.min(20)));
        Duration::seconds(seconds.map_or(0, |seconds| seconds.min(self.longest_seconds)))
    }
}

/// Lets one guess at an account happen, if its bounds allow one.
///
/// # Errors
/// `TOO_MANY_REQUESTS` with `Retry-After`, or the code that the guess was refused with.
pub(in crate::access) async fn within(
    door: &Door<'_>,
    username: &str,
    guess: impl Future<Output = Result<std::result::Result<users::entity::Model, Code>>>,
) -> Result<users::entity::Model> {
    let known = door.is_known(username).await?;
    let pair = match door.access.settings.profile {
        Profile::Asvs => PAIR,
        Profile::Mlps3 => PAIR_MLPS3,
    };
    let mut keys = vec![
        (format!("pair:{}", hash(&format!("{username}\n{}", door.address))), pair),
        (format!("address:{}", hash(&door.address)), ADDRESS),
    ];
    if !known {
        keys.push((format!("account:{}", hash(username)), ACCOUNT));
    }
    let now = door.service.clock.now();
    let counted = keys.clone();
    let blocked = door.service.store.write(move |tx| {
        let keys = counted.clone();
        Box::pin(async move { count(tx, &keys, now).await })
    });
    if let Some(wait) = blocked.await? {
        let seconds = u32::try_from(wait.num_seconds() + 1).unwrap_or(u32::MAX);
        return Err(Problem::new(Code::TooManyRequests).retry_after(seconds));
    }
    let user = guess.await?.map_err(Problem::new)?;
    let right = door.service.store.write(move |tx| {
        let keys = keys.clone();
        Box::pin(async move { take_back(tx, &keys, now).await })
    });
    right.await?;
    Ok(user)
}

/// Counts the guess; answers how long to wait if one of the bounds forbids it, and then counts nothing.
async fn count(
    tx: &Transaction,
    keys: &[(String, Bound)],
    now: DateTime<Utc>,
) -> Result<Outcome<Option<Duration>>> {
    let known =
        Entity::find().filter(Column::Key.is_in(keys.iter().map(|(key, _)| key.as_str()))).all(tx).await?;
    let bounded =
        |row: &&Model| keys.iter().any(|(key, bound)| row.key == *key && row.failures >= bound.free);
    let waits = known.iter().filter(bounded).map(|row| row.blocked_until - now);
    let blocked = waits.max().filter(|wait| *wait > Duration::zero());
    if blocked.is_some() {
        return Ok(Outcome::Discard(blocked));
    }
    for (key, bound) in keys {
        let before = known.iter().find(|row| row.key == *key).map_or(0, |row| remembered(row, now));
        let failures = before.saturating_add(1);
        put(tx, key, failures, now + bound.wait(failures), now).await?;
    }
    Ok(Outcome::Commit(None))
}

fn remembered(row: &Model, now: DateTime<Utc>) -> i32 {
    let since = row.updated_at.max(row.blocked_until);
    if now - since > Duration::seconds(FORGOTTEN_SECONDS) { 0 } else { row.failures }
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

/// A right guess: the pair starts anew, the others count one less; what is long forgotten is deleted.
async fn take_back(tx: &Transaction, keys: &[(String, Bound)], now: DateTime<Utc>) -> Result<Outcome<()>> {
    for (key, _) in keys {
        let Some(row) = Entity::find_by_id(key.clone()).one(tx).await? else { continue };
        let failures = if key.starts_with("pair:") { 0 } else { row.failures - 1 };
        put(tx, key, failures.max(0), now, now).await?;
    }
    Entity::delete_many().filter(Column::UpdatedAt.lt(now - Duration::days(1))).exec(tx).await?;
    Ok(Outcome::Commit(()))
}

impl Door<'_> {
    /// Whether the user has signed in from this address in the last 30 days: strangers cannot keep them out from there.
    async fn is_known(&self, username: &str) -> Result<bool> {
        let user = self.find(username).await?.map_or_else(uuid::Uuid::nil, |user| user.id);
        let recent = self.service.clock.now() - Duration::days(30);
        let sessions = session::Entity::find()
            .filter(session::Column::UserId.eq(user))
            .filter(session::Column::Address.eq(&*self.address))
            .filter(session::Column::CreatedAt.gte(recent));
        Ok(sessions.count(self.service.store.read()).await? > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_are_capped() {
        let seconds = |failures| PAIR.wait(failures).num_seconds();
        assert_eq!([0, 4, 5, 6, 7, 9, 10, 1_000].map(seconds), [0, 0, 30, 60, 120, 480, 900, 900]);
        assert_eq!(ACCOUNT.wait(i32::MAX).num_seconds(), 60);
    }
}

//! Revocations that reach every replica: counters in the database, read at most a second apart.
//!
//! What tokens depend on (users, sessions, API tokens, organizations, deputies, signing keys) falls into shards by its id. Whoever
//! changes one of them counts up its shard in the same transaction; a verified token is believed while the counters of
//! its shards stand where they stood before it was verified. No clock is compared, and nothing waits for one row.

use crate::{
    api_tokens::{ApiTokenAction, ApiTokens},
    sessions::{Sessions, workflow::SessionAction},
    signing_keys::{SigningKeys, workflow::SigningKeyAction},
    users::{UserAction, Users},
};
use chrono::{DateTime, Utc};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::record::Record,
    store::{Outcome, Store},
    values::future::Future,
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use uuid::Uuid;

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "revocation")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shard: i32,
        pub changes: platform::values::numbers::Long,
        pub revoked_before: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{Column, Entity};

/// Shards of the counters; one more counts changes of the signing keys.
const SHARDS: usize = 64;
/// How long the counters are believed without looking.
const FRESH: Duration = Duration::from_secs(1);
/// How long every request looks after something changed on this replica: longer than a write takes.
const DISTURBED: Duration = Duration::from_secs(2);

/// The counters at one moment.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    read_at: Instant,
    changes: Vec<i64>,
    /// Tokens that were issued before are not believed: set after a restore.
    pub(super) revoked_before: Option<DateTime<Utc>>,
}

impl Snapshot {
    /// Where the counter of a subject stands.
    pub(super) fn of(&self, subject: Uuid) -> (usize, i64) {
        let shard = shard_of(subject);
        (shard, self.changes.get(shard).copied().unwrap_or(-1))
    }

    /// Where the counter of the signing keys stands.
    pub(super) fn of_keys(&self) -> (usize, i64) {
        (SHARDS, self.changes.get(SHARDS).copied().unwrap_or(-1))
    }

    /// Whether counters still stand where they stood.
    pub(super) fn unchanged(&self, stamps: &[(usize, i64)]) -> bool {
        stamps.iter().all(|(shard, changes)| self.changes.get(*shard) == Some(changes))
    }

    /// A database that was restored from an older copy counts less than before.
    fn went_back(&self, before: &Self) -> bool {
        self.changes.iter().zip(&before.changes).any(|(now, before)| now < before)
    }
}

fn shard_of(subject: Uuid) -> usize {
    // The last bytes of a UUIDv7 are random.
    usize::from(subject.as_bytes()[15]) % SHARDS
}

#[derive(Default)]
pub(super) struct Revocations {
    latest: Mutex<Option<Arc<Snapshot>>>,
    disturbed: Mutex<Option<Instant>>,
    reading: tokio::sync::Mutex<()>,
}

impl Revocations {
    /// The counters, at most a second old.
    pub(super) async fn current(&self, store: &Store, now: DateTime<Utc>) -> Result<Arc<Snapshot>> {
        let limit = if self.is_disturbed() { Duration::ZERO } else { FRESH };
        self.within(store, limit, now).await
    }

    /// The counters, at most this old. One request reads, the others wait for what it reads.
    pub(super) async fn within(
        &self,
        store: &Store,
        limit: Duration,
        now: DateTime<Utc>,
    ) -> Result<Arc<Snapshot>> {
        let asked = Instant::now();
        let fits = |snapshot: &Arc<Snapshot>| snapshot.read_at + limit >= asked;
        if let Some(known) = self.latest().filter(fits) {
            return Ok(known);
        }
        let _turn = self.reading.lock().await;
        if let Some(known) = self.latest().filter(fits) {
            return Ok(known);
        }
        let mut read = read(store).await?;
        if self.latest().is_some_and(|before| read.went_back(&before)) {
            tracing::error!(
                "the database was restored from an older copy: earlier tokens are not believed any more"
            );
            revoke_before(store, now).await?;
            read = self::read(store).await?;
        }
        let read = Arc::new(read);
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&read));
        Ok(read)
    }

    fn latest(&self) -> Option<Arc<Snapshot>> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn is_disturbed(&self) -> bool {
        let disturbed = self.disturbed.lock().unwrap_or_else(PoisonError::into_inner);
        disturbed.is_some_and(|at| at.elapsed() < DISTURBED)
    }

    /// Looks at every request for a while.
    pub(super) fn disturb(&self) {
        *self.disturbed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

async fn read(store: &Store) -> Result<Snapshot> {
    // The moment before reading: what is committed later is not in it.
    let read_at = Instant::now();
    let rows = Entity::find().all(store.read()).await?;
    let mut changes = vec![0; SHARDS + 1];
    for row in &rows {
        if let Some(place) = usize::try_from(row.shard).ok().and_then(|shard| changes.get_mut(shard)) {
            *place = row.changes.get();
        }
    }
    let revoked_before = rows.iter().filter_map(|row| row.revoked_before).max();
    Ok(Snapshot { read_at, changes, revoked_before })
}

/// Makes every token that was issued before an instant worthless, on all replicas: the step after a restore.
///
/// # Errors
/// The database failed.
pub async fn revoke_before(store: &Store, at: DateTime<Utc>) -> Result<()> {
    let set = store.write(move |tx| {
        Box::pin(async move {
            Entity::update_many()
                .col_expr(Column::RevokedBefore, Expr::value(at))
                .col_expr(Column::Changes, Expr::col(Column::Changes).add(1))
                .exec(tx)
                .await?;
            Ok(Outcome::Commit(()))
        })
    });
    set.await
}

async fn count_up(work: UnitOfWork<'_>, shard: usize) -> Result<()> {
    work.call.service.authenticator.disturbed();
    Entity::update_many()
        .col_expr(Column::Changes, Expr::col(Column::Changes).add(1))
        .filter(Column::Shard.eq(i32::try_from(shard).unwrap_or_default()))
        .exec(work.tx)
        .await?;
    Ok(())
}

/// A token that depends on this record may mean something else, or nothing: what layers above declare of their records too.
pub fn subject_changed<'a, W: Workflow>(
    work: UnitOfWork<'a>,
    subject: Happened<'a, W>,
) -> Future<'a, Result<()>> {
    Box::pin(count_up(work, shard_of(subject.after.id())))
}

/// The tokens of many may mean something else: a new term begins, and with it other mandates.
#[must_use]
pub fn everybody_changed<'a, W: Workflow>(
    work: UnitOfWork<'a>,
    _: Happened<'a, W>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        work.call.service.authenticator.disturbed();
        let changes = Expr::col(Column::Changes).add(1);
        Entity::update_many().col_expr(Column::Changes, changes).exec(work.tx).await?;
        Ok(())
    })
}

fn keys_changed<'a>(work: UnitOfWork<'a>, _: Happened<'a, SigningKeys>) -> Future<'a, Result<()>> {
    Box::pin(count_up(work, SHARDS))
}

/// Who looks anew, as the tables print it.
pub const REVOCATION: &str = "access, which looks at the tokens of it anew\n\
             访问控制,重新核对相关令牌";

/// The actions of access after which a token may mean something else, or nothing.
pub(super) fn reactions(reactions: &mut Reactions) {
    for action in [UserAction::Edit, UserAction::Confirm, UserAction::Disable] {
        reactions.after::<Users>(action, REVOCATION, subject_changed);
    }
    for action in [SessionAction::Revoke, SessionAction::LogOut, SessionAction::Stop] {
        reactions.after::<Sessions>(action, REVOCATION, subject_changed);
    }
    for action in [ApiTokenAction::Revoke, ApiTokenAction::Rotate] {
        reactions.after::<ApiTokens>(action, REVOCATION, subject_changed);
    }
    for action in [SigningKeyAction::Create, SigningKeyAction::Withdraw] {
        reactions.after::<SigningKeys>(action, REVOCATION, keys_changed);
    }
}

//! `Idempotency-Key`: a retried POST happens once; the answer is stored with the change.

use crate::{
    http::reply::Answer,
    problem::{Problem, Result, codes},
    store::{Outcome, Store, Transaction, lease::Lease},
};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use entity::{ActiveModel, Column, Entity};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// How long an answer is kept.
pub const KEPT: TimeDelta = Duration::hours(24);
/// Characters of a key at least, from callers who cannot be told apart.
pub const PUBLIC_KEY_LENGTH: usize = 16;

/// The rows of the keys.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// The stored answer of a caller's key.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency_key")]
    pub struct Model {
        /// Whose key it is.
        #[sea_orm(primary_key, auto_increment = false)]
        pub caller_id: Uuid,
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        /// SHA-256 of district, method, URL and body.
        pub fingerprint: String,
        /// The stored answer: status, headers, body.
        pub answer: Json,
        /// When the key was used.
        pub created_at: DateTimeUtc,
    }

    /// Nothing refers to keys.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A key as it came with a request.
#[derive(Debug, Clone)]
pub struct Key {
    /// Whose key it is.
    pub caller_id: Uuid,
    /// The key.
    pub key: String,
    /// SHA-256 of district, method, URL and body.
    pub fingerprint: String,
    /// SHA-256 of what the caller may do and see.
    pub rights: String,
}

/// The answer that is stored under a key.
#[derive(Debug)]
pub struct Stored {
    /// The answer, as it was given.
    pub answer: Answer,
    /// Whether the caller may do and see now what they might then.
    pub same_rights: bool,
}

/// An answer as the column has it.
#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    answer: Answer,
    /// Absent in rows that are older than this.
    #[serde(default)]
    rights: String,
}

/// Claims a key for this transaction, or finds the answer that is stored under it. A second request with
/// the same key waits at the database until the first has committed.
pub(crate) async fn claim(tx: &Transaction, key: &Key, now: DateTime<Utc>) -> Result<Option<Stored>> {
    Entity::delete_many()
        .filter(Column::CallerId.eq(key.caller_id))
        .filter(Column::Key.eq(&*key.key))
        .filter(Column::CreatedAt.lt(now - KEPT))
        .exec(tx)
        .await?;
    let claim = ActiveModel {
        caller_id: Set(key.caller_id),
        key: Set(key.key.clone()),
        fingerprint: Set(key.fingerprint.clone()),
        answer: Set(Value::Null),
        created_at: Set(now),
    };
    let conflict = OnConflict::columns([Column::CallerId, Column::Key]).do_nothing().to_owned();
    let claimed = Entity::insert(claim).on_conflict(conflict).exec_without_returning(tx).await?;
    if claimed == 1 {
        return Ok(None);
    }
    let stored = Entity::find_by_id((key.caller_id, key.key.clone())).one(tx).await?;
    let stored = stored.ok_or_else(|| Problem::new(codes::IDEMPOTENCY_IN_FLIGHT).retry_after(1))?;
    if stored.fingerprint != key.fingerprint {
        return Err(Problem::new(codes::IDEMPOTENCY_KEY_REUSED));
    }
    let kept: Kept = serde_json::from_value(stored.answer).map_err(Problem::internal)?;
    Ok(Some(Stored { answer: kept.answer, same_rights: kept.rights == key.rights }))
}

/// Stores the answer under the claimed key.
pub(crate) async fn keep(tx: &Transaction, key: &Key, answer: &Answer) -> Result<()> {
    let kept = Kept { answer: answer.stored(), rights: key.rights.clone() };
    let stored = serde_json::to_value(kept).map_err(Problem::internal)?;
    Entity::update_many()
        .col_expr(Column::Answer, Expr::value(stored))
        .filter(Column::CallerId.eq(key.caller_id))
        .filter(Column::Key.eq(&*key.key))
        .exec(tx)
        .await?;
    Ok(())
}

/// Removes the answers that are older than a day.
///
/// # Errors
/// The database failed, or the lease under which it was done was lost.
pub async fn forget_expired(store: &Store, lease: Option<Lease>, now: DateTime<Utc>) -> Result<()> {
    let forget = store.write(move |tx| {
        Box::pin(async move {
            if let Some(lease) = lease {
                lease.confirm(tx, now).await?;
            }
            Entity::delete_many().filter(Column::CreatedAt.lt(now - KEPT)).exec(tx).await?;
            Ok(Outcome::Commit(()))
        })
    });
    forget.await
}

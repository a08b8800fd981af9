//! The keys of a process: which one signs now, and which ones still verify.

use super::{
    SigningKeyState, SigningKeys,
    entity::{Column, Entity, Model},
    rules::fill,
};
use crate::sealing::SIGNING;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{DecodingKey, EncodingKey};
use platform::{
    call::{Call, Service},
    problem::{Problem, Result},
    records::actor::{Actor, PLATFORM},
    secrets::sealing::{Sealer, SealingKey},
    store::{Outcome, Store},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use std::sync::{Arc, PoisonError, RwLock};
use utoipa::ToSchema;

/// A public key (RFC 8037).
/// 公钥(RFC 8037)。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JsonWebKey {
    /// Always `OKP`.
    /// 固定为 `OKP`。
    pub kty: &'static str,
    /// Always `Ed25519`.
    /// 固定为 `Ed25519`。
    pub crv: &'static str,
    /// Always `EdDSA`.
    /// 固定为 `EdDSA`。
    pub alg: &'static str,
    /// Always `sig`.
    /// 固定为 `sig`。
    #[serde(rename = "use")]
    pub usage: &'static str,
    /// The id that tokens name.
    /// 令牌引用该密钥所用的 ID。
    pub kid: String,
    /// The public key.
    /// 公钥。
    pub x: String,
}

/// The keys that verify now or will.
/// 现在或者将来用于验证的密钥。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JsonWebKeys {
    /// The keys.
    /// 密钥。
    pub keys: Vec<JsonWebKey>,
}

/// The keys as they were read last, and what opens their private halves.
pub(crate) struct Ring {
    keys: RwLock<Arc<Keys>>,
    sealer: Sealer,
}

#[derive(Default)]
struct Keys {
    /// The counter of the key changes that they were read after.
    changes: i64,
    /// In the order in which they begin to sign.
    rows: Vec<Model>,
}

impl Keys {
    /// The end of the last token that a key signed: its successor took over and a token's life has passed.
    fn verifies_until(&self, place: usize, validity: TimeDelta) -> Option<DateTime<Utc>> {
        self.rows.get(place + 1).map(|successor| successor.activates_at + validity)
    }
}

impl Ring {
    /// A ring without keys.
    pub(crate) fn new(key: &SealingKey) -> Result<Self> {
        Ok(Self { keys: RwLock::default(), sealer: key.sealer(SIGNING)? })
    }

    /// Reads the keys again if they have changed.
    pub(crate) async fn follow(&self, store: &Store, changes: i64) -> Result<()> {
        let present = self.keys();
        if present.changes == changes && !present.rows.is_empty() {
            return Ok(());
        }
        let rows = Entity::find()
            .filter(Column::State.eq(SigningKeyState::Active))
            .order_by_asc(Column::ActivatesAt)
            .order_by_asc(Column::Id)
            .all(store.read())
            .await?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Keys { changes, rows });
        Ok(())
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The id and the key that sign now.
    pub(crate) fn signing(&self, now: DateTime<Utc>) -> Result<(String, EncodingKey)> {
        let keys = self.keys();
        let active = keys.rows.iter().rev().find(|key| key.activates_at <= now).or(keys.rows.first());
        let key = active.ok_or_else(|| Problem::internal("there is no signing key"))?;
        let material = self.sealer.open(&key.public_key, &key.material)?;
        Ok((key.id.simple().to_string(), EncodingKey::from_ed_der(&material)))
    }

    /// The key of an id, while tokens that it signed may live.
    pub(crate) fn verifying(
        &self,
        kid: &str,
        now: DateTime<Utc>,
        validity: TimeDelta,
    ) -> Option<DecodingKey> {
        let keys = self.keys();
        let place = keys.rows.iter().position(|key| key.id.simple().to_string() == kid)?;
        if keys.verifies_until(place, validity).is_some_and(|end| end <= now) {
            return None;
        }
        DecodingKey::from_ed_components(&keys.rows[place].public_key).ok()
    }

    /// What the world may know of them.
    pub(crate) fn published(&self, now: DateTime<Utc>, validity: TimeDelta) -> JsonWebKeys {
        let keys = self.keys();
        let live = keys.rows.iter().enumerate();
        let live =
            live.filter(|(place, _)| keys.verifies_until(*place, validity).is_none_or(|end| now < end));
        let written = live.map(|(_, key)| JsonWebKey {
            kty: "OKP",
            crv: "Ed25519",
            alg: "EdDSA",
            usage: "sig",
            kid: key.id.simple().to_string(),
            x: key.public_key.clone(),
        });
        JsonWebKeys { keys: written.collect() }
    }

    /// Makes the first key of an empty database, with its trail.
    pub(crate) async fn begin(&self, service: &Arc<Service>) -> Result<()> {
        if Entity::find().count(service.store.read()).await? > 0 {
            return Ok(());
        }
        let call = Arc::new(Call::internal(service, Actor::operator()));
        let made = service.store.write(move |tx| {
            let call = Arc::clone(&call);
            Box::pin(async move {
                // Another replica may have been first.
                if Entity::find().count(tx).await? > 0 {
                    return Ok(Outcome::Discard(()));
                }
                let mut key = Model::default();
                fill(&mut key, &call.service.sealing)?;
                let work = call.work(tx, PLATFORM);
                let make = work.make::<SigningKeys>(|row| {
                    (row.public_key, row.material, row.activates_at) =
                        (key.public_key, key.material, call.now);
                });
                make.await?;
                Ok(Outcome::Commit(()))
            })
        });
        made.await
    }
}

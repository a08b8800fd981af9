//! The secrets of the service: signing keys and the cursor key, in the database so that replicas share them.

use crate::platform::{
    problem::{Problem, Result},
    store::{Outcome, Store},
};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use entity::{Column, Entity, Model};
use jsonwebtoken::{DecodingKey, EncodingKey};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "secret_key")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub purpose: String,
        pub material: String,
        pub created_at: DateTimeUtc,
    }

    /// Never shows the material.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("SecretKey").field("id", &self.id).finish_non_exhaustive()
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

const SIGNING: &str = "signing";
const CURSOR: &str = "cursor";

/// The key that signs new tokens, and those that verify tokens.
pub struct Keys {
    current: (String, EncodingKey),
    verifying: RwLock<HashMap<String, DecodingKey>>,
    /// The secret of the cursors.
    pub cursor: Vec<u8>,
}

impl Keys {
    /// Loads the keys, making the first ones in an empty database.
    ///
    /// # Errors
    /// The database failed, or a stored key cannot be read.
    pub async fn load(store: &Store, now: DateTime<Utc>) -> Result<Self> {
        let signing = Self::first(store, SIGNING, now).await?;
        let cursor = Self::first(store, CURSOR, now).await?;
        let keys = Self {
            current: (signing.id.clone(), EncodingKey::from_ed_der(&bytes(&signing)?)),
            verifying: RwLock::default(),
            cursor: bytes(&cursor)?,
        };
        keys.refresh(store).await?;
        Ok(keys)
    }

    async fn first(store: &Store, purpose: &'static str, now: DateTime<Utc>) -> Result<Model> {
        let find = || Entity::find().filter(Column::Purpose.eq(purpose)).order_by_desc(Column::CreatedAt);
        if let Some(found) = find().one(store.read()).await? {
            return Ok(found);
        }
        let made = Model {
            id: uuid::Uuid::now_v7().simple().to_string(),
            purpose: purpose.into(),
            material: STANDARD.encode(material(purpose)?),
            created_at: now,
        };
        store
            .write(move |tx| {
                let made = made.clone();
                Box::pin(async move {
                    // Another replica may have been first; serializable transactions tell the second one.
                    let known = Entity::find().filter(Column::Purpose.eq(purpose)).one(tx).await?;
                    if let Some(known) = known {
                        return Ok(Outcome::Discard(known));
                    }
                    Entity::insert(made.clone().into_active_model().reset_all())
                        .exec_without_returning(tx)
                        .await?;
                    Ok(Outcome::Commit(made))
                })
            })
            .await
    }

    /// Reads the verifying keys again.
    ///
    /// # Errors
    /// The database failed, or a stored key cannot be read.
    pub async fn refresh(&self, store: &Store) -> Result<()> {
        let rows = Entity::find().filter(Column::Purpose.eq(SIGNING)).all(store.read()).await?;
        let mut keys = HashMap::new();
        for row in &rows {
            let pair = Ed25519KeyPair::from_pkcs8(&bytes(row)?).map_err(Problem::internal)?;
            keys.insert(row.id.clone(), DecodingKey::from_ed_der(pair.public_key().as_ref()));
        }
        *self.verifying.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    /// The id and the key that sign new tokens.
    #[must_use]
    pub fn signing(&self) -> (&str, &EncodingKey) {
        (&self.current.0, &self.current.1)
    }

    /// The key of an id.
    #[must_use]
    pub fn verifying(&self, id: &str) -> Option<DecodingKey> {
        self.verifying.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }
}

fn bytes(row: &Model) -> Result<Vec<u8>> {
    STANDARD.decode(&row.material).map_err(Problem::internal)
}

fn material(purpose: &str) -> Result<Vec<u8>> {
    if purpose == SIGNING {
        let pair = Ed25519KeyPair::generate().map_err(Problem::internal)?;
        return Ok(pair.to_pkcs8v1().map_err(Problem::internal)?.as_ref().to_vec());
    }
    let mut secret = vec![0_u8; 32];
    aws_lc_rs::rand::fill(&mut secret).map_err(Problem::internal)?;
    Ok(secret)
}

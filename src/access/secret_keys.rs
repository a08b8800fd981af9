//! The symmetric secrets of the service, in the database so that replicas share them.

use crate::platform::{
    problem::{Problem, Result},
    store::{Outcome, Store},
};
use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use entity::{Column, Entity, Model};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

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

/// The secret of a purpose; made if there is none.
pub(super) async fn secret(store: &Store, purpose: &'static str, now: DateTime<Utc>) -> Result<Vec<u8>> {
    let find = || Entity::find().filter(Column::Purpose.eq(purpose));
    if let Some(found) = find().one(store.read()).await? {
        return STANDARD.decode(found.material).map_err(Problem::internal);
    }
    let made = Model {
        id: uuid::Uuid::now_v7().simple().to_string(),
        purpose: purpose.into(),
        material: STANDARD.encode(random::<32>()?),
        created_at: now,
    };
    let kept = store.write(move |tx| {
        let made = made.clone();
        Box::pin(async move {
            // Another replica may have been first; serializable transactions tell the second one.
            if let Some(known) = Entity::find().filter(Column::Purpose.eq(purpose)).one(tx).await? {
                return Ok(Outcome::Discard(known));
            }
            Entity::insert(made.clone().into_active_model().reset_all()).exec_without_returning(tx).await?;
            Ok(Outcome::Commit(made))
        })
    });
    STANDARD.decode(kept.await?.material).map_err(Problem::internal)
}

/// Random bytes.
pub(super) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(Problem::internal)?;
    Ok(bytes)
}

/// Encrypts what must be read again and not be readable in a stolen database alone (AES-256-GCM).
pub(super) struct Sealer(RandomizedNonceKey);

impl Sealer {
    /// With its secret.
    pub(super) fn new(secret: &[u8]) -> Result<Self> {
        Ok(Self(RandomizedNonceKey::new(&AES_256_GCM, secret).map_err(Problem::internal)?))
    }

    /// Seals bytes for an owner: nobody else's place in the database opens them.
    pub(super) fn seal(&self, owner: uuid::Uuid, plain: &[u8]) -> Result<String> {
        let mut bytes = plain.to_vec();
        let nonce = self.0.seal_in_place_append_tag(Aad::from(owner.as_bytes()), &mut bytes);
        let mut sealed = nonce.map_err(Problem::internal)?.as_ref().to_vec();
        sealed.append(&mut bytes);
        Ok(STANDARD.encode(sealed))
    }

    /// Opens what was sealed for this owner.
    pub(super) fn open(&self, owner: uuid::Uuid, sealed: &str) -> Result<Vec<u8>> {
        let bytes = STANDARD.decode(sealed).map_err(Problem::internal)?;
        let (nonce, rest) =
            bytes.split_at_checked(NONCE_LEN).ok_or_else(|| Problem::internal("a seal that is too short"))?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(Problem::internal)?;
        let mut rest = rest.to_vec();
        let plain = self.0.open_in_place(nonce, Aad::from(owner.as_bytes()), &mut rest);
        Ok(plain.map_err(Problem::internal)?.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_opens_for_its_owner_only() {
        let sealer = Sealer::new(&[7; 32]).unwrap();
        let (owner, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
        let sealed = sealer.seal(owner, b"secret").unwrap();
        assert_eq!(sealer.open(owner, &sealed).unwrap(), b"secret");
        assert!(
            sealer.open(other, &sealed).is_err()
                && Sealer::new(&[8; 32]).unwrap().open(owner, &sealed).is_err()
        );
        assert_ne!(sealed, sealer.seal(owner, b"secret").unwrap());
    }
}

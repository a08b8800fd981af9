//! The symmetric secrets of the service, in the database so that replicas share them, and sealed, so that the database
//! alone does not tell them.

use super::purposes::SECRET;
use chrono::{DateTime, Utc};
use entity::{Column, Entity, Model};
use platform::{
    problem::{Problem, Result},
    secrets::sealing::SealingKey,
    store::{Outcome, Store, Transaction},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// The row that says which key the others are sealed with.
pub(super) const SEALING: &str = "sealing";

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
pub(super) async fn secret(
    store: &Store,
    key: &SealingKey,
    purpose: &'static str,
    now: DateTime<Utc>,
) -> Result<Vec<u8>> {
    let sealer = key.sealer(SECRET)?;
    if let Some(sealed) = stored(store.read(), purpose).await? {
        return sealer.open(purpose, &sealed);
    }
    let made = sealer.seal(purpose, &random::<32>()?)?;
    let kept = store.write(move |tx| {
        let made = made.clone();
        Box::pin(async move {
            // Another replica may have been first; serializable transactions tell the second one.
            if let Some(known) = stored(tx, purpose).await? {
                return Ok(Outcome::Discard(known));
            }
            keep(tx, purpose, made.clone(), now).await?;
            Ok(Outcome::Commit(made))
        })
    });
    sealer.open(purpose, &kept.await?)
}

/// What is stored for a purpose.
pub(super) async fn stored(db: &impl ConnectionTrait, purpose: &str) -> Result<Option<String>> {
    let found = Entity::find().filter(Column::Purpose.eq(purpose)).one(db).await?;
    Ok(found.map(|row| row.material))
}

/// Stores something for a purpose, in place of what was there.
pub(super) async fn keep(
    tx: &Transaction,
    purpose: &str,
    material: String,
    now: DateTime<Utc>,
) -> Result<()> {
    Entity::delete_many().filter(Column::Purpose.eq(purpose)).exec(tx).await?;
    let id = uuid::Uuid::now_v7().simple().to_string();
    let row = Model { id, purpose: purpose.into(), material, created_at: now };
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Random bytes.
pub(super) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(Problem::internal)?;
    Ok(bytes)
}

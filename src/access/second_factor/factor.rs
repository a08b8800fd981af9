//! The stored second factor of a user, and the spending of its codes.

use super::totp;
use crate::{
    codes,
    passwords::one_time_codes,
    users::{UserAction, Users, entity::Model as User},
};
use entity::{ActiveModel, Column, Entity, Model};
use platform::{
    call::{Service, UnitOfWork},
    problem::{Problem, Result},
    records::record::List,
    secrets::sealing::Sealer,
    store::Transaction,
    values::numbers::Long,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, Set, sea_query::Expr};
use uuid::Uuid;

mod entity {
    use platform::{records::record::List, values::numbers::Long};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "second_factor")]
    pub(in crate::second_factor) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: Uuid,
        /// Sealed.
        pub secret: String,
        /// The step of the last code that was used: none is good twice.
        pub last_step: Long,
        pub recovery_hashes: List<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(in crate::second_factor) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A right code, which is spent in the transaction of what it is shown for.
#[derive(Debug, Clone)]
pub(crate) enum Spent {
    Step(i64),
    Recovery(String),
}

/// What a code spends if it is right. It is asked where claimants prove themselves, and only there wrong ones count.
pub(crate) async fn matching(
    service: &Service,
    sealer: &Sealer,
    user: &User,
    given: &str,
) -> Result<Option<Spent>> {
    let stored = find(service.store.read(), user.id).await?;
    let stored = stored.ok_or_else(|| Problem::new(codes::SECOND_FACTOR_MISSING))?;
    let secret = sealer.open(stored.user_id, &stored.secret)?;
    let now = totp::step(service.clock.now());
    if let Some(step) = totp::matching(&secret, given.trim(), now, stored.last_step.get()) {
        return Ok(Some(Spent::Step(step)));
    }
    let hash = one_time_codes::hash(given);
    Ok(stored.recovery_hashes.0.contains(&hash).then_some(Spent::Recovery(hash)))
}

impl Spent {
    /// Spends the code: of two who show the same one, one wins.
    pub(crate) async fn spend(&self, work: UnitOfWork<'_>, user: Uuid) -> Result<()> {
        let refused = || Problem::new(codes::LOGIN_FAILED);
        match self {
            Self::Step(step) => {
                let update = Entity::update_many().col_expr(Column::LastStep, Expr::value(*step));
                let latest = totp::latest(totp::step(work.call.now));
                let unused = Column::LastStep.lt(*step).or(Column::LastStep.gt(latest));
                let update = update.filter(Column::UserId.eq(user)).filter(unused);
                if update.exec(work.tx).await?.rows_affected == 0 { Err(refused()) } else { Ok(()) }
            }
            Self::Recovery(hash) => {
                let stored = find(work.tx, user).await?.ok_or_else(refused)?;
                let left: Vec<String> =
                    stored.recovery_hashes.0.iter().filter(|known| *known != hash).cloned().collect();
                if left.len() == stored.recovery_hashes.0.len() {
                    return Err(refused());
                }
                keep_recovery(work.tx, user, left).await?;
                let row = work.stored::<Users>(user).await?;
                work.advance::<Users>(row, UserAction::UseRecoveryCode, |_| {}).await.map(drop)
            }
        }
    }
}

pub(super) async fn find(db: &impl sea_orm::ConnectionTrait, user: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(user).one(db).await?)
}

pub(super) async fn keep_recovery(tx: &Transaction, user: Uuid, hashes: Vec<String>) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RecoveryHashes, Expr::value(List(hashes)))
        .filter(Column::UserId.eq(user))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps a new secret in place of an unconfirmed one.
pub(super) async fn enrol(tx: &Transaction, user: Uuid, sealed: String) -> Result<()> {
    forget(tx, user).await?;
    let row = ActiveModel {
        user_id: Set(user),
        secret: Set(sealed),
        last_step: Set(Long::stored(0)),
        recovery_hashes: Set(List::default()),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Removes the factor of a user.
pub(crate) async fn forget(tx: &Transaction, user: Uuid) -> Result<()> {
    Entity::delete_by_id(user).exec(tx).await?;
    Ok(())
}

//! Leases: work that one process of several does at a time, agreed on in the database.
//!
//! A holder that dies loses its lease when the time is up. A holder that was only slow could still write after that:
//! [`Lease::confirm`] inside the transaction of the work refuses this, because the row is read there.

use super::{Outcome, Store, Transaction};
use crate::{
    problem::{Problem, Result, codes},
    values::clock::LEEWAY,
};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use entity::{ActiveModel, Column, Entity};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;

/// How long a lease lasts unless it is renewed: as long as the work of a process that died stands still.
pub const LENGTH: TimeDelta = Duration::seconds(30);

/// The rows of the leases.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// Who does a work, and until when nobody else may.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lease")]
    pub struct Model {
        /// The work.
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        /// The process.
        pub holder: Uuid,
        /// When the lease ends.
        pub until: DateTimeUtc,
    }

    /// Nothing refers to leases.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The right to do a work, as one process holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// The work.
    pub name: &'static str,
    /// The process.
    pub holder: Uuid,
}

impl Lease {
    /// Takes the lease if it is free, ended, or this holder's own; none while another holds it. One that ends later than
    /// any can was taken before the clock was set back, and is free.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take(
        store: &Store,
        name: &'static str,
        holder: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>> {
        let lease = Self { name, holder };
        let taken = store.write(move |tx| {
            Box::pin(async move {
                let row =
                    ActiveModel { name: Set(name.into()), holder: Set(holder), until: Set(now + LENGTH) };
                let until = || Expr::col((Entity, Column::Until));
                let ended = until().lte(now).or(until().gt(now + LENGTH + LEEWAY));
                let free = ended.or(Expr::col((Entity, Column::Holder)).eq(holder));
                let mut conflict = OnConflict::column(Column::Name);
                conflict.update_columns([Column::Holder, Column::Until]).action_and_where(free);
                let rows = Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
                Ok(Outcome::Commit(rows == 1))
            })
        });
        Ok(taken.await?.then_some(lease))
    }

    /// Holds the lease for another full length; false if it was lost meanwhile.
    ///
    /// # Errors
    /// The database failed.
    pub async fn renew(&self, store: &Store, now: DateTime<Utc>) -> Result<bool> {
        Ok(Self::take(store, self.name, self.holder, now).await?.is_some())
    }

    /// Lets others have it at once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn release(self, store: &Store) -> Result<()> {
        let release = store.write(move |tx| {
            Box::pin(async move {
                let own = Entity::delete_many().filter(Column::Name.eq(self.name));
                own.filter(Column::Holder.eq(self.holder)).exec(tx).await?;
                Ok(Outcome::Commit(()))
            })
        });
        release.await
    }

    /// Refuses the transaction of a holder that lost its lease.
    ///
    /// # Errors
    /// `UNAVAILABLE` if another holds the lease or nobody does.
    pub async fn confirm(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<()> {
        let own = Entity::find().filter(Column::Name.eq(self.name)).filter(Column::Holder.eq(self.holder));
        match own.filter(Column::Until.gt(now)).count(tx).await? {
            0 => Err(Problem::new(codes::UNAVAILABLE).because(format!("the lease {} was lost", self.name))),
            _ => Ok(()),
        }
    }
}

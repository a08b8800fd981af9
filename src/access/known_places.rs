//! Places where a secret was right before. Strangers can use up what an address or an account may guess; they keep nobody out
//! from a place that is known, which has a bound of its own (`docs/decisions/0039`).

use chrono::{DateTime, TimeDelta, Utc};
use entity::{Column, Entity, Model};
use platform::{
    call::{Service, background::Job},
    problem::Result,
    secrets::keyed::KeyedHash,
    store::{Outcome, Transaction, lease::Lease},
    values::future::Future,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};
use std::{sync::Arc, time::Duration};

mod entity {
    use sea_orm::entity::prelude::*;

    /// Keyed hashes: the table alone says neither who it is nor where.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "known_place")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: String,
        pub until: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How long a place is known after it was last used.
const LENGTH: TimeDelta = TimeDelta::days(30);
/// What is used every day is written once a day.
const ROUNDING: TimeDelta = TimeDelta::days(1);
/// Places of a subject at most; the oldest go.
const MOST: usize = 20;

/// Somebody, or a code, at an address.
#[derive(Debug, Clone)]
pub(super) struct Place {
    subject: String,
    place: String,
}

impl Place {
    /// The place of a subject: a user name or an access code, at a network.
    pub(super) fn of(key: &KeyedHash, kind: &str, subject: &str, network: &str) -> Self {
        let subject = key.of(&format!("known_place.{kind}"), subject);
        // With the subject, so that the table does not say who shares an address with whom.
        let place = key.of("known_place.place", &format!("{subject}\n{network}"));
        Self { subject, place }
    }

    async fn find(&self, db: &impl ConnectionTrait) -> Result<Option<Model>> {
        Ok(Entity::find_by_id((self.subject.clone(), self.place.clone())).one(db).await?)
    }

    /// Whether the secret of the subject was right here not long ago.
    pub(super) async fn is_known(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool> {
        Ok(self.find(db).await?.is_some_and(|row| now < row.until))
    }

    /// Whether there is something to remember of a use now.
    pub(super) async fn is_new(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool> {
        Ok(self.find(db).await?.is_none_or(|row| row.until < now + LENGTH - ROUNDING))
    }

    /// Remembers that the secret was right here.
    pub(super) async fn remember(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<()> {
        if !self.is_new(tx, now).await? {
            return Ok(());
        }
        let row = Model { subject: self.subject.clone(), place: self.place.clone(), until: now + LENGTH };
        let longer =
            OnConflict::columns([Column::Subject, Column::Place]).update_column(Column::Until).to_owned();
        let insert = Entity::insert(row.into_active_model().reset_all()).on_conflict(longer);
        insert.exec_without_returning(tx).await?;
        let all = Entity::find().filter(Column::Subject.eq(&*self.subject)).order_by_desc(Column::Until);
        for old in all.order_by_asc(Column::Place).all(tx).await?.into_iter().skip(MOST) {
            Entity::delete_by_id((old.subject, old.place)).exec(tx).await?;
        }
        Ok(())
    }

    /// Forgets all other places of the subject: its secret is a new one.
    pub(super) async fn forget_others(&self, tx: &Transaction) -> Result<()> {
        let others = Entity::delete_many().filter(Column::Subject.eq(&*self.subject));
        others.filter(Column::Place.ne(&*self.place)).exec(tx).await?;
        Ok(())
    }
}

/// Forgets what is not known any more.
pub(super) const PRUNING: Job =
    Job { name: "known_places.prune", every: Duration::from_hours(1), run: prune };

fn prune(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    let now = service.clock.now();
    let write = service.store.write(move |tx| {
        Box::pin(async move {
            lease.confirm(tx, now).await?;
            Entity::delete_many().filter(Column::Until.lte(now)).exec(tx).await?;
            Ok(Outcome::Commit(()))
        })
    });
    Box::pin(write)
}

//! The outbox: what happened, for those outside, written in the transaction of the change.

use crate::platform::{
    background::Job,
    call::Service,
    lease::Lease,
    problem::Result,
    store::{Outcome, Transaction},
    workflow::Future,
};
use chrono::{DateTime, Utc};
use entity::{Column, Entity};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// Events looked at in one step of a pruning.
const BATCH: u64 = 1000;

/// The rows of the outbox.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// One event. UUIDv7 ids order them well enough for readers, who remember the ids they have seen.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        /// UUIDv7.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The tenant.
        pub district_code: String,
        /// `supervision.item.receive_final`.
        pub kind: String,
        /// The record.
        pub subject_id: Uuid,
        /// Its version after the change.
        pub subject_version: i32,
        /// Its state after the change.
        pub state: String,
        /// When.
        pub occurred_at: DateTimeUtc,
    }

    /// Followed by id only.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Writes an event.
pub(in crate::platform) async fn record(tx: &Transaction, event: entity::Model) -> Result<()> {
    Entity::insert(event.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets events that are older than what is set (`docs/decisions/0057`).
pub const PRUNING: Job = Job { name: "events.prune", every: Duration::from_hours(1), run: prune };

/// From the oldest on, by id: so it reads what it removes, and where new events are written it reads nothing.
fn prune(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let (now, mut last) = (service.clock.now(), Uuid::nil());
        let before = now - service.events_kept;
        loop {
            let oldest = Entity::find().select_only().columns([Column::Id, Column::OccurredAt]);
            let oldest = oldest.filter(Column::Id.gt(last)).order_by_asc(Column::Id).limit(BATCH);
            let oldest: Vec<(Uuid, DateTime<Utc>)> = oldest.into_tuple().all(service.store.read()).await?;
            // Clocks differ, so an event that is younger may stand between older ones.
            let old = oldest.iter().filter(|(_, at)| *at < before).map(|(id, _)| *id);
            let old: Arc<[Uuid]> = old.collect();
            let Some((end, _)) = oldest.last().filter(|_| !old.is_empty()) else { return Ok(()) };
            last = *end;
            let forget = service.store.write(move |tx| {
                let old = Arc::clone(&old);
                Box::pin(async move {
                    lease.confirm(tx, now).await?;
                    Entity::delete_many().filter(Column::Id.is_in(old.iter().copied())).exec(tx).await?;
                    Ok(Outcome::Commit(()))
                })
            });
            forget.await?;
        }
    })
}

//! What is kept for a while is forgotten in time (`docs/decisions/0048`).

use super::{Service, background::Job};
use crate::{
    problem::Result,
    records::{
        events::entity::{Column, Entity},
        idempotency::forget_expired,
    },
    store::{Outcome, lease::Lease},
    values::future::Future,
};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// Events looked at in one step.
const BATCH: u64 = 1000;

/// Forgets the answers that are given no more: they say what their callers saw, unmasked.
pub const ANSWERS: Job =
    Job { name: "idempotency.prune", every: Duration::from_mins(10), run: forget_answers };

fn forget_answers(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move { forget_expired(&service.store, Some(lease), service.clock.now()).await })
}

/// Forgets events that are older than what is set (`docs/decisions/0048`).
pub const EVENTS: Job = Job { name: "events.prune", every: Duration::from_hours(1), run: forget_events };

/// From the oldest on, by id: so it reads what it removes, and where new events are written it reads nothing.
fn forget_events(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
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

//! The checkpoint of every hour.

use super::{Service, background::Job};
use crate::{
    problem::Result,
    records::audit::checkpoint::{Checkpoint, LEASE, Occasion, last},
    store::lease::Lease,
    values::future::Future,
};
use std::{sync::Arc, time::Duration};

/// Makes a checkpoint every hour, in one of all processes.
pub const HOURLY: Job = Job { name: LEASE, every: Duration::from_hours(1), run: hourly };

fn hourly(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let (checkpoints, now) = (&service.checkpoints, service.clock.now());
        let last = last(service.store.read()).await?;
        // The job runs in every process; one of them is enough. A clock that was set back does not stop it.
        let recent = |last: &Checkpoint| (now - last.made_at).abs() < chrono::Duration::minutes(50);
        if !last.as_ref().is_some_and(recent) {
            checkpoints.make(&service.store, lease, Occasion::Hour, now).await?;
        }
        checkpoints.keep(&service.store, now).await
    })
}

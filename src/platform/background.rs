//! Periodic work beside the requests: named jobs, each done by one process of all, stopped when the service drains.

use crate::platform::{
    call::Service,
    lease::{self, Lease},
    metrics,
    problem::Result,
    workflow::Future,
};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinSet, time::sleep};
use uuid::Uuid;

/// A job that runs again and again.
#[derive(Clone, Copy)]
pub struct Job {
    /// Its name, which is also its lease's.
    pub name: &'static str,
    /// The pause between two runs.
    pub every: Duration,
    /// One run. Each of its writes calls [`Lease::confirm`] in its transaction.
    pub run: for<'a> fn(&'a Arc<Service>, Lease) -> Future<'a, Result<()>>,
}

/// The running jobs of a process.
pub struct Background {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Background {
    /// Starts the jobs.
    #[must_use]
    pub fn start(service: &Arc<Service>, jobs: &[Job]) -> Self {
        let (stop, stopped) = watch::channel(false);
        let holder = Uuid::now_v7();
        let mut tasks = JoinSet::new();
        for job in jobs {
            tasks.spawn(repeat(Arc::clone(service), *job, holder, stopped.clone()));
        }
        Self { stop, tasks }
    }

    /// Lets the runs that are under way finish, and starts no others.
    pub async fn stop(self) {
        // Nobody listens when there are no jobs.
        let _unheard = self.stop.send(true);
        self.tasks.join_all().await;
    }
}

async fn repeat(service: Arc<Service>, job: Job, holder: Uuid, mut stopped: watch::Receiver<bool>) {
    loop {
        let outcome = once(&service, job, holder).await;
        metrics::job(job.name, outcome.is_ok());
        if let Err(problem) = outcome {
            tracing::warn!(job = job.name, cause = %problem, "a background job failed and will be tried again");
        }
        tokio::select! {
            () = sleep(job.every) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

/// One run under the lease, which is renewed while the run lasts; a run whose lease is lost is given up.
///
/// # Errors
/// The run failed, or the database did.
pub async fn once(service: &Arc<Service>, job: Job, holder: Uuid) -> Result<()> {
    let (store, clock) = (&service.store, &service.clock);
    let Some(lease) = Lease::take(store, job.name, holder, clock.now()).await? else { return Ok(()) };
    let third = lease::LENGTH.to_std().unwrap_or_default() / 3;
    let mut run = (job.run)(service, lease);
    loop {
        tokio::select! {
            outcome = &mut run => {
                lease.release(store).await?;
                return outcome;
            }
            () = sleep(third) => {
                if !lease.renew(store, clock.now()).await? {
                    tracing::warn!(job = job.name, "another process has the lease");
                    return Ok(());
                }
            }
        }
    }
}

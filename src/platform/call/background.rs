//! Periodic work beside the requests: named jobs, each done by one process of all, stopped when the service drains.
//!
//! A job that fails or panics is counted and run again, after a pause that grows while it goes on failing. One that has not
//! finished well for several periods is dead, which `/readyz` says.

use super::Service;
use crate::{
    problem::{Problem, Result},
    process::metrics,
    store::lease::{self, Lease},
    values::future::Future,
};
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use uuid::Uuid;

/// Periods without a run that ended well after which a job is called dead.
const PERIODS: u32 = 5;
/// The shortest time after which it is: a run of a short period may take a while.
const LEAST: Duration = Duration::from_mins(5);
/// The longest pause after failures.
const LONGEST_PAUSE: Duration = Duration::from_mins(15);
/// The longest pause after another process had the lease: if it died with it, the work stands still until then and no longer.
const LONGEST_WAIT: Duration = Duration::from_secs(lease::LENGTH.num_seconds().unsigned_abs());

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

impl Job {
    /// How long it may take until a run ends well.
    fn patience(self) -> Duration {
        (self.every * PERIODS).max(LEAST)
    }
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
            service.jobs.lives(job.name, job.patience());
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

/// How a run ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It did its work.
    Done,
    /// Another process has the lease, and may have died with it.
    Taken,
}

impl Turn {
    /// The pause before the next run.
    fn pause(self, every: Duration) -> Duration {
        match self {
            Self::Done => every,
            Self::Taken => every.min(LONGEST_WAIT),
        }
    }
}

async fn repeat(service: Arc<Service>, job: Job, holder: Uuid, mut stopped: watch::Receiver<bool>) {
    let mut failures = 0;
    loop {
        let run = AssertUnwindSafe(once(&service, job, holder)).catch_unwind();
        // A run that hangs is given up with its lease, so that another process may have it.
        let run =
            timeout(job.patience(), run).await.unwrap_or_else(|_| Ok(Err(Problem::internal("it hangs"))));
        failures = if matches!(run, Ok(Ok(_))) { 0 } else { failures + 1 };
        let wait = match run {
            Ok(Ok(turn)) => {
                if turn == Turn::Done {
                    metrics::job(job.name, "done");
                }
                service.jobs.lives(job.name, job.patience());
                turn.pause(job.every)
            }
            Ok(Err(problem)) => {
                metrics::job(job.name, "failed");
                tracing::warn!(job = job.name, cause = %problem, "a background job failed and will be tried again");
                pause(job.every, failures)
            }
            Err(_) => {
                metrics::job(job.name, "panicked");
                tracing::error!(job = job.name, "a background job panicked and will be started again");
                pause(job.every, failures)
            }
        };
        tokio::select! {
            () = sleep(wait) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

/// The pause before the next run: the period, doubled with every failure in a row; what cannot work is not hurried.
fn pause(every: Duration, failures: u32) -> Duration {
    every.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(LONGEST_PAUSE.max(every))
}

/// One run under the lease, which is renewed while the run lasts; a run whose lease is lost is given up.
///
/// # Errors
/// The run failed or panicked, or the database failed.
pub async fn once(service: &Arc<Service>, job: Job, holder: Uuid) -> Result<Turn> {
    let (store, clock) = (&service.store, &service.clock);
    let Some(lease) = Lease::take(store, job.name, holder, clock.now()).await? else {
        return Ok(Turn::Taken);
    };
    let third = lease::LENGTH.to_std().unwrap_or_default() / 3;
    let mut run = (job.run)(service, lease);
    loop {
        tokio::select! {
            outcome = &mut run => {
                lease.release(store).await?;
                return outcome.map(|()| Turn::Done);
            }
            () = sleep(third) => {
                if !lease.renew(store, clock.now()).await? {
                    tracing::warn!(job = job.name, "another process has the lease");
                    return Ok(Turn::Taken);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::jobs::Jobs;
    use std::time::Instant;

    #[test]
    fn pauses_grow_with_failures_and_end() {
        let minute = Duration::from_mins(1);
        let pauses = [0, 1, 2, 3, 4, 5, u32::MAX].map(|failures| pause(minute, failures).as_secs() / 60);
        assert_eq!(pauses, [1, 1, 2, 4, 8, 15, 15]);
        assert_eq!(
            pause(Duration::from_hours(1), 7),
            Duration::from_hours(1),
            "never more often than it is asked for"
        );
    }

    #[test]
    fn what_a_dead_process_left_is_taken_up_when_its_lease_ends() {
        let hour = Duration::from_hours(1);
        assert_eq!(Turn::Done.pause(hour), hour);
        assert_eq!(Turn::Taken.pause(hour).as_secs(), 30);
        assert_eq!(Turn::Taken.pause(Duration::from_secs(5)).as_secs(), 5);
    }

    #[test]
    fn a_job_is_dead_when_no_run_ends_well_for_several_periods() {
        let (jobs, began) = (Jobs::default(), Instant::now());
        let lives = |job: Job| jobs.lives(job.name, job.patience());
        let job = |name, minutes| Job {
            name,
            every: Duration::from_mins(minutes),
            run: |_, _| Box::pin(async { Ok(()) }),
        };
        lives(job("sweep", 1));
        lives(job("prune", 10));
        let dead = |minutes| jobs.dead(began + Duration::from_mins(minutes));
        assert_eq!(dead(4), Vec::<&str>::new());
        assert_eq!(dead(6), ["sweep"]);
        assert_eq!(dead(51), ["prune", "sweep"]);
        lives(job("sweep", 1));
        assert_eq!(dead(4), Vec::<&str>::new());
    }
}

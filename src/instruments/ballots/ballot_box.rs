//! The ballot box: secret casts wait until others lie beside them, and are written together.
//!
//! Whoever can read the files of a database sees which rows a transaction wrote. Of a transaction with one receipt and
//! one paper he knows who chose what; of one with thirty he knows that thirty members chose thirty papers.

use super::{
    cast::{Cast, Standing, write_together},
    numbers::{ReceiptNumber, shuffle},
};
use crate::codes;
use platform::{
    call::Service,
    problem::{Problem, Result},
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    runtime::Handle,
    sync::{Notify, oneshot},
};
use uuid::Uuid;

/// Casts that may wait for one ballot: more than a congress has members, each several times.
const MOST: usize = 10_000;

/// The box of a process. Each replica has its own; what lies in it is not stored yet, and nobody was told that it is.
pub struct BallotBox {
    /// How long the first cast of a batch waits for others.
    delay: Duration,
    /// Batches outlive the workers that the casts came from.
    runtime: Handle,
    waiting: Mutex<HashMap<Uuid, Batch>>,
}

/// Where a caller waits for the receipt numbers, or the refusal.
type Answer = oneshot::Sender<Result<Vec<ReceiptNumber>>>;

#[derive(Default)]
struct Batch {
    casts: Vec<(Arc<Cast>, Answer)>,
    voters: HashSet<Uuid>,
    complete: Arc<Notify>,
}

impl BallotBox {
    /// An empty box, whose batches run on the present runtime.
    #[must_use]
    pub fn new(delay: Duration) -> Arc<Self> {
        Arc::new(Self { delay, runtime: Handle::current(), waiting: Mutex::default() })
    }

    /// Puts a cast into the box and waits until it is stored or refused; answers its numbers. A caller who hangs up after that has voted.
    pub(super) async fn put(
        self: &Arc<Self>,
        cast: Arc<Cast>,
        standing: Standing,
    ) -> Result<Vec<ReceiptNumber>> {
        let (answer, answered) = oneshot::channel();
        self.add(cast, &standing, answer)?;
        let lost = || Problem::new(codes::UNAVAILABLE).because("a batch of casts was lost").retry_after(1);
        answered.await.map_err(|_| lost())?
    }

    fn add(self: &Arc<Self>, cast: Arc<Cast>, standing: &Standing, answer: Answer) -> Result<()> {
        let (service, ballot_id) = (Arc::clone(cast.service()), cast.ballot_id);
        let mut waiting = self.waiting();
        let batch = waiting.entry(ballot_id).or_default();
        if batch.casts.len() >= MOST {
            return Err(Problem::new(codes::UNAVAILABLE).because("too many casts wait").retry_after(1));
        }
        batch.casts.push((cast, answer));
        batch.voters.insert(standing.member);
        // Nobody is left to wait for. A member who votes again and again does not make a batch complete.
        if batch.voters.len() >= standing.outstanding {
            batch.complete.notify_one();
        }
        if batch.casts.len() == 1 {
            let complete = Arc::clone(&batch.complete);
            self.runtime.spawn(Arc::clone(self).empty(service, ballot_id, complete));
        }
        Ok(())
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Uuid, Batch>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a batch when its time has come: after the delay, when everybody has voted, or when the service stops.
    async fn empty(self: Arc<Self>, service: Arc<Service>, ballot_id: Uuid, complete: Arc<Notify>) {
        tokio::select! {
            () = tokio::time::sleep(self.delay) => {}
            () = complete.notified() => {}
            () = service.drain.begun() => {}
        }
        let Some(batch) = self.waiting().remove(&ballot_id) else { return };
        let (casts, callers): (Vec<_>, Vec<_>) = batch.casts.into_iter().unzip();
        let count = casts.len();
        let answers = write_together(Arc::clone(&service), casts).await;
        let answers = answers.unwrap_or_else(|failed| vec![Err(failed); count]);
        // The log of the embedded database still has the pages as they were before.
        if let Err(problem) = service.store.shorten_log().await {
            tracing::debug!(cause = %problem, "somebody reads the log of the database; it is shortened later");
        }
        // The order in which callers are told is no trace either.
        let mut told: Vec<_> = callers.into_iter().zip(answers).collect();
        shuffle(&mut told);
        for (caller, answer) in told {
            // Who hung up has voted all the same.
            let _gone = caller.send(answer);
        }
    }
}

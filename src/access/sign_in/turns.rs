//! Turns: guesses wait for each other, so that what is under way is never taken for what was wrong, and a crowd costs no more
//! than a queue.

use crate::codes;
use platform::problem::{Problem, Result};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};
use tokio::sync::{Mutex, MutexGuard, Semaphore, SemaphorePermit};

/// Guesses that may wait; beyond that the service says that it is overloaded.
const QUEUE: usize = 512;
/// Guesses under way at a time. Two compute, others are at the database.
const AT_A_TIME: usize = 4;
/// Guesses at the same account from the same address come one after the other, and by chance some others too.
const LANES: usize = 64;

/// The queue of a process.
pub(crate) struct Turns {
    places: Semaphore,
    lanes: [Mutex<()>; LANES],
    under_way: Semaphore,
    /// Microseconds that the last guess took.
    pace: AtomicU64,
}

/// The right to look at one guess.
pub(super) struct Turn<'a> {
    pace: &'a AtomicU64,
    began: Instant,
    _under_way: SemaphorePermit<'a>,
    _lane: MutexGuard<'a, ()>,
    _place: SemaphorePermit<'a>,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            places: Semaphore::new(QUEUE),
            lanes: std::array::from_fn(|_| Mutex::default()),
            under_way: Semaphore::new(AT_A_TIME),
            pace: AtomicU64::default(),
        }
    }
}

impl Turns {
    /// Waits until a guess at this pair of account and address may be looked at.
    pub(super) async fn take(&self, pair: &str) -> Result<Turn<'_>> {
        let began = Instant::now();
        let place = self.places.try_acquire();
        let place = place.map_err(|full| Problem::new(codes::UNAVAILABLE).because(full).retry_after(1))?;
        let lane = self.lanes[lane(pair)].lock().await;
        let under_way = self.under_way.acquire().await.map_err(Problem::internal)?;
        Ok(Turn { pace: &self.pace, began, _under_way: under_way, _lane: lane, _place: place })
    }

    /// Passes as much time as the last guess took that was looked at, so that a refusal does not tell whether one was.
    pub(super) async fn pass_time(&self) {
        tokio::time::sleep(Duration::from_micros(self.pace.load(Ordering::Relaxed))).await;
    }
}

fn lane(pair: &str) -> usize {
    let mut hasher = DefaultHasher::new();
    pair.hash(&mut hasher);
    usize::try_from(hasher.finish() % LANES as u64).unwrap_or_default()
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let took = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.pace.store(took, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[tokio::test]
    async fn a_pair_takes_turns_and_the_queue_has_an_end() {
        let turns = Arc::new(Turns::default());
        let first = turns.take("pair").await.unwrap();
        let join = || {
            let turns = Arc::clone(&turns);
            tokio::spawn(async move {
                let turn = turns.take("pair").await;
                turn.map(drop)
            })
        };
        let waiting: Vec<_> = (1..QUEUE).map(|_| join()).collect();
        while turns.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(
            turns.under_way.available_permits(),
            AT_A_TIME - 1,
            "two guesses at one pair are under way"
        );
        let refused = turns.take("another").await.map(drop).unwrap_err();
        assert_eq!(refused.code(), codes::UNAVAILABLE);
        drop(first);
        for place in waiting {
            place.await.unwrap().unwrap();
        }
        turns.take("another").await.map(drop).unwrap();
    }
}

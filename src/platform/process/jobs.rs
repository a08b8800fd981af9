//! Whether the periodic work of this process lives.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// When each job of this process must have finished the next time.
#[derive(Debug, Default)]
pub struct Jobs(Mutex<BTreeMap<&'static str, Instant>>);

impl Jobs {
    /// The jobs that are dead at a moment.
    #[must_use]
    pub fn dead(&self, at: Instant) -> Vec<&'static str> {
        let due = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        due.iter().filter(|(_, due)| **due < at).map(|(name, _)| *name).collect()
    }

    /// Notes that a job begins its life or has ended a run well.
    pub(crate) fn lives(&self, job: &'static str, patience: Duration) {
        let due = Instant::now() + patience;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(job, due);
    }
}

//! What consequences tell the caller of the action that they follow: a meeting that is moved makes a report late.

use crate::workflow::Warning;
use std::sync::{Arc, Mutex, PoisonError};

/// The hints of one attempt of a call.
#[derive(Debug, Clone, Default)]
pub struct Hints(Arc<Mutex<Vec<Warning>>>);

impl Hints {
    /// What has been said; nothing is said twice.
    pub(super) fn take(&self) -> Vec<Warning> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn say(&self, warning: Warning) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(warning);
    }
}

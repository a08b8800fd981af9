//! A write, as it is handed to the store.

use crate::problem::Result;
use std::pin::Pin;

/// What becomes of the changes of a write.
#[derive(Debug)]
pub enum Outcome<T> {
    /// Keep them.
    Commit(T),
    /// Undo them and answer all the same (dry run).
    Discard(T),
}

/// The future of a write.
pub type Work<'a, T> = Pin<Box<dyn Future<Output = Result<Outcome<T>>> + Send + 'a>>;

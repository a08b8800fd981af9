//! What the store sends to the database: always counted, and kept while somebody listens. So it can be shown, not
//! believed, that a page costs a fixed number of queries and that their plans use an index.

use sea_orm::{DatabaseConnection, Statement};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

/// The statements of a store.
#[derive(Debug, Clone, Default)]
pub struct Statements(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    count: AtomicU64,
    repeated: AtomicU64,
    listening: AtomicBool,
    kept: Mutex<Vec<Statement>>,
}

impl Statements {
    /// Statements sent since the start.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.count.load(Ordering::Relaxed)
    }

    /// Writes that were begun again since the start, because they collided with others.
    #[must_use]
    pub fn repeated(&self) -> u64 {
        self.0.repeated.load(Ordering::Relaxed)
    }

    /// Notes that a write begins again.
    pub(super) fn repeat(&self) {
        self.0.repeated.fetch_add(1, Ordering::Relaxed);
    }

    /// Keeps statements, with their values, from now on.
    pub fn listen(&self) {
        self.0.listening.store(true, Ordering::Relaxed);
    }

    /// The statements kept since the last call.
    #[must_use]
    pub fn take(&self) -> Vec<Statement> {
        std::mem::take(&mut self.0.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes a statement.
    pub(super) fn sent(&self, statement: &Statement) {
        self.0.count.fetch_add(1, Ordering::Relaxed);
        if self.0.listening.load(Ordering::Relaxed) {
            self.0.kept.lock().unwrap_or_else(PoisonError::into_inner).push(statement.clone());
        }
    }

    /// Notes what a connection sends.
    pub(super) fn note(&self, connection: &mut DatabaseConnection) {
        let statements = self.clone();
        connection.set_metric_callback(move |info| statements.sent(info.statement));
    }
}

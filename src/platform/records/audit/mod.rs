//! The audit trail: who did what to which record, append-only, chained per record by hashes.

mod append;
mod chain;
pub mod checkpoint;
mod covered;
mod difference;
pub mod entity;
mod event;
mod instant;
pub mod pending;
pub mod pruned;
pub mod stored;
pub mod system;

pub(crate) use append::append;
pub use chain::{Link, is_unbroken, seal};
pub use covered::{Covered, Digest};
pub use difference::{columns, diff};
pub use event::{AuditEvent, reads_the_trail};
pub use instant::instant;

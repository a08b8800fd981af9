//! The audit trail as a whole: verified from end to end, against the records and against the checkpoints, and cut at its
//! old end so that the rest can still be verified.

mod chains;
mod checkpoints;
mod prune;
mod pruned;
mod verified;
mod verify;

pub use checkpoints::{Sealed, compare};
pub use prune::{Cut, prune};
pub use verified::Verified;
pub use verify::{outside, verify};

//! Commitments (承诺事项): what an organ promised with a day, and whether it was done (03 §2.4, §3.5).

pub mod api;
pub mod entity;
mod making;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Commitments;
pub use making::{Promise, promise, replace_all, some_is_refuted};
pub use words::{CommitmentSource, CommitmentState};
pub use workflow::CommitmentAction;

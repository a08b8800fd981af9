//! What people think of a project, in numbers (07 §4.6): pure functions of sums.

mod exits;
mod score;
mod words;

pub use exits::{ExitLimits, Impression};
pub use score::{participation, satisfaction};
pub use words::{Awareness, ChannelScore, ExitReason, ScoreChannel};

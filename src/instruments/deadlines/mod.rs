//! Deadlines (时限): rows made by rules that are data; each can explain itself (00 §4.5).

mod almanac;
pub mod api;
mod arithmetic;
mod clock;
pub mod entity;
mod last_days;
mod leads;
mod measures;
mod minutes;
mod notice;
mod period;
mod recount;
mod reopening;
mod responsible;
pub mod rules;
mod sweep;
mod urgency;
pub mod words;
pub mod workflow;

pub use almanac::Almanac;
pub use arithmetic::{Computed, Direction, PeriodUnit, Span, Step};
pub use clock::{Opening, REFUSALS, YELLOW_DAYS, cancel, cancel_all, extend, meet, open};
pub use entity::Deadlines;
pub use last_days::{Side, due_within, last_days, latest};
pub use leads::{Followed, Judged, Lead, judge_again, warn_of_a_move};
pub use measures::MEASURES;
pub use period::Period;
pub use recount::{Moved, recount};
pub use reopening::{LastDay, reopen, reopen_last_met, reopen_or_open, run_until, running_day};
pub use responsible::{meet_own, own_days, pass_all, pass_to};
pub use sweep::SWEEP;

pub use words::{DeadlineState, Light};
pub use workflow::DeadlineAction;

/// What an action of a meeting means for its own clocks.
pub(super) fn reactions(reactions: &mut platform::call::Reactions) {
    minutes::reactions(reactions);
    notice::reactions(reactions);
}

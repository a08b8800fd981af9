//! Supervision items (监督议题): the central record, from the plan to the closing (02 §2.3, §3.3).

pub mod actions;
pub mod api;
pub mod clock;
pub mod effects;
pub mod entity;
pub mod guards;
mod measures;
pub mod rules;
pub mod workflow;

pub use api::{Form, LawVersion};
pub use clock::{DISTRIBUTION, LEADS};
pub use measures::MEASURES;
pub use workflow::{ItemAction, ItemState, Items};

/// What actions elsewhere mean for items.
pub(super) fn reactions() -> impl IntoIterator<Item = platform::call::Reaction> {
    clock::REACTIONS
}

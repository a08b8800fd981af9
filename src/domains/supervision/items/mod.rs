//! Supervision items (监督议题): the central record, from the plan to the closing (02 §2.3, §3.3).

pub mod api;
pub mod clock;
mod days;
pub mod effects;
pub mod entity;
pub mod guards;
mod measures;
mod reporter;
pub mod rules;
pub mod words;
pub mod workflow;

pub(super) use api::EXAMPLE;
pub use clock::{ALL_LEADS, DISTRIBUTION, LEADS, leads_of};
pub(super) use clock::{Reached, reactions};
pub use entity::Items;
pub use measures::MEASURES;
pub use words::{Form, ItemState, LawVersion, ReportStep};
pub use workflow::ItemAction;

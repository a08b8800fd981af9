//! Sites (家站点): the homes, stations, points and rooms in which deputies meet the people (03 §2.1, §3.1).

pub mod api;
mod checklist;
pub mod effects;
pub mod entity;
pub mod guards;
mod leaving;
mod open_days;
pub(crate) mod organizer;
pub mod place;
pub(crate) mod rectification;
pub mod rules;
pub(crate) mod seen;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use entity::Sites;
pub use words::{SiteState, SiteTier};
pub use workflow::SiteAction;

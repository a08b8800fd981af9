//! Deputies at sites (代表编组入站): who belongs to which site, and since when; each has one primary site (03 §2.2).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use entity::SiteDeputies;
pub use rules::{deputies_in_office, leave_all, reactions};
pub use words::SiteDeputyState;
pub use workflow::SiteDeputyAction;

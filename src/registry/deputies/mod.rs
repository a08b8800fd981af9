//! Deputies (人大代表) and their qualification (00 §4.3, §5.1).

pub mod api;
pub mod entity;
mod in_office;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use entity::Deputies;
pub use in_office::{all_in_office, each_in_office, in_office, one_in_office};
pub(crate) use in_office::{anybody_registered, members_registered};
pub use words::{CongressLevel, DeputyState};
pub use workflow::DeputyAction;

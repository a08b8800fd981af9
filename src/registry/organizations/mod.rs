//! Organizations (机构): on whose behalf a user acts, and whom a record concerns (00 §4.1).

pub mod api;
mod area;
pub mod credit_code;
pub mod entity;
pub mod rules;
pub mod succession;
mod valid;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use area::{congress_body_of, deputy_affairs_of, office_of_the_standing_committee};
pub use entity::Organizations;
pub use valid::{each_valid_on, valid_on};
pub use words::{EndReason, FormerName, OrganizationState};
pub use workflow::OrganizationAction;

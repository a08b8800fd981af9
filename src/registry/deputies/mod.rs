//! Deputies (人大代表) and their qualification (00 §4.3, §5.1).

pub mod api;
mod congress;
pub mod entity;
mod in_office;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use api::EXAMPLE;
pub use congress::{
    Congress, ElectionPlaces, congresses_of, each_of_the_congress, in_office_in_the_congress, of_the_congress,
};
pub use entity::Deputies;
pub use in_office::{all_in_office, each_in_office, each_in_office_today, in_office, one_in_office};
pub(crate) use in_office::{members_registered, registered_in};
pub use words::{CongressLevel, DeputyState};
pub use workflow::DeputyAction;

//! Groups of deputies that follow a project (代表监督小组, 07 §2.7): at least three of the right congress, none of whom works for a
//! department of the project; whoever leaves the office leaves the group.

pub mod api;
pub mod entity;
mod following;
mod forming;
mod guards;
mod leaving;
pub mod membership;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::SupervisionGroups;
pub(crate) use following::reactions;
pub use words::SupervisionGroupState;
pub use workflow::SupervisionGroupAction;

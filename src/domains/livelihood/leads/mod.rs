//! Leads (项目线索): what people, deputies, departments and streets propose, and what becomes of it (07 §2.2, §3.2).

pub mod api;
mod behind;
mod ending;
pub mod entity;
mod merging;
mod receiving;
mod reserving;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use behind::LeadsBehind;
pub use entity::Leads;
pub(crate) use reserving::{reserve_all, return_all, return_all_because};
pub use words::LeadState;
pub use workflow::LeadAction;

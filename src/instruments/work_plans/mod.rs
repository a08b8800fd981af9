//! Work plans of a year (年度工作计划) of street committees, deputy groups and stations (01 §2.4, §3.3).

pub mod api;
mod clock;
mod effects;
pub mod entity;
mod guards;
mod passing;
mod relations;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use clock::reactions;
pub use effects::follow_owner;
pub use entity::WorkPlans;
pub use passing::{pass_on, unfinished_of};
pub use words::WorkPlanState;
pub use workflow::WorkPlanAction;

//! Adjustments of projects (调整申请): what was decided changes by a decision only, which is told to the public (07 §2.8, §3.6).

mod agenda;
mod announcing;
pub mod api;
mod approving;
mod clock;
mod drafting;
pub mod entity;
mod following;
mod notices;
mod of_project;
pub mod rules;
mod values;
pub mod words;
pub mod workflow;

pub use entity::Adjustments;
pub(crate) use following::reactions;
pub(crate) use notices::adjustments_told;
pub(crate) use of_project::least_budget_asked_for;
pub use of_project::{OpenAdjustment, open_of_project};
pub use words::AdjustmentState;
pub use workflow::AdjustmentAction;

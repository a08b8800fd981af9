//! Items of work plans (计划项目): done when enough activities of them are verified (01 §2.4).

pub mod api;
mod counting;
pub mod entity;
mod guards;
pub mod rules;
mod versions;
pub mod words;
pub mod workflow;

pub use counting::{assignment_withdrawn, count_verified, follow_owner};
pub use entity::WorkPlanItems;
pub use versions::{begun, copy, give_up, month_of, of_plan, take_over};
pub use words::{ItemSource, OutcomeReason, WorkPlanItemState};
pub use workflow::WorkPlanItemAction;

//! Livelihood projects that are carried out (实事项目): the plan, its milestones, what was reached, and the acceptance (07 §2.6, §3.4).

mod adjusting;
pub mod api;
mod beginning;
mod clock;
pub mod completion;
mod departments;
mod ending;
pub mod entity;
pub mod extent;
mod following;
mod guards;
pub mod light;
mod lights;
mod next_year;
mod plan;
mod reporting;
mod rescheduling;
mod resuming;
pub mod rules;
pub mod verdict;
pub mod words;
pub mod workflow;

pub(crate) use adjusting::{begin_adjusting, go_on, suspend, terminate};
pub(crate) use beginning::{of_candidate, replace};
pub(crate) use ending::{Found, register_issue};
pub use entity::Projects;
pub(crate) use following::reactions;
pub use lights::LIGHTS;
pub(crate) use rescheduling::Schedule;
pub(crate) use verdict::open_items::unsettled;
pub use words::ProjectState;
pub use workflow::ProjectAction;

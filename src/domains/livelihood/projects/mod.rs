//! Livelihood projects that are carried out (实事项目): the plan, its milestones, what was reached, and the acceptance (07 §2.6, §3.4).

pub mod api;
mod beginning;
mod clock;
pub mod completion;
mod departments;
mod ending;
pub mod entity;
mod following;
mod guards;
pub mod light;
mod lights;
mod next_year;
mod plan;
mod reporting;
pub mod rules;
pub mod verdict;
pub mod words;
pub mod workflow;

pub use entity::Projects;
pub(crate) use following::reactions;
pub use lights::LIGHTS;
pub(crate) use verdict::{exit_reasons, open_items::unsettled};
pub use words::ProjectState;
pub use workflow::ProjectAction;

//! Livelihood projects that are carried out (实事项目): the plan, its milestones, what was reached, and the acceptance (07 §2.6, §3.4).

pub mod api;
mod beginning;
mod clock;
pub mod completion;
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
pub mod words;
pub mod workflow;

pub(crate) use ending::{Found, register_issue};
pub use entity::Projects;
pub(crate) use following::reactions;
pub use lights::LIGHTS;
pub use words::ProjectState;
pub(crate) use words::UNDER_WAY;
pub use workflow::ProjectAction;

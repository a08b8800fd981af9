//! Issues (问题清单与整改): problems that were found, who is responsible, and how they are put right (00 §4.8, §5.6).

mod actions;
pub mod api;
mod category;
mod clock;
mod effects;
pub mod entity;
mod guards;
mod measures;
mod registering;
pub(crate) mod relations;
pub mod rules;
mod vocabulary;
pub mod words;
pub mod workflow;

pub use category::IssueCategory;
pub use clock::{PROGRESS, open_progress};
pub use entity::Issues;
pub use measures::MEASURES;
pub use registering::{Finding, IssueNumber, register};
pub use vocabulary::{EscalationKind, IssueDomain, IssueSource, RectifyClass, Severity};
pub use words::IssueState;
pub use workflow::IssueAction;

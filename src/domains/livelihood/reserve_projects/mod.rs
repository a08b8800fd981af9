//! The reserve (储备库): projects that are kept for a later year (07 §2.2, §3.5).

pub mod api;
pub mod entity;
pub mod rules;
mod taking;
pub mod words;
pub mod workflow;

pub use entity::ReserveProjects;
pub(crate) use rules::await_review;
pub(crate) use taking::{put_back, reactions, take_out};
pub use words::ReserveProjectState;
pub use workflow::ReserveProjectAction;

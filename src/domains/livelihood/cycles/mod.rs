//! The years of livelihood projects (实事项目年度): when proposals are collected, how many projects are selected, who deliberated the list,
//! and which vote decided (07 §2.1, §3.1).

pub mod api;
mod body;
mod clock;
mod effects;
pub mod entity;
mod following;
mod guards;
mod notices;
pub mod rules;
pub mod words;
pub mod workflow;

pub(crate) use body::{Since, Sitting, sat};
pub use entity::Cycles;
pub(crate) use following::reactions;
pub(crate) use notices::{draft_result, result_is_out};
pub use words::CycleState;
pub use workflow::CycleAction;

//! Interpellations (质询案): members ask an organ in writing, the organ's head answers, and answers again if most of those
//! who asked are dissatisfied (02 §2.8, §3.6; 监督法第五十一条至第五十四条).

pub mod api;
pub mod effects;
pub mod entity;
pub(crate) mod form;
pub mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Interpellations;
pub use words::InterpellationState;
pub use workflow::InterpellationAction;

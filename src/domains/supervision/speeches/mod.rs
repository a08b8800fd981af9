//! Speeches in the deliberation of a supervision item (审议发言, 02 §2.4).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Speeches;
pub use words::SpeechState;

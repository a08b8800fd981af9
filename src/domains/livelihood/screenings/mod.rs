//! Screenings (论证筛选): six factors and the legality of what is proposed, with its burdens, risks and threshold (07 §2.3, §3.3).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Screenings;
pub use words::ScreeningState;
pub use workflow::ScreeningAction;

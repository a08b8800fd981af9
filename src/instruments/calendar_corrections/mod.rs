//! Corrections of the working calendar (日历更正): what a notice changes of days that were published or loaded, with its document.

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::CalendarCorrections;
pub use words::{CalendarCorrectionState, CorrectedDay};

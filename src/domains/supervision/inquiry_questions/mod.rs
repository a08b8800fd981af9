//! The questions of a special inquiry (询问问题), their answers, what was promised, and how satisfied the members are
//! (02 §2.7).

pub mod api;
pub mod entity;
mod measures;
pub mod rules;
pub mod workflow;

pub use measures::MEASURES;
pub use workflow::{InquiryQuestionAction, InquiryQuestionState, InquiryQuestions};

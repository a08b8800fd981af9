//! The questions of a special inquiry (询问问题), their answers, what was promised, and how satisfied the members are
//! (02 §2.7).

pub mod api;
pub mod entity;
mod measures;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::InquiryQuestions;
pub use measures::MEASURES;
pub use words::InquiryQuestionState;
pub use workflow::InquiryQuestionAction;

//! Special inquiries (专题询问): questions on one topic that the people responsible must answer before the Standing Committee;
//! what they promise becomes clauses of an opinion (02 §2.7, §3.5; 监督法第四十七条至第五十条).

pub mod api;
pub mod effects;
pub mod entity;
pub(crate) mod form;
pub mod guards;
pub mod opinions;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::SpecialInquiries;
pub(crate) use opinions::organs_concerned;
pub use words::SpecialInquiryState;
pub use workflow::SpecialInquiryAction;

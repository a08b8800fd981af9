//! Law-enforcement inspections (执法检查): how a law is enforced, looked into by a team of the Standing Committee, reported,
//! deliberated and followed up (02 §2.6, §3.4; 监督法第三十一条至第三十七条).

pub mod api;
pub mod effects;
pub mod entity;
pub(crate) mod form;
pub mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::Inspections;
pub use words::InspectionState;
pub use workflow::InspectionAction;

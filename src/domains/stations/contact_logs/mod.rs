//! Contacts with a deputy about a suggestion (沟通记录): before, during and after it is handled (03 §2.4; 代表法第五十一条).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::ContactLogs;
pub use rules::in_round;
pub use words::ContactLogState;
pub use workflow::ContactLogAction;

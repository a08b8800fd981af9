//! Removal cases (撤职案): an office holder whom the Standing Committee may remove is heard, and then voted on in secret
//! (02 §2.8, §3.7; 监督法第六十条至第六十二条).

pub mod api;
pub mod effects;
pub mod entity;
pub(crate) mod form;
pub mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::RemovalCases;
pub use words::RemovalCaseState;
pub use workflow::RemovalCaseAction;

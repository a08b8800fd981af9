//! Investigation committees (特定问题调查委员会): a matter whose facts are unclear is looked into by a committee that the
//! Standing Committee appoints (02 §2.8, §3.7; 监督法第五十五条至第五十九条).

pub mod api;
pub mod closed_material;
pub mod effects;
pub mod entity;
pub(crate) mod form;
pub mod guards;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::InvestigationCommittees;
pub use words::InvestigationCommitteeState;
pub use workflow::InvestigationCommitteeAction;

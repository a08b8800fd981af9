//! Suggestions to review a normative document (审查建议): made by an action on the document, read by the congress side
//! and by whoever made them (02 §2.9; 监督法第四十一条).

pub mod api;
pub mod entity;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::ReviewSuggestions;
pub use rules::record;
pub use words::ReviewSuggestionState;

//! Scores of topic proposals (选题评分): what an invited reviewer thinks of a proposal, by six criteria (02 §2.1, §4.1).

pub mod api;
pub mod entity;
pub mod formula;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::TopicScores;
pub use words::TopicScoreState;

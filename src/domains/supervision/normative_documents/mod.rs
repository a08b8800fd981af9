//! Normative documents (规范性文件) filed for review: registered, reviewed, talked over with their issuer, corrected or
//! revoked (02 §2.9, §3.8; 监督法第三十八条至第四十五条).

pub mod api;
pub mod effects;
pub mod entity;
pub mod findings;
pub mod guards;
mod readers;
pub mod rules;
pub mod words;
pub mod workflow;

pub use entity::NormativeDocuments;
pub use words::NormativeDocumentState;

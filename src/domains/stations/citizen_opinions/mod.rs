//! Opinions of the public (群众意见建议): what people say at a site, who deals with it, what is answered, and what they think of
//! that (03 §2.3, §3.3).

pub mod api;
mod clocks;
mod converting;
mod ending;
pub mod entity;
mod following;
mod merging;
mod receiving;
mod replying;
mod routing;
pub mod rules;
pub(crate) mod seen;
pub mod words;
pub mod workflow;

pub use entity::CitizenOpinions;
pub use following::reactions;
pub use words::CitizenOpinionState;
pub use workflow::CitizenOpinionAction;

//! Publications (公开): what is told to the deputies and the public, after a second pair of eyes (00 §4.4, §5.3).

pub mod api;
mod atom;
mod clock;
pub mod entity;
mod entries;
mod feed;
mod feed_page;
pub mod personal_data;
mod published;
mod readers;
pub mod rules;
pub mod words;
pub mod workflow;

pub(super) use clock::reactions;
pub use entity::Publications;
pub(super) use feed::routes;
pub use published::{is_public, is_published};
pub use words::{PublicationKind, PublicationState};
pub use workflow::PublicationAction;

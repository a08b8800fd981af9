//! Publications (公开): what is told to the deputies and the public, after a second pair of eyes (00 §4.4, §5.3).

pub mod api;
mod atom;
mod clock;
mod drafts;
pub mod entity;
mod entries;
mod feed;
mod feed_page;
mod own_side;
pub mod personal_data;
mod published;
mod readers;
pub mod required;
pub mod rules;
pub mod words;
pub mod workflow;

pub(super) use clock::reactions;
pub use drafts::{Draft, draft, take_back};
pub use entity::Publications;
pub(super) use feed::routes;
pub use own_side::{Side, ToldByItsSide, refuse_other_sides, side_of, told_by_its_side};
pub use published::is_public;
pub use required::{BOTH, Required, TO_PUBLIC, missing_of, nothing_missing};
pub use words::{Channel, PublicationKind, PublicationState, Scope};
pub use workflow::PublicationAction;

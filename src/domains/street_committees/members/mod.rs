//! Members of street committees (工委组成人员): nominated by the chairpersons, appointed and removed by the Standing Committee
//! (01 §2.2, §3.1).

pub mod api;
mod effects;
pub mod entity;
mod guards;
pub mod rules;
mod seats;
mod term_end;
mod total;
pub mod words;
pub mod workflow;

pub(crate) use effects::expire_all;
pub use entity::Members;
pub(crate) use seats::{fits_mode, serving};
pub use words::{Employment, MemberState, Post, RemovalKind};
pub use workflow::MemberAction;

use platform::call::Reactions;

/// What ballots, terms and meetings mean for the members of committees.
pub(crate) fn reactions(reactions: &mut Reactions) {
    effects::reactions(reactions);
    term_end::reactions(reactions);
    total::reactions(reactions);
}

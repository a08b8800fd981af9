//! The vote (票决): what is asked before papers are issued, and what its result means for the candidates (07 §3.3, §4.2).

mod following;
mod issuing;
mod outcome;
mod ties;

pub(crate) use following::reactions;
pub(crate) use outcome::{papers_are_out, result_of, void_prepared};
pub(crate) use ties::answers;

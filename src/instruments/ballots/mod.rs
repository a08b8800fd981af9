//! Ballots (表决): secret ones cannot be traced to the voter, not even in the tables (00 §4.6, §5.4).

mod announced;
pub mod api;
mod ballot_box;
mod cast;
mod casting;
mod clearing;
pub mod count;
pub mod deciding;
pub mod entity;
pub mod papers;
pub mod places;
mod roll_call;
pub mod rules;
mod second;
mod settling;
mod supervisors;
pub mod words;
pub mod workflow;

pub use ballot_box::BallotBox;
pub use clearing::CLEARING;
pub use deciding::{Deciding, decides_on, decides_this, passed_by_all, use_ballot};
pub use entity::Ballots;
pub(super) use rules::reactions;
pub use second::SecondBallot;
pub use words::{BallotBase, BallotKind, BallotResult, BallotState, Choice, CountingMode, OptionSet, Tally};
pub use workflow::BallotAction;

use platform::document::routes::Routes;

pub(super) fn routes(routes: &mut Routes) {
    announced::answers(&mut routes.answers);
    casting::routes(routes);
    roll_call::routes(routes);
}

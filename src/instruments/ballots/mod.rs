//! Ballots (表决): secret ones cannot be traced to the voter, not even in the tables (00 §4.6, §5.4).

mod announced;
pub mod api;
mod ballot_box;
mod cast;
mod casting;
mod clearing;
pub mod count;
mod counting;
pub mod deciding;
pub mod differences;
pub mod entity;
pub mod list;
mod listing;
pub mod marks;
pub mod numbers;
mod paper_box;
pub mod papers;
pub mod places;
pub mod proof;
pub mod proving;
pub mod record;
mod roll_call;
pub mod rules;
pub mod seal;
mod second;
mod settling;
pub mod signing;
mod supervisors;
pub mod words;
pub mod workflow;

pub use ballot_box::BallotBox;
pub use clearing::CLEARING;
pub use deciding::{Deciding, ballot_on, decides_on, decides_this, passed_by_all, use_ballot};
pub use entity::Ballots;
pub use marks::{Choice, Mark, OptionSet};
pub(super) use rules::reactions;
pub use second::{Revotes, SecondBallot};
pub use words::{BallotBase, BallotKind, BallotResult, BallotState, CountingMode, SignedThing, Tally};
pub use workflow::BallotAction;

use platform::document::routes::Routes;

pub(super) fn routes(routes: &mut Routes) {
    announced::answers(&mut routes.answers);
    casting::routes(routes);
    listing::routes(routes);
    roll_call::routes(routes);
}

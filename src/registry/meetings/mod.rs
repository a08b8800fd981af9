//! Meetings (会议) of the congress, the Standing Committee, the chairpersons and the committees (00 §4.2, §5.2).

mod agenda;
pub mod api;
mod changes;
pub mod entity;
mod held;
mod leave;
mod measures;
mod minutes;
mod presence;
pub mod quorum;
pub mod rules;
pub mod words;
pub mod workflow;

pub use agenda::{Entry, enter, not_reached, strike};
pub use entity::Meetings;
pub use held::{
    Decided, ToCome, arisen, chairpersons_met, chairpersons_met_since, committee_met, decided, decided_by,
    of_the_body, quorate, to_come,
};
pub use measures::MEASURES;
pub use minutes::Announced;
pub use words::{AgendaOutcome, BallotInMinutes, BallotResult, MeetingKind, MeetingMode, MeetingState};
pub use workflow::MeetingAction;

use crate::deputies::{Deputies, DeputyAction};
use platform::call::Reactions;

/// What the end of an office means for the meetings that sit.
pub(super) fn reactions(reactions: &mut Reactions) {
    use DeputyAction::{Edit, EndScMembership, Suspend, Terminate};
    let by = "registry.meeting, in which the member is no longer there\n\
             会议,该成员不再到会";
    for action in [Suspend, Terminate, EndScMembership, Edit] {
        reactions.after::<Deputies>(action, by, presence::left_office);
    }
}

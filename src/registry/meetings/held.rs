//! Whether a body met: what a decision of a collective body rests on.

use super::{MeetingKind, MeetingState, Meetings};
use platform::{
    call::Step,
    workflow::{Guarded, Verdict, Workflow},
};
use uuid::Uuid;

/// A meeting of this kind was held, or is being held.
///
/// # Errors
/// `REFERENCE_NOT_FOUND` at the pointer.
pub async fn was_held<W: Workflow>(
    step: &Step<'_, W>,
    meeting: Uuid,
    kind: MeetingKind,
    pointer: &str,
) -> Guarded {
    let meeting = step.referred::<Meetings>(meeting, pointer).await?;
    let held =
        matches!(meeting.state, MeetingState::Open | MeetingState::Closed | MeetingState::MinutesApproved);
    Ok(Verdict::require(held && meeting.kind == kind).at(pointer))
}

/// 地方组织法第五十四条: the Chairpersons' Meeting was held and decided.
///
/// # Errors
/// `REFERENCE_NOT_FOUND` at the pointer.
pub async fn chairpersons_met<W: Workflow>(step: &Step<'_, W>, meeting: Uuid, pointer: &str) -> Guarded {
    was_held(step, meeting, MeetingKind::Chairpersons, pointer).await
}

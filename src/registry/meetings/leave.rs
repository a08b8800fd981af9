//! Leave from a meeting: asked for and granted before it opens; whoever has none and does not come is absent (03 §4.2).

use super::{Meetings, api::LeaveGranting, presence::office_of, words::Leave};
use crate::deputies::one_in_office;
use platform::{
    call::Step,
    problem::Result,
    workflow::{Guarded, Verdict},
};

/// Who will be in office on the first day of the meeting.
pub(super) async fn sits_in_the_body(step: &Step<'_, Meetings>, body: &LeaveGranting) -> Guarded {
    let office = office_of(step.row.kind);
    one_in_office(step, body.member_id, office, step.row.start_on, "/member_id").await
}

pub(super) async fn leave_is_new(step: &Step<'_, Meetings>, body: &LeaveGranting) -> Guarded {
    let has_one = step.row.leaves.0.iter().any(|leave| leave.member_id == body.member_id);
    Ok(Verdict::require(!has_one).at("/member_id"))
}

pub(super) async fn grant_leave(step: &mut Step<'_, Meetings>, body: LeaveGranting) -> Result<()> {
    let leave = Leave { member_id: body.member_id, granted_at: step.call.now };
    step.row.leaves.0.push(leave);
    Ok(())
}

//! Leave from a meeting: asked for and granted before it opens; whoever has none and does not come is absent (03 §4.2).

use super::{Meetings, api::LeaveGranting, words::Leave};
use crate::deputies::{each_of_the_congress, one_in_office};
use platform::{
    call::Step,
    problem::Result,
    workflow::{Guarded, Verdict},
};

/// Who will be in office on the first day of the meeting.
pub(super) async fn sits_in_the_body(step: &Step<'_, Meetings>, body: &LeaveGranting) -> Guarded {
    let office = step.row.kind.office();
    one_in_office(step, body.member_id, office, step.row.start_on, "/member_id").await
}

/// Who need not come to the meetings of another congress has no leave from them.
pub(super) async fn is_of_its_congress(step: &Step<'_, Meetings>, body: &LeaveGranting) -> Guarded {
    let holder = step.row.organization_id;
    each_of_the_congress(step, holder, &[body.member_id], |_| "/member_id".to_owned()).await
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

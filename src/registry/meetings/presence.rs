//! Who is there, from when to when: the quorum is asked of those who are there now (地方组织法第十四条、第五十一条).

use super::{
    MeetingAction, MeetingState, Meetings,
    api::Movement,
    entity::{Model, Opening},
    quorum::is_quorate,
    words::PresenceLine,
};
use crate::{
    codes,
    deputies::{Deputies, DeputyAction, all_in_office, each_of_the_congress, of_the_congress, one_in_office},
    terms::Office,
};
use platform::{
    call::{Happened, Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::{future::Future, numbers::Whole},
    workflow::{Guarded, Verdict},
};
use serde_json::json;

type MeetingStep<'a> = Step<'a, Meetings>;

/// What is recorded after the last day says why.
pub(super) async fn late_record_explained(step: &MeetingStep<'_>, body: &Opening) -> Guarded {
    let late = step.row.end_on < step.today();
    let verdict = Verdict::require(!late || body.late_record_reason.is_some());
    Ok(verdict.with("end_on", step.row.end_on.to_string()).at("/late_record_reason"))
}

/// Opens with those who are there; the number of all members is frozen.
pub(super) async fn open(step: &mut MeetingStep<'_>, body: Opening) -> Result<()> {
    body.assign(&mut step.row);
    // What is written down later tells the day, not the moment.
    let since = (step.row.end_on >= step.today()).then_some(step.call.now);
    let line = |member: &uuid::Uuid| PresenceLine {
        member_id: *member,
        arrived_at: since,
        left_at: None,
        leave_reason: None,
    };
    step.row.attendance = step.row.present_deputy_ids.0.iter().map(line).collect::<Vec<_>>().into();
    Ok(())
}

/// A member came, or left: one of the two.
pub(super) async fn came_or_left(_: &MeetingStep<'_>, body: &Movement) -> Guarded {
    Ok(Verdict::require(body.arrived_at.is_some() != body.left_at.is_some()).at("/arrived_at"))
}

/// Nobody comes or leaves later than now.
pub(super) async fn movement_not_in_future(step: &MeetingStep<'_>, body: &Movement) -> Guarded {
    let at = if body.arrived_at.is_some() { "/arrived_at" } else { "/left_at" };
    let moment = body.arrived_at.or(body.left_at);
    Ok(Verdict::require(moment.is_none_or(|moment| moment <= step.call.now)).at(at))
}

/// 代表法第六十一条: who is in office today; whoever left office may still be told to have left.
pub(super) async fn member_in_office(step: &MeetingStep<'_>, body: &Movement) -> Guarded {
    let office = step.row.kind.office();
    if body.arrived_at.is_some() {
        step.referred::<Deputies>(body.member_id, "/member_id").await?;
        let found = all_in_office(&step.work(), &[body.member_id], office, step.today()).await?;
        return Ok(Verdict::require(!found.is_empty()).at("/member_id"));
    }
    one_in_office(step, body.member_id, office, step.today(), "/member_id").await
}

/// Whoever comes is of the congress whose meeting it is; whoever is there may leave.
pub(super) async fn member_of_the_congress(step: &MeetingStep<'_>, body: &Movement) -> Guarded {
    if body.arrived_at.is_none() {
        return Ok(Verdict::Holds);
    }
    let holder = step.row.organization_id;
    each_of_the_congress(step, holder, &[body.member_id], |_| "/member_id".to_owned()).await
}

/// Nobody comes who is there, and nobody leaves who is not; where only a number was recorded, whoever leaves was there. Nobody
/// leaves before coming, and no more come than there are members.
pub(super) async fn line_fits(step: &MeetingStep<'_>, body: &Movement) -> Guarded {
    let row = &step.row;
    let open =
        row.attendance.0.iter().find(|line| line.member_id == body.member_id && line.left_at.is_none());
    let present = row.present_members.map_or(0, Whole::get32);
    let (fits, at) = match (open, body.left_at) {
        (Some(line), Some(left)) => (line.arrived_at.is_none_or(|arrived| left >= arrived), "/left_at"),
        (Some(_), None) => (false, "/member_id"),
        (None, Some(_)) => {
            let lines = row.attendance.0.iter().filter(|line| line.left_at.is_none()).count();
            let unnamed = i32::try_from(lines).is_ok_and(|lines| lines < present);
            let been = row.attendance.0.iter().any(|line| line.member_id == body.member_id);
            (unnamed && !been, "/member_id")
        }
        (None, None) => {
            let left = row.attendance.0.iter().filter(|line| line.member_id == body.member_id);
            let left = left.filter_map(|line| line.left_at).max();
            let later = left.is_none_or(|left| body.arrived_at.is_some_and(|arrived| arrived >= left));
            (later && present < row.total_members.get32(), "/arrived_at")
        }
    };
    Ok(Verdict::require(fits).at(at))
}

/// Writes the line, and counts anew; below the quorum nothing is decided until somebody comes back.
pub(super) async fn record_presence(step: &mut MeetingStep<'_>, body: Movement) -> Result<()> {
    let row = &mut step.row;
    let present = row.present_members.map_or(0, Whole::get);
    let (change, lines) = (if body.left_at.is_some() { -1 } else { 1 }, &mut row.attendance.0);
    let open = lines.iter_mut().find(|line| line.member_id == body.member_id && line.left_at.is_none());
    if let Some(line) = open {
        (line.left_at, line.leave_reason) = (body.left_at, body.leave_reason);
    } else {
        lines.push(PresenceLine {
            member_id: body.member_id,
            arrived_at: body.arrived_at,
            left_at: body.left_at,
            leave_reason: body.leave_reason,
        });
    }
    let roster = &mut row.present_deputy_ids.0;
    roster.retain(|member| *member != body.member_id);
    if body.left_at.is_none() {
        roster.push(body.member_id);
    }
    row.present_members = Some(Whole::stored(present + change));
    let (present, total) = (row.present_members.map_or(0, Whole::get32), row.total_members.get32());
    if row.state == MeetingState::Open && !is_quorate(row.kind, present, total) {
        step.warn(codes::QUORUM_NOT_MET, &[("present", json!(present)), ("total", json!(total))]);
    }
    Ok(())
}

/// Whether somebody still sits in a meeting: who is no member of the Standing Committee any more does so in others as a deputy, and
/// who was registered anew where the congress is the same.
async fn still_sits(work: &UnitOfWork<'_>, deputy: &Happened<'_, Deputies>, meeting: &Model) -> Result<bool> {
    match deputy.action {
        DeputyAction::EndScMembership => Ok(meeting.kind.office() != Office::ScMember),
        DeputyAction::Edit => {
            let own = of_the_congress(work, meeting.organization_id, vec![deputy.after.clone()]).await?;
            Ok(!own.is_empty())
        }
        _ => Ok(false),
    }
}

/// Whoever leaves office, or the congress, is there no longer: the line ends, and the quorum is counted without that member.
pub(crate) fn left_office<'a>(
    work: UnitOfWork<'a>,
    deputy: Happened<'a, Deputies>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let own = deputy.after.id;
        for meeting in work.naming::<Meetings>(&[MeetingState::Open], own).await? {
            let there = meeting.present_deputy_ids.0.contains(&own);
            if !there || still_sits(&work, &deputy, &meeting).await? {
                continue;
            }
            let leave = |row: &mut Model| {
                row.present_deputy_ids.0.retain(|member| *member != own);
                let present = row.present_members.map_or(0, Whole::get);
                row.present_members = Some(Whole::stored((present - 1).max(0)));
                let lines = row.attendance.0.iter_mut().filter(|line| line.member_id == own);
                for line in lines.filter(|line| line.left_at.is_none()) {
                    line.left_at = Some(work.call.now);
                }
            };
            work.advance::<Meetings>(meeting, MeetingAction::LoseMember, leave).await?;
        }
        Ok(())
    })
}

//! Who was there: check-in, and what a record says of everybody who was invited.

use super::{
    Activities,
    clock::rule_of,
    conditions::covered_on,
    entity::{ActivityRecord, CheckIn},
    words::{Attendance, CheckInMethod, Presence},
};
use crate::codes;
use access::users::{self, Users};
use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::actor::Actor,
    values::{clock::legal_date, text::Prose},
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{Deputies, all_in_office},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::{collections::HashSet, ops::RangeInclusive};
use uuid::Uuid;

type ActivityStep<'a> = Step<'a, Activities>;

/// The instants at which one may check in at what lasts from one to another: some minutes before it already.
async fn check_in_time(
    step: &ActivityStep<'_>,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
) -> Result<RangeInclusive<DateTime<Utc>>> {
    let early = rule_of(&step.work(), "activity.check_in_minutes").await?.value;
    Ok(start - TimeDelta::minutes(early.into())..=end)
}

fn is_by_hand(method: Option<CheckInMethod>, reason: Option<&Prose>) -> bool {
    method == Some(CheckInMethod::Manual) && reason.is_some()
}

/// From some time before the beginning to the end; else by hand and with the reason.
pub(super) async fn at_its_time(step: &ActivityStep<'_>, body: &CheckIn) -> Guarded {
    let time = check_in_time(step, step.row.planned_start_at, step.row.planned_end_at).await?;
    let same_day = legal_date(step.row.planned_start_at) <= step.today();
    let by_hand = is_by_hand(Some(body.method), body.manual_reason.as_ref()) && same_day;
    Ok(Verdict::require(time.contains(&step.call.now) || by_hand).at("/manual_reason"))
}

/// The same of what is recorded afterwards.
pub(super) async fn check_ins_at_their_time(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    let time = check_in_time(step, body.actual_start_at, body.actual_end_at).await?;
    let odd = body.attendance.iter().position(|line| {
        let outside = line.check_in_at.is_some_and(|at| !time.contains(&at));
        outside && !is_by_hand(line.method, line.manual_reason.as_ref())
    });
    Ok(odd.map_or(Verdict::Holds, |index| {
        Verdict::require(false).at(&format!("/attendance/{index}/manual_reason"))
    }))
}

fn own_deputy(actor: &Actor) -> Uuid {
    actor.deputy_id.unwrap_or_default()
}

pub(super) async fn still_in_office(step: &ActivityStep<'_>, _: &CheckIn) -> Guarded {
    let own = own_deputy(&step.call.actor);
    let found = all_in_office(&step.work(), &[own], Office::Deputy, step.today()).await?;
    Ok(Verdict::require(!found.is_empty()).with("deputy_id", own.to_string()))
}

/// Who comes after the beginning is late.
pub(super) async fn check_in(step: &mut ActivityStep<'_>, body: CheckIn) -> Result<()> {
    let (own, now) = (own_deputy(&step.call.actor), step.call.now);
    let late = now > step.row.planned_start_at;
    let mut line = Attendance::invited(own);
    line.status = Some(if late { Presence::Late } else { Presence::Present });
    (line.check_in_at, line.method, line.manual_reason) = (Some(now), Some(body.method), body.manual_reason);
    let lines = &mut step.row.attendance.0;
    match lines.iter_mut().find(|one| one.deputy_id == own) {
        Some(there) => *there = line,
        None => lines.push(line),
    }
    Ok(())
}

pub(super) async fn times_not_in_future(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    Ok(Verdict::require(body.actual_end_at <= step.call.now).at("/actual_end_at"))
}

/// It ended after it began, on its planned days or on those on which it was started.
pub(super) async fn held_in_order(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    if body.actual_start_at >= body.actual_end_at {
        return Ok(Verdict::require(false).at("/actual_end_at"));
    }
    let day = legal_date(body.actual_start_at);
    let planned =
        (legal_date(step.row.planned_start_at)..=legal_date(step.row.planned_end_at)).contains(&day);
    Ok(Verdict::require(planned).at("/actual_start_at"))
}

/// A set of deputies who exist: a status for each who was invited and is in office that day.
pub(super) async fn everybody_recorded(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    let named: Vec<Uuid> = body.attendance.iter().map(|line| line.deputy_id).collect();
    let place = |index: usize| format!("/attendance/{index}/deputy_id");
    step.referred_all::<Deputies>(&named, place).await?;
    let mut seen = HashSet::new();
    if let Some(twice) = named.iter().position(|deputy| !seen.insert(*deputy)) {
        return Ok(Verdict::require(false).at(&place(twice)));
    }
    let day = legal_date(body.actual_start_at);
    let invited = &step.row.invited_deputy_ids.0;
    let in_office = all_in_office(&step.work(), invited, Office::Deputy, day).await?;
    let missing = in_office.iter().find(|deputy| {
        let mut lines = body.attendance.iter();
        !lines.any(|line| line.deputy_id == deputy.id && line.invited && line.status.is_some())
    });
    let missing = missing.map(|deputy| deputy.id.to_string());
    // Whoever was not invited is a guest, who was there.
    let guest = body.attendance.iter().position(|line| {
        line.invited != invited.contains(&line.deputy_id) || !(line.invited || line.took_part())
    });
    if let Some(index) = guest {
        return Ok(Verdict::require(false).at(&format!("/attendance/{index}/invited")));
    }
    Ok(Verdict::require(missing.is_none()).with("deputy_id", missing).at("/attendance"))
}

/// Leave was asked for and approved before the beginning; who did not, was absent.
pub(super) async fn leave_in_time(_: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    let late = body.attendance.iter().position(|line| {
        let in_time = line.leave_asked_at.is_some_and(|asked| asked < body.actual_start_at);
        line.status == Some(Presence::LeaveApproved) && !(in_time && line.leave_approved_by.is_some())
    });
    Ok(late.map_or(Verdict::Holds, |index| {
        Verdict::require(false).at(&format!("/attendance/{index}/leave_asked_at"))
    }))
}

/// Nobody approves the own leave.
pub(super) async fn leave_approved_by_another(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    let approvers: Vec<Uuid> = body.attendance.iter().filter_map(|line| line.leave_approved_by).collect();
    let users = step.all::<Users>().filter(users::entity::Column::Id.is_in(approvers)).all(step.tx).await?;
    for (index, line) in body.attendance.iter().enumerate() {
        let Some(approver) = line.leave_approved_by else { continue };
        let pointer = format!("/attendance/{index}/leave_approved_by");
        let Some(approver) = users.iter().find(|user| user.id == approver) else {
            return Err(Problem::new(codes::UNKNOWN_REFERENCE).at(&pointer));
        };
        if approver.deputy_id == Some(line.deputy_id) {
            return Ok(Verdict::require(false).at(&pointer));
        }
    }
    Ok(Verdict::Holds)
}

/// 代表法第六十一、六十二条: whoever was there was in office that day.
pub(super) async fn present_in_office(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    let there = body.attendance.iter().enumerate().filter(|(_, line)| line.took_part());
    let there: Vec<(usize, Uuid)> = there.map(|(index, line)| (index, line.deputy_id)).collect();
    let named: Vec<Uuid> = there.iter().map(|(_, deputy)| *deputy).collect();
    let day = legal_date(body.actual_start_at);
    let found = all_in_office(&step.work(), &named, Office::Deputy, day).await?;
    let gone = there.into_iter().find(|(_, id)| !found.iter().any(|deputy| deputy.id == *id));
    Ok(gone.map_or(Verdict::Holds, |(index, deputy)| {
        let verdict = Verdict::require(false).with("deputy_id", deputy.to_string());
        verdict.at(&format!("/attendance/{index}/deputy_id"))
    }))
}

pub(super) async fn held_day_covered(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    covered_on(step, (legal_date(body.actual_start_at), legal_date(body.actual_end_at))).await
}

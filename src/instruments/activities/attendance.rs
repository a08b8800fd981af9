//! Who was there: check-in, and what a record says of everybody who was invited.

use super::{
    Activities,
    conditions::covered_on,
    entity::{ActivityRecord, CheckIn, Model},
    words::{Attendance, CheckInMethod, Presence},
};
use crate::documents::{DocumentState, Documents};
use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    values::clock::legal_date,
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{Deputies, all_in_office},
    terms::Office,
};
use std::collections::HashSet;
use uuid::Uuid;

type ActivityStep<'a> = Step<'a, Activities>;

/// Before the beginning, one may check in so early.
const EARLY: TimeDelta = TimeDelta::minutes(60);

fn is_its_time(row: &Model, now: DateTime<Utc>) -> bool {
    row.planned_start_at - EARLY <= now && now <= row.planned_end_at
}

/// From an hour before the beginning to the end; else by hand and with the reason.
pub(super) async fn at_its_time(step: &ActivityStep<'_>, body: &CheckIn) -> Guarded {
    let by_hand = body.method == CheckInMethod::Manual && body.manual_reason.is_some();
    let same_day = legal_date(step.row.planned_start_at) <= step.today();
    let holds = is_its_time(&step.row, step.call.now) || (by_hand && same_day);
    Ok(Verdict::require(holds).at("/manual_reason"))
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
    let guest = body.attendance.iter().position(|line| line.invited != invited.contains(&line.deputy_id));
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

pub(super) async fn attachments_stored(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    let place = |index: usize| format!("/attachment_ids/{index}");
    let documents = step.referred_all::<Documents>(&body.attachment_ids, place).await?;
    if documents.is_empty() {
        return Ok(Verdict::require(false).at("/attachment_ids"));
    }
    let open = documents.iter().position(|document| document.state != DocumentState::Stored);
    Ok(open.map_or(Verdict::Holds, |index| Verdict::require(false).at(&place(index))))
}

pub(super) async fn held_day_covered(step: &ActivityStep<'_>, body: &ActivityRecord) -> Guarded {
    covered_on(step, (legal_date(body.actual_start_at), legal_date(body.actual_end_at))).await
}

//! Changes of a meeting that is announced, and its days (00 §5.2).

use super::{
    MeetingKind, Meetings,
    entity::{MeetingContent, Prolongation, Rescheduling},
    words::AgendaItem,
};
use crate::{
    deputies::{in_office, of_the_congress, registered_in},
    terms::{Office, last_thinkable_day, term_on},
};
use chrono::NaiveDate;
use platform::{
    call::Step,
    problem::Result,
    workflow::{Guarded, Note, Verdict},
};
use uuid::Uuid;

type MeetingStep<'a> = Step<'a, Meetings>;

/// 地方组织法第三十四条、第四十八条: whether the term of a body runs from one day to another. A last day that was planned ends
/// nothing: the old Standing Committee acts until the new one is elected.
pub(super) async fn runs_then(
    step: &Step<'_, Meetings>,
    kind: MeetingKind,
    term: Uuid,
    (first, last): (NaiveDate, NaiveDate),
) -> Guarded {
    let office = match kind {
        MeetingKind::Congress | MeetingKind::Presidium => Office::Deputy,
        _ => Office::ScMember,
    };
    let running = term_on(&step.work(), office, term).await?;
    let runs = running.is_some_and(|running| {
        running.covers(first) && running.covers(last) && last < last_thinkable_day(running.term.start_on)
    });
    Ok(Verdict::require(runs).at("/start_on"))
}

/// 地方组织法第五十一条: a meeting at short notice has a special need, which is named.
pub(super) async fn need_explained(_: &MeetingStep<'_>, body: &MeetingContent) -> Guarded {
    let explained = !body.is_extraordinary || body.extraordinary_reason.is_some();
    Ok(Verdict::require(explained).at("/extraordinary_reason"))
}

/// A meeting that was announced is changed with a reason.
pub(super) async fn changed_with_reason(_: &MeetingStep<'_>, body: &MeetingContent) -> Guarded {
    Ok(Verdict::require(body.reason.is_some()).at("/reason"))
}

/// It stays a meeting of the body that announced it.
pub(super) async fn kind_and_body_stay(step: &MeetingStep<'_>, body: &MeetingContent) -> Guarded {
    let Some(before) = &step.before else { return Ok(Verdict::Holds) };
    if body.kind != before.kind {
        return Ok(Verdict::require(false).at("/kind"));
    }
    Ok(Verdict::require(body.organization_id == before.organization_id).at("/organization_id"))
}

/// 地方组织法第五十四条: the agenda of the Standing Committee that was announced is set by a decision, by its own action.
pub(super) async fn agenda_as_announced(step: &MeetingStep<'_>, body: &MeetingContent) -> Guarded {
    let Some(before) = &step.before else { return Ok(Verdict::Holds) };
    let places = |agenda: &[AgendaItem]| -> Vec<_> {
        agenda.iter().map(|item| (item.title.clone(), item.subject_id)).collect()
    };
    let same = places(&body.agenda) == places(&before.agenda.0);
    Ok(Verdict::require(same || before.kind != MeetingKind::ScPlenary).at("/agenda"))
}

/// What was held and recorded later is over.
pub(super) async fn not_recorded_later(step: &MeetingStep<'_>, _: &Prolongation) -> Guarded {
    Ok(Verdict::require(step.row.late_record_reason.is_none()))
}

/// A first day that is changed lies ahead.
fn lies_ahead(step: &MeetingStep<'_>, first: NaiveDate) -> Verdict {
    let same = step.before.as_ref().is_some_and(|before| before.start_on == first);
    Verdict::require(same || first >= step.today()).at("/start_on")
}

/// New days are days to come.
pub(super) async fn days_to_come(step: &MeetingStep<'_>, body: &MeetingContent) -> Guarded {
    Ok(lies_ahead(step, body.start_on))
}

/// New days are days to come.
pub(super) async fn new_days_to_come(step: &MeetingStep<'_>, body: &Rescheduling) -> Guarded {
    Ok(lies_ahead(step, body.start_on))
}

/// A meeting is prolonged, never cut short.
pub(super) async fn later_end(step: &MeetingStep<'_>, body: &Prolongation) -> Guarded {
    Ok(Verdict::require(body.end_on > step.row.end_on).at("/end_on"))
}

/// The term still runs on the later last day.
pub(super) async fn prolonged_in_term(step: &MeetingStep<'_>, body: &Prolongation) -> Guarded {
    let row = &step.row;
    Ok(runs_then(step, row.kind, row.term_id, (row.start_on, body.end_on)).await?.at("/end_on"))
}

/// Somebody is told: whoever sits in such meetings, where the register holds them.
pub(super) async fn somebody_in_office(step: &MeetingStep<'_>, _: &Note) -> Guarded {
    let work = step.work();
    let body = step.row.organization_id;
    let members = in_office(&work, step.row.kind.office(), step.today()).await?.all(work.tx).await?;
    if !of_the_congress(&work, body, members).await?.is_empty() {
        return Ok(Verdict::Holds);
    }
    let registered = registered_in(&work, step.row.term_id).await?;
    Ok(Verdict::require(of_the_congress(&work, body, registered).await?.is_empty()))
}

pub(super) async fn note_notice(step: &mut MeetingStep<'_>, _: Note) -> Result<()> {
    step.row.notified_on = Some(step.today());
    Ok(())
}

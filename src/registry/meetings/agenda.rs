//! The agenda: which records a meeting deals with, and what became of each (00 §5.2).

use super::{
    MeetingAction, MeetingKind, MeetingState, Meetings,
    entity::{AgendaSetting, Closing, MeetingContent, Model},
    held::{ToCome, chairpersons_met, to_come},
    words::{AgendaItem, AgendaOutcome},
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::{numbers::Ordinal, text::Text},
    workflow::{Guarded, Verdict},
};
use uuid::Uuid;

type MeetingStep<'a> = Step<'a, Meetings>;

/// A record that a meeting will deal with.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What the agenda calls it.
    pub title: String,
    /// The record.
    pub subject: RecordReference,
}

/// Puts a record on the agenda of a meeting, once.
///
/// # Errors
/// `INVALID_TRANSITION` if the meeting is over.
pub async fn enter(work: &UnitOfWork<'_>, meeting: Uuid, entry: Entry) -> Result<()> {
    change(work, meeting, |agenda| {
        let named = agenda.iter_mut().find(|item| item.subject_id == Some(entry.subject.id));
        if let Some(item) = named {
            (item.outcome, item.moved_to_id) = (None, None);
            return;
        }
        let last = agenda.iter().map(|item| item.seq.get()).max().unwrap_or(0);
        agenda.push(AgendaItem {
            seq: Ordinal::stored(last + 1),
            title: Text::cut(&entry.title, ""),
            subject_type: Some(Text::stored(entry.subject.kind.clone())),
            subject_id: Some(entry.subject.id),
            outcome: None,
            moved_to_id: None,
        });
    })
    .await
}

/// Takes a record off the agenda: another meeting deals with it, or none.
///
/// # Errors
/// The database failed.
pub async fn strike(work: &UnitOfWork<'_>, meeting: Uuid, record: Uuid, to: Option<Uuid>) -> Result<()> {
    mark(work, meeting, record, AgendaOutcome::TakenOff, to).await
}

/// Notes that a meeting closed before it came to a record, and where that goes.
///
/// # Errors
/// The database failed.
pub async fn not_reached(work: &UnitOfWork<'_>, meeting: Uuid, record: Uuid, to: Option<Uuid>) -> Result<()> {
    mark(work, meeting, record, AgendaOutcome::NotReached, to).await
}

async fn mark(
    work: &UnitOfWork<'_>,
    meeting: Uuid,
    record: Uuid,
    outcome: AgendaOutcome,
    to: Option<Uuid>,
) -> Result<()> {
    change(work, meeting, |agenda| {
        // What became of it in a meeting that closed stays.
        let open = |item: &&mut AgendaItem| item.outcome.is_none() || outcome != AgendaOutcome::TakenOff;
        for item in agenda.iter_mut().filter(|item| item.subject_id == Some(record)).filter(open) {
            (item.outcome, item.moved_to_id) = (Some(outcome), to);
        }
    })
    .await
}

/// What a record does to the agenda of a meeting that still has one.
async fn change(
    work: &UnitOfWork<'_>,
    meeting: Uuid,
    change: impl FnOnce(&mut Vec<AgendaItem>),
) -> Result<()> {
    let meeting = work.stored::<Meetings>(meeting).await?;
    let mut agenda = meeting.agenda.clone();
    change(&mut agenda.0);
    let over = matches!(meeting.state, MeetingState::MinutesApproved | MeetingState::Cancelled);
    if over || agenda == meeting.agenda {
        return Ok(());
    }
    work.advance::<Meetings>(meeting, MeetingAction::FollowItems, |row| row.agenda = agenda).await?;
    Ok(())
}

/// What the service wrote beside an item stays, whatever a caller sends: of the same record, or of the same place and title.
pub(super) async fn keep_marks(step: &mut MeetingStep<'_>, _: MeetingContent) -> Result<()> {
    keep(step);
    Ok(())
}

fn keep(step: &mut MeetingStep<'_>) {
    let before = step.before.as_ref().map(|before| before.agenda.0.clone()).unwrap_or_default();
    for item in &mut step.row.agenda.0 {
        let same = |earlier: &&AgendaItem| match item.subject_id {
            Some(subject) => earlier.subject_id == Some(subject),
            None => earlier.seq == item.seq && earlier.title == item.title,
        };
        let earlier = before.iter().find(same);
        item.outcome = earlier.and_then(|earlier| earlier.outcome);
        item.moved_to_id = earlier.and_then(|earlier| earlier.moved_to_id);
    }
}

/// A new meeting takes over what the cancelled one that it replaces had on its agenda.
pub(super) async fn draft(step: &mut MeetingStep<'_>, body: MeetingContent) -> Result<()> {
    keep(step);
    let Some(replaced) = body.replaces_id else { return Ok(()) };
    let replaced = step.stored::<Meetings>(replaced).await?;
    let agenda = &mut step.row.agenda.0;
    for mut item in replaced.agenda.0 {
        let same = |own: &AgendaItem| match item.subject_id {
            Some(subject) => own.subject_id == Some(subject),
            None => own.title == item.title,
        };
        if item.outcome == Some(AgendaOutcome::TakenOff) || agenda.iter().any(same) {
            continue;
        }
        let last = agenda.iter().map(|own| own.seq.get()).max().unwrap_or(0);
        item.seq = Ordinal::stored(last + 1);
        (item.outcome, item.moved_to_id) = (None, None);
        agenda.push(item);
    }
    Ok(())
}

/// A meeting replaces a cancelled one of the same body.
pub(super) async fn replaces_a_cancelled_one(step: &MeetingStep<'_>, body: &MeetingContent) -> Guarded {
    let Some(replaced) = body.replaces_id else { return Ok(Verdict::Holds) };
    let replaced = step.referred::<Meetings>(replaced, "/replaces_id").await?;
    let same_body = replaced.kind == body.kind && replaced.organization_id == body.organization_id;
    let reason = if replaced.state == MeetingState::Cancelled {
        (!same_body).then_some("organization")
    } else {
        Some("not_cancelled")
    };
    Ok(Verdict::require(reason.is_none()).with("reason", reason).at("/replaces_id"))
}

/// What a meeting replaces is known when it is planned.
pub(super) async fn replaces_as_before(step: &MeetingStep<'_>, body: &MeetingContent) -> Guarded {
    let same = step.before.as_ref().is_none_or(|before| before.replaces_id == body.replaces_id);
    Ok(Verdict::require(same).at("/replaces_id"))
}

/// Whether somebody else than the meeting itself decides on its agenda: the chairpersons on that of the Standing Committee.
fn asks_the_chairpersons(row: &Model) -> bool {
    row.kind == MeetingKind::ScPlenary && row.state != MeetingState::Open
}

/// 地方组织法第五十四条: the Chairpersons' Meeting proposes the agenda of the Standing Committee; a meeting that is open decides itself.
pub(super) async fn agenda_decision_named(step: &MeetingStep<'_>, body: &AgendaSetting) -> Guarded {
    let named = body.decision_meeting_id.is_some() || !asks_the_chairpersons(&step.row);
    Ok(Verdict::require(named).at("/decision_meeting_id"))
}

/// The decision is one of the chairpersons, or of the meeting that is open.
pub(super) async fn agenda_decided(step: &MeetingStep<'_>, body: &AgendaSetting) -> Guarded {
    match body.decision_meeting_id {
        None => Ok(Verdict::Holds),
        Some(itself) if itself == step.row.id && step.row.state == MeetingState::Open => Ok(Verdict::Holds),
        Some(meeting) => chairpersons_met(step, meeting, "/decision_meeting_id").await,
    }
}

/// The new agenda; once the meeting is announced, what it no longer has stays visible as taken off.
pub(super) async fn set_agenda(step: &mut MeetingStep<'_>, body: AgendaSetting) -> Result<()> {
    // What was taken off is put on again by naming it so.
    let off = body.agenda.iter().filter(|item| item.outcome == Some(AgendaOutcome::TakenOff));
    let off: Vec<Option<Uuid>> = off.map(|item| item.subject_id).collect();
    body.assign(&mut step.row);
    keep(step);
    for item in step.row.agenda.0.iter_mut().filter(|item| !off.contains(&item.subject_id)) {
        if item.outcome == Some(AgendaOutcome::TakenOff) {
            (item.outcome, item.moved_to_id) = (None, None);
        }
    }
    let Some(before) = step.before.as_ref().filter(|before| before.state != MeetingState::Planned) else {
        return Ok(());
    };
    let agenda = &mut step.row.agenda.0;
    for earlier in &before.agenda.0 {
        let kept = |item: &AgendaItem| match earlier.subject_id {
            Some(subject) => item.subject_id == Some(subject),
            None => item.title == earlier.title,
        };
        if !agenda.iter().any(kept) {
            agenda.push(AgendaItem { outcome: Some(AgendaOutcome::TakenOff), ..earlier.clone() });
        }
    }
    Ok(())
}

/// What was not reached goes to a meeting of the same body that is still to come.
pub(super) async fn next_of_the_body(step: &MeetingStep<'_>, body: &Closing) -> Guarded {
    let Some(next) = body.moved_to_id else { return Ok(Verdict::Holds) };
    let meeting = step.referred::<Meetings>(next, "/moved_to_id").await?;
    let (itself, kind) = (meeting.id == step.row.id, step.row.kind);
    if itself || meeting.organization_id != step.row.organization_id {
        return Ok(Verdict::require(false).with("reason", "organization").at("/moved_to_id"));
    }
    let states = &[MeetingState::Planned, MeetingState::Notified];
    to_come(step, ToCome { meeting: next, kind, states, pointer: "/moved_to_id" }).await
}

/// What was on the agenda was dealt with; whoever knows better of a record says so. A meeting that closes early sat no longer than today.
pub(super) async fn close(step: &mut MeetingStep<'_>, body: Closing) -> Result<()> {
    body.assign(&mut step.row);
    step.row.end_on = step.row.end_on.min(step.today());
    step.row.closed_at = Some(step.call.now);
    for item in step.row.agenda.0.iter_mut().filter(|item| item.outcome.is_none()) {
        item.outcome = Some(AgendaOutcome::DealtWith);
    }
    Ok(())
}

impl Model {
    /// The records that it has on its agenda, whatever was taken off.
    pub fn subjects(&self, kind: &'static str) -> impl Iterator<Item = Uuid> + '_ {
        let on = self.agenda.0.iter().filter(|item| item.outcome != Some(AgendaOutcome::TakenOff));
        let of_the_kind = on.filter(move |item| item.subject_type.as_deref() == Some(kind));
        of_the_kind.filter_map(|item| item.subject_id)
    }
}

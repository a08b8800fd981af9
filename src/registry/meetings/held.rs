//! The right meeting: what a decision of a collective body rests on (00 §5.0).

use super::{
    MeetingKind, MeetingState, Meetings,
    entity::Model,
    words::{AgendaItem, AgendaOutcome},
};
use crate::organizations::Organizations;
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    call::Step,
    problem::Result,
    records::record::Record,
    values::{clock::legal_date, words::Words},
    workflow::{Guarded, Verdict, Workflow},
};
use uuid::Uuid;

/// Why a meeting is not the one that is asked for, as programs read it.
const KIND: &str = "kind";
const ORGANIZATION: &str = "organization";
const NOT_HELD: &str = "not_held";
const IN_THE_FUTURE: &str = "in_the_future";
const BEFORE_THE_MATTER: &str = "before_the_matter";
const NOT_AHEAD: &str = "not_ahead";
const PAST: &str = "past";
const NOT_ON_THE_AGENDA: &str = "not_on_the_agenda";

/// A meeting in which a body decided on a record.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    /// The meeting.
    pub meeting: Uuid,
    /// Of which body it must be.
    pub kind: MeetingKind,
    /// The day on which the matter arose: no meeting decided on it before.
    pub since: NaiveDate,
    /// Where the body of the request names it.
    pub pointer: &'a str,
}

/// 地方组织法第五十四条: a meeting of the right body, held or being held, not before the matter arose, and on this record where
/// its agenda names records at all.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn decided<W: Workflow>(step: &Step<'_, W>, asked: Decided<'_>) -> Guarded {
    let meeting = step.referred::<Meetings>(asked.meeting, asked.pointer).await?;
    let held =
        matches!(meeting.state, MeetingState::Open | MeetingState::Closed | MeetingState::MinutesApproved);
    let wrong = if !of_the_body(step, &meeting, asked.kind).await? {
        Some(if meeting.kind == asked.kind { ORGANIZATION } else { KIND })
    } else if !held {
        Some(NOT_HELD)
    } else if meeting.start_on > step.today() {
        Some(IN_THE_FUTURE)
    } else if meeting.start_on < asked.since {
        Some(BEFORE_THE_MATTER)
    } else if !meeting.deals_with(step.row.id()) {
        Some(NOT_ON_THE_AGENDA)
    } else {
        None
    };
    let verdict = Verdict::require(wrong.is_none()).with("reason", wrong).with("kind", asked.kind.word());
    let verdict = verdict.with("meeting_on", meeting.start_on.to_string());
    Ok(verdict.with("not_before", asked.since.to_string()).at(asked.pointer))
}

/// The same where one body decides and no other of its kind: a street committee, not that of the next street.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn decided_by<W: Workflow>(step: &Step<'_, W>, asked: Decided<'_>, body: Option<Uuid>) -> Guarded {
    let verdict = decided(step, asked).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    let own = Some(step.stored::<Meetings>(asked.meeting).await?.organization_id) == body;
    Ok(Verdict::require(own).with("reason", ORGANIZATION).at(asked.pointer))
}

/// 01 §3: a street committee decided in a meeting of its own.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn committee_met<W: Workflow>(
    step: &Step<'_, W>,
    meeting: Uuid,
    since: NaiveDate,
    (committee, pointer): (Option<Uuid>, &str),
) -> Guarded {
    let kind = MeetingKind::StreetCommittee;
    decided_by(step, Decided { meeting, kind, since, pointer }, committee).await
}

/// 地方组织法第十四条、第五十一条: enough members are present, or were when it closed.
///
/// # Errors
/// The meeting is not there.
pub async fn quorate<W: Workflow>(step: &Step<'_, W>, meeting: Uuid) -> Guarded {
    Ok(step.stored::<Meetings>(meeting).await?.quorum(0))
}

/// 地方组织法第五十四条: the Chairpersons' Meeting was held and decided on this record, which it knew.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn chairpersons_met<W: Workflow>(step: &Step<'_, W>, meeting: Uuid, pointer: &str) -> Guarded {
    chairpersons_met_since(step, meeting, arisen(step), pointer).await
}

/// The same for a matter that arose on a day of its own: the last change of a plan, the report on an opinion.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn chairpersons_met_since<W: Workflow>(
    step: &Step<'_, W>,
    meeting: Uuid,
    since: NaiveDate,
    pointer: &str,
) -> Guarded {
    decided(step, Decided { meeting, kind: MeetingKind::Chairpersons, since, pointer }).await
}

/// A meeting to come.
#[derive(Debug, Clone, Copy)]
pub struct ToCome<'a> {
    /// The meeting.
    pub meeting: Uuid,
    /// Of which body it must be.
    pub kind: MeetingKind,
    /// In which states.
    pub states: &'a [MeetingState],
    /// Where the body of the request names it.
    pub pointer: &'a str,
}

/// A meeting of the right body that is still to come, or sits, as the states say, and is not past.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn to_come<W: Workflow>(step: &Step<'_, W>, asked: ToCome<'_>) -> Guarded {
    let meeting = step.referred::<Meetings>(asked.meeting, asked.pointer).await?;
    let wrong = if !of_the_body(step, &meeting, asked.kind).await? {
        Some(if meeting.kind == asked.kind { ORGANIZATION } else { KIND })
    } else if !asked.states.contains(&meeting.state) {
        Some(NOT_AHEAD)
    } else {
        (meeting.end_on < step.today()).then_some(PAST)
    };
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at(asked.pointer))
}

/// The day on which a record was made: nobody decided on it before.
pub fn arisen<W: Workflow>(step: &Step<'_, W>) -> NaiveDate {
    legal_date(step.row.stamps().created_at)
}

/// Whether a meeting is of that kind, and the body that held it is one that holds such meetings.
///
/// # Errors
/// The database failed.
pub async fn of_the_body<W: Workflow>(
    step: &Step<'_, W>,
    meeting: &Model,
    kind: MeetingKind,
) -> Result<bool> {
    if meeting.kind != kind {
        return Ok(false);
    }
    let body = step.stored::<Organizations>(meeting.organization_id).await?;
    Ok(kind.bodies().contains(&body.kind))
}

impl AgendaItem {
    /// Whether the meeting does not deal with it.
    fn is_off(&self) -> bool {
        matches!(self.outcome, Some(AgendaOutcome::TakenOff | AgendaOutcome::NotReached))
    }
}

impl Model {
    /// The records that it dealt with: none named where its agenda is silent; no answer where all that it named were taken off.
    #[must_use]
    pub fn dealt_with(&self) -> Option<Vec<Uuid>> {
        let silent = self.agenda.0.iter().all(|item| item.subject_id.is_none());
        let on = self.agenda.0.iter().filter(|item| !item.is_off());
        let names: Vec<Uuid> = on.filter_map(|item| item.subject_id).collect();
        (silent || !names.is_empty()).then_some(names)
    }

    /// Whether the agenda has this record; one that names no records is silent, and may have it.
    #[must_use]
    pub fn deals_with(&self, record: Uuid) -> bool {
        self.dealt_with().is_some_and(|names| names.is_empty() || names.contains(&record))
    }

    /// Whether this record was on the agenda, and was taken off or not reached.
    #[must_use]
    pub fn has_left(&self, record: Uuid) -> bool {
        self.agenda.0.iter().any(|item| item.subject_id == Some(record) && item.is_off())
    }

    /// Whether it decided nothing any more at that moment: what arose then was unknown to it.
    #[must_use]
    pub fn was_over_before(&self, moment: DateTime<Utc>) -> bool {
        self.end_on < legal_date(moment) || self.closed_at.is_some_and(|closed| closed < moment)
    }

    /// The day of what it has decided: its last one, or today while it sits.
    #[must_use]
    pub fn decided_on(&self, today: NaiveDate) -> NaiveDate {
        self.end_on.min(today)
    }
}

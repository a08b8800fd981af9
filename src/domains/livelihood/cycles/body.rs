//! Which body decides in a year: the Standing Committee, the congress and its presidium in the district; in a town the presidium in the
//! place of the Standing Committee (07 §2.1).

use super::{CycleState, entity::Model};
use crate::words::CycleLevel;
use chrono::{DateTime, NaiveDate, Utc};
use instruments::ballots::Ballots;
use platform::{
    call::Step,
    problem::Result,
    values::clock::legal_date,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::meetings::{Decided, MeetingKind, Meetings, arisen, decided_by};
use uuid::Uuid;

impl Model {
    /// The meetings that deliberate its list.
    #[must_use]
    pub(crate) fn reviewing(&self) -> MeetingKind {
        match self.level {
            CycleLevel::District => MeetingKind::ScPlenary,
            CycleLevel::Town => MeetingKind::Presidium,
        }
    }

    /// Whether its list is still worked on.
    #[must_use]
    pub(crate) fn takes_candidates(&self) -> bool {
        matches!(self.state, CycleState::Collecting | CycleState::Screening)
    }
}

/// Since when a matter is there: no meeting that began before that day decided on it, and none that was over at that moment of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Since {
    day: NaiveDate,
    moment: Option<DateTime<Utc>>,
}

impl From<NaiveDate> for Since {
    fn from(day: NaiveDate) -> Self {
        Self { day, moment: None }
    }
}

impl From<DateTime<Utc>> for Since {
    fn from(moment: DateTime<Utc>) -> Self {
        Self { day: legal_date(moment), moment: Some(moment) }
    }
}

impl Since {
    /// Since the list of a year was submitted.
    pub(crate) fn submitted<W: Workflow>(step: &Step<'_, W>, cycle: &Model) -> Self {
        let day = || cycle.list_submitted_on.unwrap_or_else(|| arisen(step)).into();
        cycle.list_submitted_at.map_or_else(day, Self::from)
    }

    /// Since it was deliberated: once the Standing Committee had resolved on it; in a town, since the meeting of the presidium.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn reviewed<W: Workflow>(step: &Step<'_, W>, cycle: &Model) -> Result<Self> {
        if let Some(ballot) = cycle.sc_ballot_id
            && let Some(resolved) = step.stored::<Ballots>(ballot).await?.counted_at
        {
            return Ok(resolved.into());
        }
        let submitted = Self::submitted(step, cycle);
        let Some(meeting) = cycle.sc_meeting_id else { return Ok(submitted) };
        Ok(Self { day: step.stored::<Meetings>(meeting).await?.start_on, ..submitted })
    }
}

/// A meeting of the year's own body that decided on the record of a step.
pub(crate) struct Sitting<'a> {
    /// The year.
    pub cycle: &'a Model,
    /// Of which kind.
    pub kind: MeetingKind,
    /// The meeting.
    pub meeting: Uuid,
    /// Not before the matter was there.
    pub since: Since,
    /// Where the body names it.
    pub pointer: &'a str,
}

/// That meeting was held, by the body of the year.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub(crate) async fn sat<W: Workflow>(step: &Step<'_, W>, asked: Sitting<'_>) -> Guarded {
    let Sitting { cycle, kind, meeting, since, pointer } = asked;
    let asked = Decided { meeting, kind, since: since.day, pointer };
    let verdict = decided_by(step, asked, Some(cycle.organization_id)).await?;
    let (Verdict::Holds, Some(moment)) = (&verdict, since.moment) else { return Ok(verdict) };
    let over = step.stored::<Meetings>(meeting).await?.was_over_before(moment);
    Ok(Verdict::require(!over).with("reason", "before_the_matter").at(pointer))
}

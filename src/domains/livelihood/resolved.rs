//! What the Standing Committee has resolved on a project or on its adjustment; in a town the congress does (07 §2.1, §3).

use crate::words::CycleLevel;
use chrono::{DateTime, Utc};
use instruments::ballots::{Ballots, Deciding, decides_this};
use platform::{
    call::Step,
    records::record::Record,
    values::clock::legal_date,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::meetings::{MeetingKind, Meetings};
use uuid::Uuid;

impl CycleLevel {
    /// The meetings that decide on major changes.
    pub(crate) fn deciding(self) -> MeetingKind {
        match self {
            Self::District => MeetingKind::ScPlenary,
            Self::Town => MeetingKind::Congress,
        }
    }
}

/// A ballot by which the body of a level resolved on the record of a step.
pub(crate) struct Resolved<'a> {
    /// The ballot.
    pub ballot: Uuid,
    /// At whose level.
    pub level: CycleLevel,
    /// The body itself.
    pub organization: Uuid,
    /// When the matter was ripe: papers that were prepared before were on something else.
    pub since: Option<DateTime<Utc>>,
    /// Where the body of the request names it.
    pub pointer: &'a str,
}

/// Whether that ballot is the right one (00 §5.0).
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub(crate) async fn resolved<W: Workflow>(step: &Step<'_, W>, asked: Resolved<'_>) -> Guarded {
    let Resolved { ballot, level, organization, since, pointer } = asked;
    let body = level.deciding();
    let deciding = Deciding { body, since: since.map(legal_date), ..Deciding::resolution(ballot, pointer) };
    let verdict = decides_this(step, deciding).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    let ballot = step.stored::<Ballots>(ballot).await?;
    let own = step.stored::<Meetings>(ballot.meeting_id).await?.organization_id == organization;
    let early = since.is_some_and(|since| ballot.stamps().created_at < since);
    let wrong = if early { Some("before_the_matter") } else { (!own).then_some("meeting") };
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at(pointer))
}

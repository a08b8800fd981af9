//! Which body decides in a year: the Standing Committee, the congress and its presidium in the district; in a town the presidium in the
//! place of the Standing Committee (07 §2.1).

use super::{CycleState, entity::Model};
use crate::words::CycleLevel;
use chrono::NaiveDate;
use platform::{
    call::Step,
    workflow::{Guarded, Workflow},
};
use registry::meetings::{Decided, MeetingKind, decided_by};
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

/// A meeting of the year's own body that decided on the record of a step.
pub(crate) struct Sitting<'a> {
    /// The year.
    pub cycle: &'a Model,
    /// Of which kind.
    pub kind: MeetingKind,
    /// The meeting.
    pub meeting: Uuid,
    /// Not before this day.
    pub since: NaiveDate,
    /// Where the body names it.
    pub pointer: &'a str,
}

/// That meeting was held, by the body of the year.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub(crate) async fn sat<W: Workflow>(step: &Step<'_, W>, asked: Sitting<'_>) -> Guarded {
    let Sitting { cycle, kind, meeting, since, pointer } = asked;
    decided_by(step, Decided { meeting, kind, since, pointer }, Some(cycle.organization_id)).await
}

//! What one domain asks about records of another that it does not know (decision 78): whether a record is a decision on which work
//! may rest, who proposed what a matter became, what is open in an area.

use crate::resolutions::{ResolutionState, Resolutions, entity::Model as Resolution};
use chrono::NaiveDate;
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use registry::meetings::{MeetingKind, MeetingState, Meetings, entity::Model as Meeting};
use uuid::Uuid;

/// The decision that a record is: none where it decided nothing, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis(pub Option<Decision>);

/// A decision on which work of a street may rest (01 §2.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The day on which it was taken; of the plan of a year its first one.
    pub decided_on: NaiveDate,
    /// The records that it names; one that names none may be on any.
    pub names: Vec<Uuid>,
}

/// Who put something forward, and whether it was that person's own act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    /// The deputy.
    pub deputy_id: Uuid,
    /// Whether the deputy submitted it.
    pub submitted: bool,
}

/// The work of the stations that names an organization and is still to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenAtStations(pub Vec<Uuid>);

/// What is answered here.
pub(super) fn answers(answers: &mut Answers) {
    answers.about::<Meetings, Basis>(|_, meeting| decided_by(meeting));
    answers.about::<Resolutions, Basis>(|_, resolution| passed(resolution));
}

/// 地方组织法第五十四条: a Chairpersons' Meeting that is or was held.
fn decided_by(meeting: &Meeting) -> Future<'_, Result<Basis>> {
    use MeetingState::{Closed, MinutesApproved, Open};
    Box::pin(async move {
        let held = matches!(meeting.state, Open | Closed | MinutesApproved);
        let decides = held && meeting.kind == MeetingKind::Chairpersons;
        let names = meeting.dealt_with().filter(|_| decides);
        Ok(Basis(names.map(|names| Decision { decided_on: meeting.start_on, names })))
    })
}

/// 地方组织法第五十一条: a resolution of the Standing Committee that was passed.
fn passed(resolution: &Resolution) -> Future<'_, Result<Basis>> {
    Box::pin(async move {
        let holds = !matches!(resolution.state, ResolutionState::Drafted | ResolutionState::Cancelled);
        let decided = resolution.passed_on.filter(|_| holds);
        let names = resolution.source_id.into_iter().collect();
        Ok(Basis(decided.map(|decided_on| Decision { decided_on, names })))
    })
}

/// What is open of an organization at the stations.
///
/// # Errors
/// The database failed.
pub async fn open_at_stations(work: &UnitOfWork<'_>, organization: Uuid) -> Result<Vec<Uuid>> {
    use platform::{records::record_reference::RecordReference, workflow::Workflow};
    use registry::organizations::Organizations;
    let record = RecordReference { kind: Organizations::KIND.into(), id: organization };
    Ok(work.ask::<OpenAtStations>(&record).await?.unwrap_or_default().0)
}

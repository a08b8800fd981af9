//! What the Standing Committee has resolved on a project or on its adjustment; in a town the congress does (07 §2.1, §3).

use crate::words::CycleLevel;
use chrono::{DateTime, Utc};
use instruments::ballots::{
    BallotBase, BallotKind, BallotState, Ballots, Deciding, decides_this,
    entity::{Column, Model as Ballot},
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record::Record,
    values::clock::legal_date,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::meetings::{MeetingKind, Meetings};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
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

/// A body that resolved on the record of a step.
#[derive(Clone, Copy)]
pub(crate) struct Resolving {
    /// At whose level.
    pub level: CycleLevel,
    /// The body itself.
    pub organization: Uuid,
    /// When the matter was ripe: papers that were prepared before were on something else.
    pub since: Option<DateTime<Utc>>,
}

impl Resolving {
    /// Why a ballot is not one of this body on what was ripe.
    async fn unfit(self, work: &UnitOfWork<'_>, ballot: &Ballot) -> Result<Option<&'static str>> {
        let meeting = work.stored::<Meetings>(ballot.meeting_id).await?;
        let own = meeting.kind == self.level.deciding() && meeting.organization_id == self.organization;
        let early = self.since.is_some_and(|since| ballot.stamps().created_at < since);
        Ok(if early { Some("before_the_matter") } else { (!own).then_some("meeting") })
    }
}

/// Whether a ballot that is named is the right one (00 §5.0).
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub(crate) async fn resolved<W: Workflow>(
    step: &Step<'_, W>,
    asked: Resolving,
    (ballot, pointer): (Uuid, &str),
) -> Guarded {
    let body = asked.level.deciding();
    let deciding =
        Deciding { body, since: asked.since.map(legal_date), ..Deciding::resolution(ballot, pointer) };
    let verdict = decides_this(step, deciding).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    let wrong = asked.unfit(&step.work(), &step.stored::<Ballots>(ballot).await?).await?;
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at(pointer))
}

/// The ballots of that body on the record of a step that have decided nothing yet, the newest first.
///
/// # Errors
/// The database failed.
pub(crate) async fn ballots<W: Workflow>(step: &Step<'_, W>, asked: Resolving) -> Result<Vec<Ballot>> {
    let on_this = step.all::<Ballots>().filter(Column::SubjectId.eq(step.row.id()));
    let on_this = on_this.filter(Column::SubjectType.eq(W::KIND)).filter(Column::UsedById.is_null());
    let resolutions = on_this.filter(Column::Kind.eq(BallotKind::Resolution));
    let resolutions = resolutions.filter(Column::Base.eq(BallotBase::AllMembers));
    let announced = resolutions.filter(Column::State.eq(BallotState::Announced)).order_by_desc(Column::Id);
    let mut found = Vec::new();
    for ballot in announced.all(step.tx).await? {
        if asked.unfit(&step.work(), &ballot).await?.is_none() {
            found.push(ballot);
        }
    }
    Ok(found)
}

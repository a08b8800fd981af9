//! What the Standing Committee has resolved on a project or on its adjustment; in a town the congress does (07 §2.1, §3).

use crate::words::CycleLevel;
use chrono::{DateTime, Utc};
use instruments::ballots::{
    BallotBase, BallotKind, BallotState, Ballots,
    entity::{Column, Model as Ballot},
};
use platform::{
    call::Step,
    problem::Result,
    records::record::Record,
    values::words::Words,
    workflow::{Verdict, Workflow},
};
use registry::meetings::{MeetingKind, Meetings, entity::Model as Meeting};
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

/// A body that resolves on the record of a step.
#[derive(Clone, Copy)]
pub(crate) struct Resolving {
    /// At whose level.
    pub level: CycleLevel,
    /// The body itself.
    pub organization: Uuid,
    /// In which meeting, if it is set.
    pub meeting: Option<Uuid>,
    /// When the matter was ripe: papers that were prepared before were on something else.
    pub since: Option<DateTime<Utc>>,
}

impl Resolving {
    fn is_held_in(self, meeting: &Meeting) -> bool {
        let own = meeting.kind == self.level.deciding() && meeting.organization_id == self.organization;
        own && self.meeting.is_none_or(|set| set == meeting.id)
    }
}

/// The newest ballot by which that body has resolved on the record of a step: announced, of all members, and used for nothing else
/// (00 §5.0). It is found by its subject, because neither the government nor a town sees ballots that it could name.
///
/// # Errors
/// The database failed.
pub(crate) async fn resolution<W: Workflow>(step: &Step<'_, W>, asked: Resolving) -> Result<Option<Ballot>> {
    let on_this = step.all::<Ballots>().filter(Column::SubjectId.eq(step.row.id()));
    let on_this = on_this.filter(Column::SubjectType.eq(W::KIND)).filter(Column::UsedById.is_null());
    let resolutions = on_this.filter(Column::Kind.eq(BallotKind::Resolution));
    let resolutions = resolutions.filter(Column::Base.eq(BallotBase::AllMembers));
    let announced = resolutions.filter(Column::State.eq(BallotState::Announced)).order_by_desc(Column::Id);
    for ballot in announced.all(step.tx).await? {
        let ripe = asked.since.is_none_or(|since| ballot.stamps().created_at >= since);
        if ripe && asked.is_held_in(&step.stored::<Meetings>(ballot.meeting_id).await?) {
            return Ok(Some(ballot));
        }
    }
    Ok(None)
}

/// There is such a ballot.
pub(crate) fn there(ballot: Option<&Ballot>, level: CycleLevel) -> Verdict {
    Verdict::require(ballot.is_some()).with("reason", "missing").with("body", level.deciding().word())
}

/// 地方组织法第二十五条、第五十一条: more than half of all members were in favor.
pub(crate) fn is_passed(ballot: Option<&Ballot>) -> bool {
    ballot.is_some_and(Ballot::is_passed_by_all)
}

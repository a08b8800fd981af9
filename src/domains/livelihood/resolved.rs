//! What the Standing Committee has resolved on a project or on its adjustment; in a town the congress does (07 §2.1, §3).

use crate::words::CycleLevel;
use chrono::{DateTime, Utc};
use instruments::ballots::{
    BallotKind, BallotState, Ballots,
    entity::{Column, Model as Ballot},
    use_ballot,
};
use platform::{
    call::{Step, UnitOfWork},
    problem::{Problem, Result},
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

    /// Why a ballot does not decide on the record of a step.
    async fn unfit<W: Workflow>(self, step: &Step<'_, W>, ballot: &Ballot) -> Result<Option<&'static str>> {
        if let Some(wrong) = ballot.unfit(W::KIND, step.row.id(), BallotKind::Resolution) {
            return Ok(Some(wrong));
        }
        Ok(if !self.is_held_in(&step.stored::<Meetings>(ballot.meeting_id).await?) {
            Some("meeting")
        } else if self.since.is_some_and(|since| ballot.stamps().created_at < since) {
            Some("before_the_matter")
        } else if ballot.state != BallotState::Announced {
            Some("not_announced")
        } else {
            None
        })
    }
}

/// What the ballots on the record of a step say.
pub(crate) enum Resolution {
    /// It was resolved on, whatever came of it.
    By(Box<Ballot>),
    /// Why the newest one decides nothing; `missing` where there is none.
    Unfit(&'static str),
}

impl Resolution {
    /// The newest ballot by which that body has resolved on the record of a step: announced, of all members, and used for nothing else
    /// (00 §5.0). It is found by its subject, because neither the government nor a town sees ballots that it could name.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn of<W: Workflow>(step: &Step<'_, W>, asked: Resolving) -> Result<Self> {
        let on_this = step.all::<Ballots>().filter(Column::SubjectId.eq(step.row.id()));
        let mut unfit = None;
        for ballot in on_this.order_by_desc(Column::Id).all(step.tx).await? {
            match asked.unfit(step, &ballot).await? {
                None => return Ok(Self::By(Box::new(ballot))),
                Some(reason) => unfit = unfit.or(Some(reason)),
            }
        }
        Ok(Self::Unfit(unfit.unwrap_or("missing")))
    }

    /// There is such a ballot.
    pub(crate) fn is_there(&self, level: CycleLevel) -> Verdict {
        let reason = match self {
            Self::By(_) => None,
            Self::Unfit(reason) => Some(*reason),
        };
        Verdict::require(reason.is_none()).with("reason", reason).with("body", level.deciding().word())
    }

    /// 地方组织法第二十五条、第五十一条: more than half of all members were in favor.
    pub(crate) fn is_passed(&self) -> bool {
        matches!(self, Self::By(ballot) if ballot.is_passed_by_all())
    }

    /// Uses it for the record that it decides.
    ///
    /// # Errors
    /// `WRONG_BALLOT` where it was used meanwhile.
    pub(crate) async fn put_to_use(&self, work: &UnitOfWork<'_>, decided: Uuid) -> Result<Uuid> {
        let Self::By(ballot) = self else {
            return Err(Problem::internal("a decision without its ballot"));
        };
        use_ballot(work, ballot.id, decided).await?;
        Ok(ballot.id)
    }
}

//! Conditions that several forms of supervision share: decisions by a meeting, majorities, interest.

use access::users::{self, Users};
use instruments::deliberation_opinions::api::Decision;
use platform::{
    call::{Step, UnitOfWork},
    problem::{Problem, Result},
    values::text::Prose,
    workflow::{Guarded, Workflow},
};
use registry::{
    meetings::{
        MeetingKind, MeetingState, Meetings, ToCome, chairpersons_met, entity::Model as Meeting, to_come,
    },
    organizations::{self, Organizations},
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What the Chairpersons' Meeting decided against.
/// 主任会议决定不予采纳的事项。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reason": "主任会议认为该事项宜并入年度执法检查,不另行组织。"})))]
pub struct DecidedRefusal {
    /// The meeting.
    /// 会议。
    pub decision_meeting_id: Uuid,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

/// What the Chairpersons' Meeting puts on the agenda of the Standing Committee.
/// 主任会议决定提请列入常委会会议议程的事项。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"meeting_id": "registry.meeting:2"})))]
pub struct AgendaDecision {
    /// The Chairpersons' Meeting.
    /// 主任会议。
    pub decision_meeting_id: Uuid,
    /// The meeting of the Standing Committee.
    /// 常委会会议。
    pub meeting_id: Uuid,
}

/// A body that carries a decision of the Chairpersons' Meeting.
pub trait Decided: Sync {
    /// The meeting.
    fn decision_meeting_id(&self) -> Uuid;
}

macro_rules! decided {
    ($($body:ident),+) => {
        $(impl $crate::conditions::Decided for $body {
            fn decision_meeting_id(&self) -> uuid::Uuid { self.decision_meeting_id }
        })+
    };
}
pub(crate) use decided;

decided!(Decision, DecidedRefusal, AgendaDecision);

/// A body that names the ballot which decides.
pub trait Balloted: Sync {
    /// Where it does.
    fn pointer(&self) -> &'static str;

    /// The ballot.
    fn ballot(&self) -> Option<Uuid>;
}

/// 地方组织法第五十四条: the Chairpersons' Meeting was held and decided.
pub async fn chairpersons_decided<W: Workflow>(step: &Step<'_, W>, body: &dyn Decided) -> Guarded {
    chairpersons_met(step, body.decision_meeting_id(), "/decision_meeting_id").await
}

/// The Standing Committee meets then, or is meeting.
pub async fn standing_committee_meets<W: Workflow>(step: &Step<'_, W>, body: &AgendaDecision) -> Guarded {
    let ahead = [MeetingState::Planned, MeetingState::Notified, MeetingState::Open];
    committee_meets(step, body.meeting_id, &ahead).await
}

/// A meeting of the Standing Committee in one of these states that is not past, named at `/meeting_id`.
pub async fn committee_meets<W: Workflow>(
    step: &Step<'_, W>,
    meeting: Uuid,
    ahead: &[MeetingState],
) -> Guarded {
    let asked = ToCome { meeting, kind: MeetingKind::ScPlenary, states: ahead, pointer: "/meeting_id" };
    to_come(step, asked).await
}

/// The meeting that a row names; its table lets the action begin only where there is one.
pub async fn meeting_of<W: Workflow>(step: &Step<'_, W>, meeting: Option<Uuid>) -> Result<Meeting> {
    step.stored::<Meetings>(meeting.ok_or_else(|| Problem::internal("no meeting is set"))?).await
}

/// Those of these persons, users or deputies, whose account belongs to one of the organs or to a department of it.
///
/// # Errors
/// The database failed.
pub async fn staff_of(work: &UnitOfWork<'_>, persons: &[Uuid], organs: &[Uuid]) -> Result<Vec<Uuid>> {
    use organizations::entity::Column as Organization;
    use users::entity::Column as User;
    let below = Condition::any()
        .add(Organization::Id.is_in(organs.to_vec()))
        .add(Organization::ParentId.is_in(organs.to_vec()));
    let organs: Vec<_> = work.all::<Organizations>().filter(below).all(work.tx).await?;
    let organs: Vec<Uuid> = organs.into_iter().map(|organ| organ.id).collect();
    let person =
        Condition::any().add(User::Id.is_in(persons.to_vec())).add(User::DeputyId.is_in(persons.to_vec()));
    let staff = work.all::<Users>().filter(person).filter(User::OrganizationId.is_in(organs));
    let staff = staff.all(work.tx).await?.into_iter();
    let named = |user: users::entity::Model| {
        persons.iter().copied().find(|person| *person == user.id || Some(*person) == user.deputy_id)
    };
    Ok(staff.filter_map(named).collect())
}

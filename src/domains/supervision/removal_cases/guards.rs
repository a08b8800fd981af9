//! The conditions of the actions on a removal case.

use super::{
    RemovalCases,
    api::RemovalProposal,
    entity::{RemovalCaseContent, RemovalVote},
    words::RemovalProposer,
};
use access::users::{self, Users};
use instruments::{
    ballots::{BallotKind, Ballots, Deciding, decides_this},
    documents::stored,
};
use platform::{
    call::{Step, guards::given},
    problem::{Problem, Result},
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    meetings::{MeetingKind, Meetings, chairpersons_met},
    organizations::Organizations,
    sessions::{self, Sessions},
};
use sea_orm::{ColumnTrait, QueryFilter};

type CaseStep<'a> = Step<'a, RemovalCases>;

/// 监督法第六十一条: each proposes in the own name; the kind in the body and the caller belong together. Of the organs the
/// government, the supervisory commission, the court and the procuratorate propose, not their departments.
pub(super) async fn proposer_of_the_kind(step: &CaseStep<'_>, body: &RemovalCaseContent) -> Guarded {
    let actor = &step.call.actor;
    let own = match body.proposer_kind {
        RemovalProposer::MembersJoint => actor.is(Role::ScMember),
        RemovalProposer::Chairpersons => actor.is_any(&[Role::ScOffice, Role::ChairsSecretary]),
        RemovalProposer::Organ => actor.is(Role::OrganHead) && actor.organization_kind.is_supervised_organ(),
    };
    Ok(Verdict::require(own).at("/proposer_kind"))
}

/// The person concerned is a user of the organ, so that nobody else can defend.
pub(super) async fn person_is_of_the_organ(step: &CaseStep<'_>, body: &RemovalCaseContent) -> Guarded {
    step.referred::<Organizations>(body.organ_id, "/organ_id").await?;
    let person = step.all::<Users>().filter(users::entity::Column::Id.eq(body.person_user_id));
    let person = person.one(step.tx).await?;
    Ok(Verdict::require(person.is_some_and(|user| user.organization_id == body.organ_id))
        .at("/person_user_id"))
}

platform::guards! { RemovalCases:
    materials_stored(RemovalCaseContent): stored(body.material_ids);
    /// 监督法第六十二条: a case has its grounds and materials.
    materials_attached: given(row.material_ids);
}

/// The chairpersons propose by a decision, and nobody else has one.
pub(super) async fn proposal_meeting_named(step: &CaseStep<'_>, body: &RemovalProposal) -> Guarded {
    let chairpersons = step.row.proposer_kind == RemovalProposer::Chairpersons;
    Ok(Verdict::require(body.proposal_meeting_id.is_some() == chairpersons).at("/proposal_meeting_id"))
}

/// The chairpersons propose by a decision of their meeting.
pub(super) async fn proposed_by_chairpersons(step: &CaseStep<'_>, body: &RemovalProposal) -> Guarded {
    let Some(meeting) = body.proposal_meeting_id else { return Ok(Verdict::Holds) };
    chairpersons_met(step, meeting, "/proposal_meeting_id").await
}

/// 监督法第六十条、第六十二条: a ballot on this case, in the meeting that hears it, after the defense, while the congress is not in
/// session: then it decides itself.
pub(super) async fn ballot_decides_this(step: &CaseStep<'_>, body: &RemovalVote) -> Guarded {
    let asked = Deciding {
        ballot: body.ballot_id,
        kind: BallotKind::Removal,
        body: MeetingKind::ScPlenary,
        since: step.row.defended_on,
        pointer: "/ballot_id",
    };
    let verdict = decides_this(step, asked).await?;
    if let Verdict::Refused(_) = verdict {
        return Ok(verdict);
    }
    let ballot = step.stored::<Ballots>(body.ballot_id).await?;
    let meeting = step.stored::<Meetings>(ballot.meeting_id).await?;
    let sits = step.all::<Sessions>().filter(sessions::entity::Column::StartOn.lte(meeting.end_on));
    let sits = sits.filter(sessions::entity::Column::EndOn.gte(meeting.start_on));
    let in_session = sits.one(step.tx).await?.is_some();
    let elsewhere = Some(meeting.id) != step.row.meeting_id;
    let wrong = [(elsewhere, "meeting"), (in_session, "congress_in_session")];
    let wrong = wrong.into_iter().find_map(|(wrong, reason)| wrong.then_some(reason));
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at("/ballot_id"))
}

/// 监督法第六十二条: whatever kind the ballot calls itself.
pub(super) async fn ballot_is_secret(step: &CaseStep<'_>, body: &RemovalVote) -> Guarded {
    Ok(Verdict::require(step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?.is_secret)
        .at("/ballot_id"))
}

async fn is_removed(step: &CaseStep<'_>) -> Result<bool> {
    let ballot = step.row.ballot_id.ok_or_else(|| Problem::internal("a vote without its ballot"))?;
    Ok(step.stored::<Ballots>(ballot).await?.is_passed_by_all())
}

/// 监督法第六十二条: more than half of all members, whoever was present.
pub(super) async fn majority_of_all(step: &CaseStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(is_removed(step).await?))
}

pub(super) async fn majority_missed(step: &CaseStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(!is_removed(step).await?))
}

//! The conditions of the actions on a removal case.

use super::{
    RemovalCases,
    api::RemovalProposal,
    entity::{RemovalCaseContent, RemovalVote},
    words::RemovalProposer,
};
use crate::conditions::ballot_on;
use access::users::{self, Users};
use instruments::{
    ballots::{BallotState, Ballots},
    documents::stored,
};
use platform::{
    call::{Step, guards::given},
    problem::{Problem, Result},
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::{meetings::chairpersons_met, organizations::Organizations};
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

/// The chairpersons propose by a decision of their meeting.
pub(super) async fn proposed_by_chairpersons(step: &CaseStep<'_>, body: &RemovalProposal) -> Guarded {
    let chairpersons = step.row.proposer_kind == RemovalProposer::Chairpersons;
    match body.proposal_meeting_id {
        Some(meeting) if chairpersons => chairpersons_met(step, meeting, "/proposal_meeting_id").await,
        meeting => Ok(Verdict::require(meeting.is_some() == chairpersons).at("/proposal_meeting_id")),
    }
}

pub(super) async fn ballot_is_on_this_case(step: &CaseStep<'_>, body: &RemovalVote) -> Guarded {
    let ballot = ballot_on(step, body.ballot_id, step.row.id).await?;
    let here = ballot.is_some_and(|ballot| Some(ballot.meeting_id) == step.row.meeting_id);
    Ok(Verdict::require(here).at("/ballot_id"))
}

/// 监督法第六十二条: whatever kind the ballot calls itself.
pub(super) async fn ballot_is_secret(step: &CaseStep<'_>, body: &RemovalVote) -> Guarded {
    Ok(Verdict::require(step.stored::<Ballots>(body.ballot_id).await?.is_secret).at("/ballot_id"))
}

pub(super) async fn ballot_announced(step: &CaseStep<'_>, body: &RemovalVote) -> Guarded {
    let state = step.stored::<Ballots>(body.ballot_id).await?.state;
    Ok(Verdict::require(state == BallotState::Announced).at("/ballot_id"))
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

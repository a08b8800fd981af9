//! The conditions of the actions on an investigation committee.

use super::{
    InvestigationCommittees,
    api::{InvestigationMaterial, Nomination},
    entity::{
        Conclusion, Establishment, InvestigationCommitteeContent, InvestigationProposal, InvestigationReport,
    },
    words::{CommitteeMember, CommitteePost, InvestigationProposer},
};
use crate::conditions::{Balloted, staff_of};
use access::users::{self, Users};
use instruments::{
    ballots::{Deciding, decides_this, passed_by_all},
    documents::stored,
};
use platform::{
    call::Step,
    vocabulary::Role,
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::all_in_office, meetings::chairpersons_met, organizations::Organizations, terms::Office,
};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

type CommitteeStep<'a> = Step<'a, InvestigationCommittees>;

/// Members write joint proposals, the secretary and the office those of the chairpersons: the kind in the body and the
/// role belong together.
pub(super) async fn proposer_of_the_kind(
    step: &CommitteeStep<'_>,
    body: &InvestigationCommitteeContent,
) -> Guarded {
    let member = step.call.actor.is(Role::ScMember);
    Ok(Verdict::require(member == (body.proposer_kind == InvestigationProposer::MembersJoint))
        .at("/proposer_kind"))
}

pub(super) async fn organs_exist(step: &CommitteeStep<'_>, body: &InvestigationCommitteeContent) -> Guarded {
    let concerned = |index| format!("/concerned_organ_ids/{index}");
    step.referred_all::<Organizations>(&body.concerned_organ_ids, concerned).await?;
    Ok(Verdict::Holds)
}

/// The chairpersons propose by a decision, and nobody else has one.
pub(super) async fn proposal_meeting_named(
    step: &CommitteeStep<'_>,
    body: &InvestigationProposal,
) -> Guarded {
    let chairpersons = step.row.proposer_kind == InvestigationProposer::Chairpersons;
    Ok(Verdict::require(body.proposal_meeting_id.is_some() == chairpersons).at("/proposal_meeting_id"))
}

/// The chairpersons propose by a decision of their meeting.
pub(super) async fn proposed_by_chairpersons(
    step: &CommitteeStep<'_>,
    body: &InvestigationProposal,
) -> Guarded {
    let Some(meeting) = body.proposal_meeting_id else { return Ok(Verdict::Holds) };
    chairpersons_met(step, meeting, "/proposal_meeting_id").await
}

/// 监督法第五十七条: members of the Standing Committee and other deputies, in office, each once, one of them in the chair.
async fn eligible(step: &CommitteeStep<'_>, members: &[CommitteeMember]) -> Guarded {
    let persons: BTreeSet<Uuid> = members.iter().map(|member| member.person_id).collect();
    let persons: Vec<Uuid> = persons.into_iter().collect();
    // A member of the Standing Committee is a deputy, but for those of the last term, who go on until the next is elected.
    let mut in_office: BTreeSet<Uuid> = BTreeSet::new();
    for office in [Office::Deputy, Office::ScMember] {
        let found = all_in_office(&step.work(), &persons, office, step.today()).await?;
        in_office.extend(found.into_iter().map(|deputy| deputy.id));
    }
    let in_office = in_office.len();
    let chairs = members.iter().filter(|member| member.post == CommitteePost::Chair).count();
    let each_once = members.len() == in_office;
    Ok(Verdict::require(chairs == 1 && each_once).with("in_office", in_office).at("/members"))
}

/// 监督法第五十七条: each declares to have no interest, and none works for an organ that the matter concerns.
async fn uninterested(step: &CommitteeStep<'_>, members: &[CommitteeMember]) -> Guarded {
    let persons: Vec<Uuid> = members.iter().map(|member| member.person_id).collect();
    let staff = staff_of(&step.work(), &persons, &step.row.concerned_organ_ids.0).await?;
    let declared = members.iter().all(|member| member.no_interest_declared);
    Ok(Verdict::require(declared && staff.is_empty()).with("staff", texts(&staff)).at("/members"))
}

fn texts(ids: &[Uuid]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

pub(super) async fn nominees_eligible(step: &CommitteeStep<'_>, body: &Nomination) -> Guarded {
    eligible(step, &body.members).await
}

pub(super) async fn nominees_without_interest(step: &CommitteeStep<'_>, body: &Nomination) -> Guarded {
    uninterested(step, &body.members).await
}

/// The experts are users of the district.
pub(super) async fn experts_exist(step: &CommitteeStep<'_>, body: &Nomination) -> Guarded {
    let wanted: BTreeSet<Uuid> = body.expert_ids.iter().copied().collect();
    let found = step.all::<Users>().filter(users::entity::Column::Id.is_in(wanted.clone()));
    let found = found.count(step.tx).await?;
    Ok(Verdict::require(u64::try_from(wanted.len()).is_ok_and(|size| size == found)).at("/expert_ids"))
}

/// Nominated members may have left office since.
pub(super) async fn members_eligible(step: &CommitteeStep<'_>, _: &Establishment) -> Guarded {
    eligible(step, &step.row.members.0).await
}

/// Nor may they have gone to work for an organ that the matter concerns.
pub(super) async fn no_interest(step: &CommitteeStep<'_>, _: &Establishment) -> Guarded {
    uninterested(step, &step.row.members.0).await
}

/// 监督法第五十七条: a resolution of the Standing Committee on this committee.
pub(super) async fn ballot_decides_this<B: Balloted>(step: &CommitteeStep<'_>, body: &B) -> Guarded {
    let Some(ballot) = body.ballot() else { return Ok(Verdict::Holds) };
    decides_this(step, Deciding::resolution(ballot, B::POINTER)).await
}

/// 地方组织法第五十一条: more than half of all members are in favor.
pub(super) async fn ballot_passed<B: Balloted>(step: &CommitteeStep<'_>, body: &B) -> Guarded {
    let Some(ballot) = body.ballot() else { return Ok(Verdict::Holds) };
    passed_by_all(step, ballot, B::POINTER).await
}

platform::guards! { InvestigationCommittees:
    material_stored(InvestigationMaterial): stored(body.document_id);
    report_stored(InvestigationReport): stored(body.report_document_id);
}

/// 监督法第五十九条: a resolution, or the note that there is none.
pub(super) async fn resolution_or_note(_: &CommitteeStep<'_>, body: &Conclusion) -> Guarded {
    let one = body.resolution_ballot_id.is_some() != body.conclusion_note.is_some();
    Ok(Verdict::require(one).at("/conclusion_note"))
}

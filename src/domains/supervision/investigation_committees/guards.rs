//! The conditions of the actions on an investigation committee.

use super::{
    InvestigationCommitteeState, InvestigationCommittees,
    api::{InvestigationMaterial, MemberReplacement, Nomination},
    entity::{
        CommitteeReferral, Conclusion, Establishment, InvestigationCommitteeContent, InvestigationProposal,
        InvestigationReport, ReferralReport,
    },
    words::{CommitteeMember, CommitteePost, InvestigationProposer},
};
use crate::{
    conditions::{Balloted, staff_of},
    telling::outcome_told,
};
use access::users::{self, Users};
use chrono::NaiveDate;
use instruments::{
    ballots::{BallotKind, BallotState, Ballots, Deciding, decides_this, passed_by_all},
    documents::stored,
};
use platform::{
    call::Step,
    problem::Result,
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{CongressLevel, all_in_office},
    meetings::{Decided, MeetingKind, arisen, chairpersons_met, decided},
    organizations::Organizations,
    terms::{Office, running},
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

/// 监督法第五十五条: what is unclear, and the resolution for which that has to be known.
pub(super) async fn facts_and_resolution_named(
    step: &CommitteeStep<'_>,
    _: &InvestigationProposal,
) -> Guarded {
    let parts = [
        (step.row.unclear_facts.is_some(), "unclear_facts"),
        (step.row.needed_resolution.is_some(), "needed_resolution"),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(there, _)| !there).map(|(_, name)| name).collect();
    Ok(Verdict::require(missing.is_empty()).with("missing", missing))
}

/// 监督法第五十六条: a special committee of this congress, which reports.
pub(super) async fn to_a_special_committee(step: &CommitteeStep<'_>, body: &CommitteeReferral) -> Guarded {
    let pointer = "/referred_committee_id";
    let committee = step.referred::<Organizations>(body.referred_committee_id, pointer).await?;
    Ok(Verdict::require(committee.kind == OrganizationKind::SpecialCommittee).at(pointer))
}

/// 监督法第五十六条: what was referred is decided on its report.
pub(super) async fn special_committee_reported<B>(step: &CommitteeStep<'_>, _: &B) -> Guarded {
    let referred = step.row.state == InvestigationCommitteeState::Referred;
    Ok(Verdict::require(!referred || step.row.referral_report_document_id.is_some()))
}

/// 监督法第五十七条: members of the Standing Committee and other deputies of this congress, in office, each once, one of them in
/// the chair.
async fn eligible(step: &CommitteeStep<'_>, members: &[CommitteeMember]) -> Guarded {
    let persons: BTreeSet<Uuid> = members.iter().map(|member| member.person_id).collect();
    let persons: Vec<Uuid> = persons.into_iter().collect();
    // A member of the Standing Committee is a deputy, but for those of the last term, who go on until the next is elected.
    let mut in_office: BTreeSet<Uuid> = BTreeSet::new();
    for office in [Office::Deputy, Office::ScMember] {
        let found = all_in_office(&step.work(), &persons, office, step.today()).await?.into_iter();
        let ours = found.filter(|deputy| deputy.congress_level == CongressLevel::District);
        in_office.extend(ours.map(|deputy| deputy.id));
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

/// Who is replaced is a member.
pub(super) async fn leaves_the_committee(step: &CommitteeStep<'_>, body: &MemberReplacement) -> Guarded {
    let Some(leaving) = body.leaving_person_id else { return Ok(Verdict::Holds) };
    let member = step.row.members.0.iter().any(|member| member.person_id == leaving);
    Ok(Verdict::require(member).at("/leaving_person_id"))
}

pub(super) async fn replacement_eligible(step: &CommitteeStep<'_>, body: &MemberReplacement) -> Guarded {
    eligible(step, &body.members_then(&step.row.members.0)).await
}

pub(super) async fn replacement_without_interest(
    step: &CommitteeStep<'_>,
    body: &MemberReplacement,
) -> Guarded {
    uninterested(step, &body.members_then(&step.row.members.0)).await
}

/// 监督法第五十七条: the members vote on those who are nominated; while a vote is prepared or stands, nobody else is.
pub(super) async fn not_voted_on(step: &CommitteeStep<'_>, _: &Nomination) -> Guarded {
    use instruments::ballots::entity::Column;
    let ballots = step.all::<Ballots>().filter(Column::SubjectId.eq(step.row.id));
    let ballots = ballots.filter(Column::Kind.eq(BallotKind::Resolution));
    let ballots = ballots.filter(Column::State.ne(BallotState::Void)).filter(Column::UsedById.is_null());
    let voted = ballots.one(step.tx).await?;
    // Who was appointed and left office before it began is replaced by a new nomination, and voted on anew.
    let announced = voted.as_ref().is_some_and(|ballot| ballot.state == BallotState::Announced);
    let left = announced && matches!(eligible(step, &step.row.members.0).await?, Verdict::Refused(_));
    Ok(Verdict::require(voted.is_none() || left))
}

/// The day on which what is voted on was ripe.
fn ripe_since(step: &CommitteeStep<'_>) -> Option<NaiveDate> {
    use InvestigationCommitteeState::{Established, Investigating, Reported};
    match step.row.state {
        Established | Investigating => step.row.established_on,
        Reported => step.row.reported_on,
        _ => step.row.nominated_on.or(step.row.proposed_on),
    }
}

/// 监督法第五十七条: a resolution of the Standing Committee on this committee.
pub(super) async fn ballot_decides_this(step: &CommitteeStep<'_>, body: &dyn Balloted) -> Guarded {
    let Some(ballot) = body.ballot() else { return Ok(Verdict::Holds) };
    let asked = Deciding { since: ripe_since(step), ..Deciding::resolution(ballot, body.pointer()) };
    decides_this(step, asked).await
}

/// The members did not appoint it.
pub(super) async fn ballot_failed(step: &CommitteeStep<'_>, body: &dyn Balloted) -> Guarded {
    let Some(ballot) = body.ballot() else { return Ok(Verdict::Holds) };
    Ok(Verdict::require(!step.stored::<Ballots>(ballot).await?.is_passed_by_all()).at(body.pointer()))
}

/// 地方组织法第五十一条: more than half of all members are in favor.
pub(super) async fn ballot_passed(step: &CommitteeStep<'_>, body: &dyn Balloted) -> Guarded {
    let Some(ballot) = body.ballot() else { return Ok(Verdict::Holds) };
    passed_by_all(step, ballot, body.pointer()).await
}

platform::guards! { InvestigationCommittees:
    material_stored(InvestigationMaterial): stored(body.document_id);
    report_stored(InvestigationReport): stored(body.report_document_id);
    referral_report_stored(ReferralReport): stored(body.referral_report_document_id);
}

/// 监督法第五十九条: a resolution, or the note that there is none.
pub(super) async fn resolution_or_note(_: &CommitteeStep<'_>, body: &Conclusion) -> Guarded {
    let one = body.resolution_ballot_id.is_some() != body.conclusion_note.is_some();
    Ok(Verdict::require(one).at("/conclusion_note"))
}

/// The term of the Standing Committee that appointed it is over: then it ends, unless it is appointed anew.
pub(super) async fn term_is_over(step: &CommitteeStep<'_>, _: &Conclusion) -> Guarded {
    let Some(established) = step.row.established_on else { return Ok(Verdict::require(false)) };
    let work = step.work();
    let term_on = async |day| -> Result<Option<Uuid>> {
        Ok(running(&work, Office::ScMember, day).await?.map(|running| running.term.id))
    };
    Ok(Verdict::require(term_on(established).await? != term_on(step.today()).await?))
}

/// There is no report to resolve on.
pub(super) async fn note_alone(_: &CommitteeStep<'_>, body: &Conclusion) -> Guarded {
    let alone = body.resolution_ballot_id.is_none() && body.meeting_id.is_none();
    Ok(Verdict::require(alone && body.conclusion_note.is_some()).at("/conclusion_note"))
}

/// 监督法第五十九条: the Standing Committee hears the report in one of its meetings.
pub(super) async fn hearing_named(_: &CommitteeStep<'_>, body: &Conclusion) -> Guarded {
    Ok(Verdict::require(body.meeting_id.is_some()).at("/meeting_id"))
}

pub(super) async fn report_heard(step: &CommitteeStep<'_>, body: &Conclusion) -> Guarded {
    let Some(meeting) = body.meeting_id else { return Ok(Verdict::Holds) };
    let since = step.row.reported_on.unwrap_or_else(|| arisen(step));
    decided(step, Decided { meeting, kind: MeetingKind::ScPlenary, since, pointer: "/meeting_id" }).await
}

/// 监督法第十条: the outcome is told to the public, unless the matter is confidential (监督法第五十八条).
pub(super) async fn outcome_published(step: &CommitteeStep<'_>, _: &Conclusion) -> Guarded {
    if step.row.confidential {
        return Ok(Verdict::Holds);
    }
    outcome_told(step).await
}

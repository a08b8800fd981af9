//! The conditions of the actions on a removal case.

use super::{
    RemovalCaseState, RemovalCases,
    api::{RemovalProposal, RemovalWithdrawal},
    entity::{
        Defense, DefenseWaiver, InvestigationReferral, RemovalCaseContent, RemovalDecision, RemovalVote,
    },
    words::{DefenseMode, RemovalOffice, RemovalOutcome, RemovalProposer},
};
use crate::{
    conditions::{self, AgendaDecision, meeting_of},
    investigation_committees::{
        InvestigationCommitteeState, InvestigationCommittees, entity::Model as Committee,
        words::InvestigationProposer,
    },
    texts_of_law::text_of,
};
use access::users::{self, Users};
use chrono::NaiveDate;
use instruments::{
    ballots::{BallotKind, BallotState, Ballots, Deciding, decides_this},
    deliberation_opinions::api::Decision,
    documents::{is_stored, stored},
};
use platform::{
    call::{Step, guards::given},
    problem::{Problem, Result},
    vocabulary::Role,
    workflow::{Guarded, Verdict},
};
use registry::{
    meetings::{MeetingKind, MeetingState, Meetings, arisen, chairpersons_met, chairpersons_met_since},
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

/// 监督法第六十条: an office from which the Standing Committee may remove; of the heads only the congress removes.
pub(super) async fn office_removable<B>(step: &CaseStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.office.is_some_and(RemovalOffice::is_removable)).at("/office"))
}

/// 监督法第六十条: the text under which the case falls names the organ of the office.
pub(super) async fn removal_provided<B>(step: &CaseStep<'_>, _: &B) -> Guarded {
    let organ = step.stored::<Organizations>(step.row.organ_id).await?;
    Ok(Verdict::require(text_of(step).await?.names(organ.kind)).at("/organ_id"))
}

/// The organ is one that has such an office.
pub(super) async fn organ_of_the_office<B>(step: &CaseStep<'_>, _: &B) -> Guarded {
    let organ = step.stored::<Organizations>(step.row.organ_id).await?;
    Ok(Verdict::require(step.row.office.is_some_and(|office| office.is_of(organ.kind))).at("/organ_id"))
}

platform::guards! { RemovalCases:
    waiver_stored(DefenseWaiver): stored(body.waiver_document_id);
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

/// The committee that looks into it, if there is one.
async fn committee(step: &CaseStep<'_>) -> Result<Option<Committee>> {
    let investigated = step.row.state == RemovalCaseState::UnderInvestigation;
    match step.row.investigation_committee_id.filter(|_| investigated) {
        Some(id) => Ok(Some(step.stored::<InvestigationCommittees>(id).await?)),
        None => Ok(None),
    }
}

/// 监督法第六十一条: what is looked into waits for the report, unless the Standing Committee did not appoint the committee.
pub(super) async fn investigation_over(step: &CaseStep<'_>, _: &AgendaDecision) -> Guarded {
    use InvestigationCommitteeState::{Concluded, Rejected, Reported};
    let over = |one: &Committee| match one.state {
        Rejected => true,
        // One that ended with its term did not report.
        Reported | Concluded => one.reported_on.is_some(),
        _ => false,
    };
    let open = committee(step).await?.filter(|one| !over(one));
    let id = open.as_ref().map(|committee| committee.id.to_string());
    Ok(Verdict::require(open.is_none()).with("investigation_committee_id", id))
}

async fn chairpersons_decided_since(
    step: &CaseStep<'_>,
    body: &dyn conditions::Decided,
    since: Option<NaiveDate>,
) -> Guarded {
    let since = since.unwrap_or_else(|| arisen(step));
    chairpersons_met_since(step, body.decision_meeting_id(), since, "/decision_meeting_id").await
}

/// 地方组织法第五十四条: the chairpersons decided on what had been proposed.
pub(super) async fn decided_on_the_proposal(step: &CaseStep<'_>, body: &dyn conditions::Decided) -> Guarded {
    chairpersons_decided_since(step, body, step.row.proposed_on).await
}

/// They decided on the proposal, and on what the committee reported of it.
pub(super) async fn agenda_decided(step: &CaseStep<'_>, body: &AgendaDecision) -> Guarded {
    let reported = committee(step).await?.and_then(|committee| committee.reported_on);
    chairpersons_decided_since(step, body, reported.max(step.row.proposed_on)).await
}

/// 监督法第六十一条: a later meeting of the Standing Committee decides on the report.
pub(super) async fn meeting_after_the_report(step: &CaseStep<'_>, body: &AgendaDecision) -> Guarded {
    let Some(reported) = committee(step).await?.and_then(|committee| committee.reported_on) else {
        return Ok(Verdict::Holds);
    };
    let meeting = step.stored::<Meetings>(body.meeting_id).await?;
    let later = Verdict::require(meeting.start_on >= reported).with("reason", "before_the_report");
    Ok(later.with("reported_on", reported.to_string()).at("/meeting_id"))
}

/// 监督法第六十一条: what an organ or the chairpersons propose goes to the Standing Committee; of a joint case the chairpersons
/// decide that.
pub(super) async fn proposed_by_members<B>(step: &CaseStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.proposer_kind == RemovalProposer::MembersJoint))
}

/// Nobody looks into it, or the committee that did ended with its term, without a report.
pub(super) async fn not_looked_into(step: &CaseStep<'_>, _: &InvestigationReferral) -> Guarded {
    let committee = committee(step).await?;
    let ended =
        |one: &Committee| one.state == InvestigationCommitteeState::Concluded && one.reported_on.is_none();
    Ok(Verdict::require(committee.is_none_or(|one| ended(&one))))
}

/// 监督法第六十一条: a committee that the chairpersons propose, and that the Standing Committee appoints.
pub(super) async fn committee_proposed(step: &CaseStep<'_>, body: &InvestigationReferral) -> Guarded {
    use InvestigationCommitteeState::{Established, Investigating, Proposed, Referred};
    let pointer = "/investigation_committee_id";
    let committee =
        step.referred::<InvestigationCommittees>(body.investigation_committee_id, pointer).await?;
    let runs = matches!(committee.state, Proposed | Referred | Established | Investigating);
    let theirs = committee.proposer_kind == InvestigationProposer::Chairpersons;
    Ok(Verdict::require(runs && theirs).at(pointer))
}

/// The chairpersons take back what they proposed by a decision, and nobody else has one.
pub(super) async fn withdrawal_meeting_named(step: &CaseStep<'_>, body: &RemovalWithdrawal) -> Guarded {
    let chairpersons = step.row.proposer_kind == RemovalProposer::Chairpersons;
    Ok(Verdict::require(body.decision_meeting_id.is_some() == chairpersons).at("/decision_meeting_id"))
}

/// Nothing is taken back once the members vote on it.
pub(super) async fn not_voted_on(step: &CaseStep<'_>, _: &RemovalWithdrawal) -> Guarded {
    use instruments::ballots::entity::Column;
    let begun = [
        BallotState::Issuing,
        BallotState::Closed,
        BallotState::Counted,
        BallotState::Confirmed,
        BallotState::Announced,
    ];
    let ballots = step.all::<Ballots>().filter(Column::SubjectId.eq(step.row.id));
    Ok(Verdict::require(ballots.filter(Column::State.is_in(begun)).one(step.tx).await?.is_none()))
}

pub(super) async fn withdrawal_decided(step: &CaseStep<'_>, body: &RemovalWithdrawal) -> Guarded {
    let Some(meeting) = body.decision_meeting_id else { return Ok(Verdict::Holds) };
    let since = step.row.proposed_on.unwrap_or_else(|| arisen(step));
    chairpersons_met_since(step, meeting, since, "/decision_meeting_id").await
}

/// 监督法第六十二条: a written defense is a document.
pub(super) async fn written_defense_attached(step: &CaseStep<'_>, body: &Defense) -> Guarded {
    match body.defense_document_id {
        Some(document) => is_stored(step, document, "/defense_document_id").await,
        None => Ok(Verdict::require(body.defense_mode == DefenseMode::Oral).at("/defense_document_id")),
    }
}

/// 监督法第六十二条: an oral defense is heard in the meeting of the case.
pub(super) async fn meeting_of_an_oral_defense(step: &CaseStep<'_>, body: &Defense) -> Guarded {
    let written = body.defense_mode == DefenseMode::Written;
    Ok(Verdict::require(written || step.row.meeting_id.is_some()).at("/defense_mode"))
}

/// 监督法第六十二条: who defends orally does so in the meeting that hears the case, while it sits.
pub(super) async fn defended_in_the_meeting(step: &CaseStep<'_>, body: &Defense) -> Guarded {
    if body.defense_mode == DefenseMode::Written {
        return Ok(Verdict::Holds);
    }
    let meeting = meeting_of(step, step.row.meeting_id).await?;
    Ok(Verdict::require(meeting.state == MeetingState::Open).with("reason", "not_open").at("/defense_mode"))
}

pub(super) async fn meeting_is_quorate(step: &CaseStep<'_>, body: &Defense) -> Guarded {
    if body.defense_mode == DefenseMode::Written {
        return Ok(Verdict::Holds);
    }
    Ok(meeting_of(step, step.row.meeting_id).await?.sitting_quorum(0))
}

/// What was said needs no printing.
pub(super) async fn defended_in_writing(step: &CaseStep<'_>, _: &Decision) -> Guarded {
    Ok(Verdict::require(step.row.defense_mode == Some(DefenseMode::Written)))
}

pub(super) async fn print_decided(step: &CaseStep<'_>, body: &Decision) -> Guarded {
    chairpersons_decided_since(step, body, step.row.defended_on).await
}

/// 监督法第六十二条: a written defense is printed for the members by a decision of the chairpersons.
pub(super) async fn defense_printed(step: &CaseStep<'_>, _: &RemovalVote) -> Guarded {
    let written = step.row.defense_mode == Some(DefenseMode::Written);
    Ok(Verdict::require(!written || step.row.print_meeting_id.is_some()))
}

/// 监督法第六十条、第六十二条: a ballot on this case, in the meeting that hears it, after the defense, while the congress is not in
/// session: then it decides itself.
pub(super) async fn ballot_decides_this(step: &CaseStep<'_>, body: &RemovalVote) -> Guarded {
    let asked = Deciding {
        ballot: body.ballot_id,
        kind: BallotKind::Removal,
        body: MeetingKind::ScPlenary,
        since: step.row.defended_on.or(step.row.waived_on),
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
pub(super) async fn removed_by_majority(step: &CaseStep<'_>, body: &RemovalDecision) -> Guarded {
    let removed = body.outcome == RemovalOutcome::Removed;
    Ok(Verdict::require(!removed || is_removed(step).await?).at("/outcome"))
}

/// Nobody is kept in office against the vote.
pub(super) async fn kept_without_majority(step: &CaseStep<'_>, body: &RemovalDecision) -> Guarded {
    let kept = body.outcome == RemovalOutcome::NotRemoved;
    Ok(Verdict::require(!kept || !is_removed(step).await?).at("/outcome"))
}

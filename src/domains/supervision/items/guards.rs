//! The conditions of the actions on a supervision item.

use super::{
    Items,
    entity::{
        ConsultationDraft, Deliberated, Digest, Distribution, Execution, FinalReport, Investigated,
        ItemContent, MeetingChoice, OpinionIssued, Reporter, Resolution, Scheme, Waiver,
    },
};
use crate::{
    investigations::{self, Investigations},
    plans::Plans,
    speeches::{self, Speeches},
};
use chrono::NaiveDate;
use instruments::{
    ballots::{BallotState, Ballots},
    deliberation_opinions::{OpinionState, opinion_on},
    disposal_reports::submitted_report_of,
    documents::stored,
    publications::{PublicationKind, is_published},
};
use platform::{
    call::{
        Step,
        guards::{after_today, given, not_before, until_today},
    },
    problem::{Problem, Result},
    values::numbers::Whole,
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Note, Verdict, Workflow},
};
use registry::{
    meetings::{MeetingKind, MeetingState, Meetings, chairpersons_met, quorum},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, QueryFilter};

type ItemStep<'a> = Step<'a, Items>;

// Create and edit

/// 监督法第六十三条: an item belongs to the plan, or says why it does not.
pub(super) async fn plan_or_reason(_: &ItemStep<'_>, body: &ItemContent) -> Guarded {
    Ok(Verdict::require(body.plan_id.is_some() != body.out_of_plan_reason.is_some()).at("/plan_id"))
}

/// Items are added to a draft, or to a plan that the chairpersons have adjusted.
pub(super) async fn plan_takes_items(step: &ItemStep<'_>, body: &ItemContent) -> Guarded {
    let Some(plan) = body.plan_id else { return Ok(Verdict::Holds) };
    if step.before.as_ref().is_some_and(|before| before.plan_id == Some(plan)) {
        return Ok(Verdict::Holds);
    }
    let plan = step.referred::<Plans>(plan, "/plan_id").await?;
    Ok(Verdict::require(plan.takes_items()).at("/plan_id"))
}

/// A committee writes the items that it leads.
pub(super) async fn own_committee(step: &ItemStep<'_>, body: &ItemContent) -> Guarded {
    let actor = &step.call.actor;
    Ok(Verdict::require(actor.is(Role::ScOffice) || actor.acts_for(body.lead_committee_id))
        .at("/lead_committee_id"))
}

/// 监督法第六条: government, supervisory commission, court and procuratorate of the same level.
pub(super) async fn organ_of_this_level(step: &ItemStep<'_>, body: &ItemContent) -> Guarded {
    let organ = step.referred::<Organizations>(body.supervised_organ_id, "/supervised_organ_id").await?;
    Ok(Verdict::require(organ.kind.is_supervised_organ()).at("/supervised_organ_id"))
}

/// 监督法第十六条: only the government may send a department, and one of its own.
pub(super) async fn department_of_the_government(step: &ItemStep<'_>, body: &ItemContent) -> Guarded {
    let Some(department) = body.reporting_department_id else { return Ok(Verdict::Holds) };
    let department = step.referred::<Organizations>(department, "/reporting_department_id").await?;
    let organ = step.referred::<Organizations>(body.supervised_organ_id, "/supervised_organ_id").await?;
    let allowed =
        organ.kind == OrganizationKind::DistrictGovernment && department.parent_id == Some(organ.id);
    Ok(Verdict::require(allowed).at("/reporting_department_id"))
}

/// The committees and the predecessor are records of this district.
pub(super) async fn references_exist(step: &ItemStep<'_>, body: &ItemContent) -> Guarded {
    step.referred::<Organizations>(body.lead_committee_id, "/lead_committee_id").await?;
    let assisting = |index| format!("/assisting_committee_ids/{index}");
    step.referred_all::<Organizations>(&body.assisting_committee_ids, assisting).await?;
    if let Some(predecessor) = body.predecessor_item_id {
        step.referred::<Items>(predecessor, "/predecessor_item_id").await?;
    }
    Ok(Verdict::Holds)
}

// Before the meeting

/// A meeting of the Standing Committee that has not opened yet.
pub(super) async fn standing_committee_meets(step: &ItemStep<'_>, body: &MeetingChoice) -> Guarded {
    let meeting = step.referred::<Meetings>(body.meeting_id, "/meeting_id").await?;
    let ahead = matches!(meeting.state, MeetingState::Planned | MeetingState::Notified);
    Ok(Verdict::require(ahead && meeting.kind == MeetingKind::ScPlenary).at("/meeting_id"))
}

platform::guards! { Items:
    scheme_document(Scheme): stored(body.scheme_document_id);
    /// 监督法第十四条: the opinions of all sides, digested, go to the organ.
    digest_attached(Digest): given(body.digest_document_id), stored(body.digest_document_id);
    meeting_set: given(row.meeting_id);
    draft_not_in_future(ConsultationDraft): until_today(body.consultation_sent_on);
    draft_document(ConsultationDraft): stored(body.consultation_document_id);
    digest_was_sent: given(row.digest_sent_on);
    /// 监督法第十四条: the report answers the digest.
    digest_answered(FinalReport): given(body.response_to_digest);
    report_document(FinalReport): stored(body.report_document_id);
    report_not_in_future(FinalReport): until_today(body.final_sent_on);
    report_after_draft(FinalReport): not_before(body.final_sent_on, row.consultation_sent_on);
    distribution_not_in_future(Distribution): until_today(body.distributed_on);
    distribution_after_report(Distribution): not_before(body.distributed_on, row.final_sent_on);
    execution_after_today(Resolution): after_today(body.execution_due_on);
    resolution_recorded: given(row.resolution_ballot_id);
    execution_document(Execution): stored(body.execution_document_id);
}

/// 监督法第十三条: look into the topic before it is reported.
pub(super) async fn investigated_or_reason(step: &ItemStep<'_>, body: &Investigated) -> Guarded {
    let held = step.all::<Investigations>().filter(investigations::entity::Column::ItemId.eq(step.row.id));
    let held = held.one(step.tx).await?.is_some();
    Ok(Verdict::require(held || body.no_investigation_reason.is_some()).at("/no_investigation_reason"))
}

/// 监督法第十五条: a draft after the twentieth day before the meeting is accepted with a reason, and marked late.
pub(super) async fn late_with_reason(step: &ItemStep<'_>, body: &ConsultationDraft) -> Guarded {
    let late = is_after(body.consultation_sent_on, step.row.consultation_due_on);
    let verdict = Verdict::require(!late || body.late_reason.is_some());
    Ok(with_due(verdict, step.row.consultation_due_on, body.consultation_sent_on).at("/late_reason"))
}

fn is_after(sent: NaiveDate, due: Option<NaiveDate>) -> bool {
    due.is_some_and(|due| sent > due)
}

fn with_due(verdict: Verdict, due: Option<NaiveDate>, sent: NaiveDate) -> Verdict {
    let due = due.map(|due| due.to_string());
    verdict.with("due_on", due).with("sent_on", sent.to_string())
}

/// 监督法第十五条: ten days before the meeting, unless the chairpersons waived it.
pub(super) async fn in_time_or_waived(step: &ItemStep<'_>, body: &FinalReport) -> Guarded {
    let due = step.row.final_due_on;
    let verdict =
        Verdict::require(step.row.waiver_meeting_id.is_some() || !is_after(body.final_sent_on, due));
    Ok(with_due(verdict, due, body.final_sent_on).at("/final_sent_on"))
}

/// A waiver is a decision of the Chairpersons' Meeting.
pub(super) async fn chairpersons_decided(step: &ItemStep<'_>, body: &Waiver) -> Guarded {
    chairpersons_met(step, body.waiver_meeting_id, "/waiver_meeting_id").await
}

/// 监督法第十五条: seven days before the meeting, unless the chairpersons waived it.
pub(super) async fn distributed_in_time_or_waived(step: &ItemStep<'_>, body: &Distribution) -> Guarded {
    let due = step.row.distribution_due_on;
    let verdict =
        Verdict::require(step.row.waiver_meeting_id.is_some() || !is_after(body.distributed_on, due));
    Ok(with_due(verdict, due, body.distributed_on).at("/distributed_on"))
}

// At the meeting

async fn meeting_of(step: &ItemStep<'_>) -> Result<registry::meetings::entity::Model> {
    let meeting =
        step.row.meeting_id.ok_or_else(|| Problem::internal("a distributed report without a meeting"))?;
    step.stored::<Meetings>(meeting).await
}

pub(super) async fn meeting_is_open(step: &ItemStep<'_>, _: &Reporter) -> Guarded {
    Ok(Verdict::require(meeting_of(step).await?.state == MeetingState::Open))
}

/// 地方组织法第五十一条: more than half of the members.
pub(super) async fn meeting_is_quorate(step: &ItemStep<'_>, _: &Reporter) -> Guarded {
    let meeting = meeting_of(step).await?;
    let (present, total) = (meeting.present_members.map_or(0, Whole::get32), meeting.total_members.get32());
    let verdict = Verdict::require(quorum::is_quorate(meeting.kind, present, total));
    Ok(verdict.with("present", present).with("total", total))
}

/// 监督法第十六条: the head of the organ; for the government also the head of the department that it sends.
pub(super) async fn reporter_allowed(step: &ItemStep<'_>, body: &Reporter) -> Guarded {
    let organ = step.stored::<Organizations>(step.row.supervised_organ_id).await?;
    let speaker =
        step.referred::<Organizations>(body.reporter_organization_id, "/reporter_organization_id").await?;
    let sent = organ.kind == OrganizationKind::DistrictGovernment && speaker.parent_id == Some(organ.id);
    Ok(Verdict::require(speaker.id == organ.id || sent).at("/reporter_organization_id"))
}

pub(super) async fn speech_or_note(step: &ItemStep<'_>, body: &Deliberated) -> Guarded {
    let spoken = step.all::<Speeches>().filter(speeches::entity::Column::ItemId.eq(step.row.id));
    let spoken = spoken.one(step.tx).await?.is_some();
    Ok(Verdict::require(spoken != body.no_speech).at("/no_speech"))
}

// After the meeting

/// 监督法第十七条: an opinion was issued, or it is noted that there is none.
pub(super) async fn opinion_issued_or_none(step: &ItemStep<'_>, body: &OpinionIssued) -> Guarded {
    let opinion = opinion_on(&step.work(), Items::KIND, step.row.id).await?;
    let issued = opinion.is_some_and(|o| !matches!(o.state, OpinionState::Drafted | OpinionState::Approved));
    Ok(Verdict::require(issued != body.no_opinion_reason.is_some()).at("/no_opinion_reason"))
}

/// 地方组织法第五十一条: more than half of all members, by an announced ballot on this item.
pub(super) async fn passed_by_majority_of_all(step: &ItemStep<'_>, body: &Resolution) -> Guarded {
    let ballot = step.referred::<Ballots>(body.resolution_ballot_id, "/resolution_ballot_id").await?;
    let announced = ballot.state == BallotState::Announced && ballot.subject_id == step.row.id;
    Ok(Verdict::require(announced && ballot.passed()).at("/resolution_ballot_id"))
}

/// The opinion is closed or tracked, or there was none.
pub(super) async fn opinion_ended(step: &ItemStep<'_>, _: &Note) -> Guarded {
    let opinion = opinion_on(&step.work(), Items::KIND, step.row.id).await?;
    let ended = opinion.is_none_or(|o| matches!(o.state, OpinionState::Closed | OpinionState::Tracking));
    Ok(Verdict::require(ended))
}

pub(super) async fn resolution_executed(step: &ItemStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.resolution_ballot_id.is_none() || step.row.execution_document_id.is_some()))
}

/// 监督法第十七条: the report, the opinion and the disposal report go to the deputies and the public.
pub(super) async fn everything_published(step: &ItemStep<'_>, _: &Note) -> Guarded {
    let mut missing = Vec::new();
    if !is_published(&step.work(), Items::KIND, step.row.id, PublicationKind::WorkReport).await? {
        missing.push("work_report");
    }
    if let Some(opinion) = opinion_on(&step.work(), Items::KIND, step.row.id).await? {
        let kind = instruments::deliberation_opinions::DeliberationOpinions::KIND;
        if !is_published(&step.work(), kind, opinion.id, PublicationKind::DeliberationOpinion).await? {
            missing.push("deliberation_opinion");
        }
        let disposal = submitted_report_of(&step.work(), opinion.id).await?;
        let kind = instruments::disposal_reports::DisposalReports::KIND;
        let published = match disposal {
            Some(report) => {
                is_published(&step.work(), kind, report.id, PublicationKind::DisposalReport).await?
            }
            None => false,
        };
        if !published {
            missing.push("disposal_report");
        }
    }
    Ok(Verdict::require(missing.is_empty()).with("missing", missing))
}

//! The conditions of the actions on a supervision item.

use super::{
    Items,
    entity::{
        ConsultationDraft, Deliberated, Digest, Distribution, Execution, FinalReport, Investigated,
        ItemContent, MeetingChoice, OpinionIssued, Reporter, Resolution, Scheme, Waiver,
    },
};
use crate::{
    closing::{dissatisfied_opinions, is_open_again, opinions_ended, resolutions_executed},
    conditions::{committee_meets, is_quorate, meeting_of},
    investigations::{self, Investigations},
    items::Form,
    plans::Plans,
    speeches::{self, Speeches},
    telling::{told_everything, told_of_item},
};
use chrono::NaiveDate;
use instruments::{
    ballots::{Deciding, decides_this, passed_by_all},
    deliberation_opinions::{OpinionState, opinions_on},
    documents::stored,
};
use platform::{
    call::{
        Step,
        guards::{after_today, given, not_before, until_today},
    },
    records::record_reference::RecordReference,
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Note, Reason, Verdict, Workflow},
};
use registry::{
    meetings::{MeetingState, chairpersons_met},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, QueryFilter};

type ItemStep<'a> = Step<'a, Items>;

/// Where a body names the ballot on a resolution.
const BALLOT: &str = "/resolution_ballot_id";

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

/// A meeting of the Standing Committee that has not opened yet, and is not past.
pub(super) async fn standing_committee_meets(step: &ItemStep<'_>, body: &MeetingChoice) -> Guarded {
    committee_meets(step, body.meeting_id, &[MeetingState::Planned, MeetingState::Notified]).await
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
    /// Resolutions have records of their own, and are reported there; of before there is one in the item.
    resolution_recorded: given(row.execution_due_on);
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

pub(super) async fn meeting_is_open(step: &ItemStep<'_>, _: &Reporter) -> Guarded {
    Ok(Verdict::require(meeting_of(step, step.row.meeting_id).await?.state == MeetingState::Open))
}

/// 地方组织法第五十一条: more than half of the members.
pub(super) async fn meeting_is_quorate(step: &ItemStep<'_>, _: &Reporter) -> Guarded {
    Ok(is_quorate(&meeting_of(step, step.row.meeting_id).await?))
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
    let opinions = opinions_on(&step.work(), Items::KIND, step.row.id).await?;
    let issued = opinions.iter().any(|o| !matches!(o.state, OpinionState::Drafted | OpinionState::Approved));
    Ok(Verdict::require(issued != body.no_opinion_reason.is_some()).at("/no_opinion_reason"))
}

/// A resolution of the Standing Committee on this item, not before it was deliberated.
pub(super) async fn ballot_decides_this(step: &ItemStep<'_>, body: &Resolution) -> Guarded {
    let since = Some(meeting_of(step, step.row.meeting_id).await?.start_on);
    decides_this(step, Deciding { since, ..Deciding::resolution(body.resolution_ballot_id, BALLOT) }).await
}

/// 地方组织法第五十一条: more than half of all members are in favor.
pub(super) async fn passed_by_majority_of_all(step: &ItemStep<'_>, body: &Resolution) -> Guarded {
    passed_by_all(step, body.resolution_ballot_id, BALLOT).await
}

/// 监督法第十七条: an opinion was issued, a resolution passed, or it is noted that there is none.
pub(super) async fn opinion_or_note(step: &ItemStep<'_>, _: &Note) -> Guarded {
    let opinions = opinions_on(&step.work(), Items::KIND, step.row.id).await?;
    let noted = step.row.no_opinion_reason.is_some() || step.row.resolution_ballot_id.is_some();
    Ok(Verdict::require(noted || !opinions.is_empty()))
}

/// **All** opinions are closed or tracked.
pub(super) async fn opinion_ended(step: &ItemStep<'_>, _: &Note) -> Guarded {
    opinions_ended(&step.work(), &RecordReference::of::<Items>(step.row.id)).await
}

/// **All** resolutions are executed, each by its own report.
pub(super) async fn resolution_executed(step: &ItemStep<'_>, _: &Note) -> Guarded {
    let recorded_here = step.row.execution_due_on.is_some() && step.row.execution_document_id.is_none();
    if recorded_here {
        return Ok(Verdict::require(false));
    }
    resolutions_executed(&step.work(), &RecordReference::of::<Items>(step.row.id)).await
}

/// A vote that was dissatisfied is answered: the opinion was handled again, or a stronger form has taken over.
pub(super) async fn dissatisfaction_answered(step: &ItemStep<'_>, _: &Note) -> Guarded {
    dissatisfied_opinions(&step.work(), &RecordReference::of::<Items>(step.row.id)).await
}

/// What closed the item holds no more: an opinion, a resolution or a publication of it is open again.
pub(super) async fn something_is_open(step: &ItemStep<'_>, _: &Reason) -> Guarded {
    let own_way = matches!(
        step.row.form,
        Form::SpecialWorkReport | Form::FiscalEconomic | Form::Inquiry | Form::FilingReview
    );
    Ok(Verdict::require(own_way && is_open_again(&step.work(), told_of_item(&step.row)).await?))
}

/// 监督法第十七条、第二十九条: every text that the form asks for is out.
pub(super) async fn everything_published(step: &ItemStep<'_>, _: &Note) -> Guarded {
    told_everything(&step.work(), told_of_item(&step.row)).await
}

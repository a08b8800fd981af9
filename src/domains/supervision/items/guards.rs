//! The conditions of the actions on a supervision item.

use super::{
    Items,
    api::{Receipt, Resumption},
    entity::{
        ConsultationDraft, Deliberated, Digest, Execution, FinalReport, InquiryRecord, Investigated,
        ItemContent, MeetingChoice, Referral, Resolution, Scheme,
    },
    words::Form,
};
use crate::{
    closing::{dissatisfied_opinions, is_open_again, opinions_ended, resolutions_executed},
    conditions::{DecidedRefusal, committee_meets, meeting_of},
    investigations::{self, Investigations},
    plans::Plans,
    speeches::{self, Speeches},
    telling::{told_everything, told_of_item},
    texts_of_law,
};
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
    problem::Result,
    records::record_reference::RecordReference,
    vocabulary::{OrganizationKind, Role},
    workflow::{Guarded, Note, Reason, Verdict, Workflow},
};
use registry::{meetings::MeetingState, organizations::Organizations};
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

/// 监察法(2018年)第五十三条: a commission is supervised since there is one.
pub(super) async fn supervised_then(step: &ItemStep<'_>, body: &ItemContent) -> Guarded {
    texts_of_law::supervised_then(step, &[body.supervised_organ_id], |_| "/supervised_organ_id".into()).await
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

/// 监督法第十五条: reports are looked into by a scheme; other forms have records of their own.
pub(super) async fn reports_here<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(matches!(step.row.form, Form::SpecialWorkReport | Form::FiscalEconomic)))
}

/// 监督法第四十五条: the report on the review of filings goes to the members at once.
pub(super) async fn filing_review_alone<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.form == Form::FilingReview))
}

/// 监督法第四十六条: an inquiry is recorded where it is the form.
pub(super) async fn inquiry_alone<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.form == Form::Inquiry))
}

/// 监督法第四十六条: a person responsible comes and answers.
pub(super) async fn respondent_there(_: &ItemStep<'_>, body: &InquiryRecord) -> Guarded {
    Ok(Verdict::require(body.respondent_attended).at("/respondent_attended"))
}

/// 监督法第十六条: a report is referred to a special committee.
pub(super) async fn special_committee(step: &ItemStep<'_>, body: &Referral) -> Guarded {
    let committee =
        step.referred::<Organizations>(body.referred_committee_id, "/referred_committee_id").await?;
    Ok(Verdict::require(committee.kind == OrganizationKind::SpecialCommittee).at("/referred_committee_id"))
}

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
    /// Drafts follow the digest, where it was sent.
    draft_after_digest(ConsultationDraft): not_before(body.consultation_sent_on, row.digest_sent_on);
    draft_document(ConsultationDraft): stored(body.consultation_document_id);
    digest_was_sent: given(row.digest_sent_on);
    /// 监督法第十四条: the report answers the digest.
    digest_answered(FinalReport): given(body.response_to_digest);
    report_document(FinalReport): stored(body.report_document_id);
    report_not_in_future(FinalReport): until_today(body.final_sent_on);
    report_after_draft(FinalReport): not_before(body.final_sent_on, row.consultation_sent_on);
    /// A replacement is let by the chairpersons.
    replacement_decision_named(FinalReport): given(body.decision_meeting_id);
    next_meeting_named(Resumption): given(body.meeting_id);
    receipt_not_in_future(Receipt): until_today(body.received_on);
    /// 监督法第四十六条: what was asked was answered.
    inquiry_answered(InquiryRecord): given(body.inquiry_answers);
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

// At the meeting

pub(super) async fn meeting_is_open<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(meeting_of(step, step.row.meeting_id).await?.state == MeetingState::Open))
}

/// 地方组织法第五十一条: more than half of the members.
pub(super) async fn meeting_is_quorate<B>(step: &ItemStep<'_>, _: &B) -> Guarded {
    Ok(meeting_of(step, step.row.meeting_id).await?.sitting_quorum(0))
}

pub(super) async fn speech_or_note(step: &ItemStep<'_>, body: &Deliberated) -> Guarded {
    let spoken = step.all::<Speeches>().filter(speeches::entity::Column::ItemId.eq(step.row.id));
    let spoken = spoken.one(step.tx).await?.is_some();
    Ok(Verdict::require(spoken != body.no_speech).at("/no_speech"))
}

// After the meeting

async fn is_opinion_issued(step: &ItemStep<'_>) -> Result<bool> {
    let opinions = opinions_on(&step.work(), Items::KIND, step.row.id).await?;
    Ok(opinions.iter().any(|o| !matches!(o.state, OpinionState::Drafted | OpinionState::Approved)))
}

/// 监督法第十七条: an opinion on this item was issued.
pub(super) async fn opinion_issued(step: &ItemStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(is_opinion_issued(step).await?))
}

/// That there is none is noted where there is none.
pub(super) async fn no_opinion_there(step: &ItemStep<'_>, _: &DecidedRefusal) -> Guarded {
    Ok(Verdict::require(!is_opinion_issued(step).await?))
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
    let own_way = step.row.form.is_the_items_own();
    Ok(Verdict::require(own_way && is_open_again(&step.work(), told_of_item(&step.row)).await?))
}

/// 监督法第十七条、第二十九条: every text that the form asks for is out.
pub(super) async fn everything_published(step: &ItemStep<'_>, _: &Note) -> Guarded {
    told_everything(&step.work(), told_of_item(&step.row)).await
}

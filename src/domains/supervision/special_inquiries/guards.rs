//! The conditions of the actions on a special inquiry.

use super::{
    SpecialInquiries,
    api::{Attendance, HandlingSubmission, InquiryOpinions},
    entity::{InquiryMaterial, InquiryNotice, InquiryScheme, SpecialInquiryContent},
    opinions::{Addressees, organs_concerned, questions_of},
    words::InquiryProposer,
};
use crate::{
    conditions::{AgendaDecision, meeting_of},
    inquiry_questions::InquiryQuestionState,
    items::Items,
    recipients::{in_office_each, last_sent_on, served},
    telling::{told_everything, told_of_inquiry},
    texts_of_law,
};
use chrono::NaiveDate;
use instruments::{
    deliberation_opinions::{self, DeliberationOpinions, OpinionState},
    documents::stored,
};
use platform::{
    call::{
        Step,
        guards::{given, until_today},
    },
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict, Workflow},
};
use registry::{
    deputies::each_in_office,
    meetings::{Decided, MeetingKind, arisen, chairpersons_met_since, decided},
    organizations::Organizations,
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type InquiryStep<'a> = Step<'a, SpecialInquiries>;

/// Each proposes in the own name: the kind in the body and the role belong together.
pub(super) async fn proposer_of_the_kind(step: &InquiryStep<'_>, body: &SpecialInquiryContent) -> Guarded {
    let actor = &step.call.actor;
    let own = match body.proposer_kind {
        InquiryProposer::Chairpersons => actor.is(Role::ScOffice),
        InquiryProposer::Committee => {
            actor.is(Role::CommitteeStaff) && actor.acts_for(body.lead_committee_id)
        }
        InquiryProposer::MembersJoint => actor.is(Role::ScMember),
        InquiryProposer::DeputiesJoint => actor.is_any(&[Role::Deputy, Role::ScMember]),
    };
    Ok(Verdict::require(own).at("/proposer_kind"))
}

pub(super) async fn references_exist(step: &InquiryStep<'_>, body: &SpecialInquiryContent) -> Guarded {
    step.referred::<Organizations>(body.lead_committee_id, "/lead_committee_id").await?;
    if let Some(item) = body.combined_item_id {
        step.referred::<Items>(item, "/combined_item_id").await?;
    }
    let organs: Vec<Uuid> = body.respondents.iter().map(|respondent| respondent.organ_id).collect();
    step.referred_all::<Organizations>(&organs, |index| format!("/respondents/{index}/organ_id")).await?;
    Ok(Verdict::Holds)
}

/// 监察法(2018年)第五十三条: a commission answers since there is one.
pub(super) async fn supervised_then(step: &InquiryStep<'_>, body: &SpecialInquiryContent) -> Guarded {
    let organs: Vec<Uuid> = body.respondents.iter().map(|respondent| respondent.organ_id).collect();
    texts_of_law::supervised_then(step, &organs, |index| format!("/respondents/{index}/organ_id")).await
}

/// 代表法第六十一、六十二条: whoever is invited is in office.
pub(super) async fn invited_in_office(step: &InquiryStep<'_>, body: &SpecialInquiryContent) -> Guarded {
    each_in_office(step, &body.invited_deputy_ids, Office::Deputy, step.today(), "/invited_deputy_ids").await
}

/// What was decided on stays: title and proposer. The rest is prepared.
pub(super) async fn proposal_stays(step: &InquiryStep<'_>, body: &SpecialInquiryContent) -> Guarded {
    let stays = step.before.as_ref().is_none_or(|before| {
        *before.title == *body.title
            && before.proposer_kind == body.proposer_kind
            && before.lead_committee_id == body.lead_committee_id
    });
    Ok(Verdict::require(stays))
}

platform::guards! { SpecialInquiries:
    scheme_stored(InquiryScheme): stored(body.scheme_document_id);
    /// The meeting in which it was to be held may have been cancelled.
    meeting_set: given(row.meeting_id);
    /// What there is, is there with its content.
    material_stored(InquiryMaterial): stored(body.research_report_document_id), stored(body.digest_document_id);
    /// 监督法第四十七条: it is known who answers.
    respondents_named: given(row.respondents);
    notice_not_in_future(InquiryNotice): until_today(body.notified_on);
    handling_stored(HandlingSubmission): stored(body.document_id);
}

pub(super) async fn questions_listed(step: &InquiryStep<'_>, _: &InquiryScheme) -> Guarded {
    Ok(Verdict::require(!questions_of(&step.work(), step.row.id).await?.is_empty()))
}

/// 监督法第四十九条: whatever is sent goes to every member of the Standing Committee.
pub(super) async fn every_member_served(step: &InquiryStep<'_>, body: &InquiryMaterial) -> Guarded {
    if body.research_report_document_id.is_none() && body.digest_document_id.is_none() {
        return Ok(Verdict::Holds);
    }
    served(step, &body.recipients, material_sent_on(body).is_some()).await
}

/// Each recipient once, a member in office.
pub(super) async fn recipients_in_office(step: &InquiryStep<'_>, body: &InquiryMaterial) -> Guarded {
    in_office_each(step, &body.recipients).await
}

/// When the last member had the material.
pub(super) fn material_sent_on(body: &InquiryMaterial) -> Option<NaiveDate> {
    last_sent_on(&body.recipients).or(body.material_sent_on)
}

pub(super) async fn material_not_in_future(step: &InquiryStep<'_>, body: &InquiryMaterial) -> Guarded {
    let sent = material_sent_on(body);
    Ok(Verdict::require(sent.is_none_or(|sent| sent <= step.today())).at("/material_sent_on"))
}

/// 监督法第四十九条: the members have it before the meeting.
pub(super) async fn before_the_meeting(step: &InquiryStep<'_>, body: &InquiryMaterial) -> Guarded {
    let meeting = meeting_of(step, step.row.meeting_id).await?;
    let in_time = material_sent_on(body).is_none_or(|sent| sent < meeting.start_on);
    let before = Verdict::require(meeting.is_extraordinary || in_time);
    Ok(before.with("meeting_on", meeting.start_on.to_string()).at("/material_sent_on"))
}

/// 监督法第四十七条: who cannot answer is replaced by one of the same organ, and no organ takes the place of another.
pub(super) async fn replaced_in_the_same_organ(step: &InquiryStep<'_>, body: &InquiryNotice) -> Guarded {
    let stranger = body.replacements.iter().position(|replacement| !step.row.asks(replacement.organ_id));
    let pointer = format!("/replacements/{}/organ_id", stranger.unwrap_or_default());
    Ok(Verdict::require(stranger.is_none()).at(&pointer))
}

/// 监督法第四十七条: every respondent is told.
pub(super) async fn every_respondent_told(step: &InquiryStep<'_>, body: &InquiryNotice) -> Guarded {
    let asked = step.row.respondents.0.iter().map(|respondent| respondent.organ_id);
    let untold: Vec<String> = asked
        .filter(|organ| !body.notified_organ_ids.contains(organ))
        .map(|organ| organ.to_string())
        .collect();
    Ok(Verdict::require(untold.is_empty()).with("untold_organ_ids", untold).at("/notified_organ_ids"))
}

pub(super) async fn meeting_is_quorate(step: &InquiryStep<'_>, _: &Attendance) -> Guarded {
    Ok(meeting_of(step, step.row.meeting_id).await?.sitting_quorum(0))
}

/// 监督法第四十七条: the person responsible attends, for every organ that answers.
pub(super) async fn every_respondent_attended(step: &InquiryStep<'_>, body: &Attendance) -> Guarded {
    let absent = step.row.respondents.0.iter().map(|respondent| respondent.organ_id);
    let absent = absent.filter(|organ| !body.attended_organ_ids.contains(organ));
    let absent: Vec<String> = absent.map(|organ| organ.to_string()).collect();
    Ok(Verdict::require(absent.is_empty()).with("absent_organ_ids", absent).at("/attended_organ_ids"))
}

/// 监督法第四十七条: no question stays without an answer.
pub(super) async fn every_question_answered(step: &InquiryStep<'_>, _: &InquiryOpinions) -> Guarded {
    let questions = questions_of(&step.work(), step.row.id).await?;
    let open = questions.iter().filter(|question| question.state != InquiryQuestionState::Answered);
    let open: Vec<String> = open.map(|question| question.id.to_string()).collect();
    Ok(Verdict::require(!questions.is_empty() && open.is_empty()).with("question_ids", open))
}

/// 监督法第五十条: every commitment belongs to an organ that one of the opinions is addressed to.
pub(super) async fn commitments_addressed(step: &InquiryStep<'_>, body: &InquiryOpinions) -> Guarded {
    let work = step.work();
    let addressees = Addressees::of_district(&work).await?;
    let named: Vec<_> = body.opinions.iter().map(|opinion| opinion.addressee_organ_id).collect();
    let wrong = named.iter().position(|organ| addressees.above(*organ) != Some(*organ));
    if let Some(index) = wrong {
        return Ok(Verdict::require(false).at(&format!("/opinions/{index}/addressee_organ_id")));
    }
    let questions = questions_of(&work, step.row.id).await?;
    let unaddressed = questions.iter().filter(|question| question.commitment.is_some()).filter(|question| {
        !addressees.above(question.respondent_organ_id).is_some_and(|organ| named.contains(&organ))
    });
    let unaddressed: Vec<String> = unaddressed.map(|question| question.id.to_string()).collect();
    let each_once = (1..named.len()).all(|index| !named[..index].contains(&named[index]));
    let verdict = Verdict::require(each_once && unaddressed.is_empty());
    Ok(verdict.with("question_ids", unaddressed).at("/opinions"))
}

/// 监督法第五十条: an opinion for **every** organ concerned, or the decision that there is none.
pub(super) async fn opinion_for_every_organ(step: &InquiryStep<'_>, body: &InquiryOpinions) -> Guarded {
    let work = step.work();
    let concerned = organs_concerned(&work, &step.row).await?;
    let named = |organ: &Uuid| body.opinions.iter().any(|opinion| opinion.addressee_organ_id == *organ);
    let without: Vec<String> =
        concerned.iter().filter(|organ| !named(organ)).map(ToString::to_string).collect();
    let all = !body.opinions.is_empty() && without.is_empty();
    let none = body.opinions.is_empty() && body.no_opinion_meeting_id.is_some();
    let fits = none || (all && body.no_opinion_meeting_id.is_none());
    Ok(Verdict::require(fits).with("organ_ids", without).at("/opinions"))
}

/// 地方组织法第五十四条: the chairpersons decided that there is none, after it was held.
pub(super) async fn none_decided(step: &InquiryStep<'_>, body: &InquiryOpinions) -> Guarded {
    let Some(meeting) = body.no_opinion_meeting_id else { return Ok(Verdict::Holds) };
    let since = meeting_of(step, step.row.meeting_id).await?.start_on;
    chairpersons_met_since(step, meeting, since, "/no_opinion_meeting_id").await
}

/// 监督法第五十条: each organ reports on the opinion to it, once it was issued.
pub(super) async fn on_the_own_opinion(step: &InquiryStep<'_>, body: &HandlingSubmission) -> Guarded {
    let opinion = step.referred::<DeliberationOpinions>(body.opinion_id, "/opinion_id").await?;
    let of_this = &*opinion.source_type == SpecialInquiries::KIND && opinion.source_id == step.row.id;
    let own = step.call.actor.acts_for(opinion.addressee_organ_id);
    let issued = !matches!(opinion.state, OpinionState::Drafted | OpinionState::Approved);
    Ok(Verdict::require(of_this && own && issued).at("/opinion_id"))
}

/// The caller is a head of the organ, and signs for nobody else.
pub(super) async fn signed_by_head(step: &InquiryStep<'_>, body: &HandlingSubmission) -> Guarded {
    Ok(Verdict::require(body.signed_by_user_id == step.call.actor.user_id).at("/signed_by_user_id"))
}

/// The day of the last report.
fn reported_on(step: &InquiryStep<'_>) -> NaiveDate {
    let last = step.row.handling_reports.0.iter().map(|report| report.submitted_on).max();
    last.unwrap_or_else(|| arisen(step))
}

/// 地方组织法第五十四条: the chairpersons knew the reports.
pub(super) async fn agenda_decided(step: &InquiryStep<'_>, body: &AgendaDecision) -> Guarded {
    let (meeting, since) = (body.decision_meeting_id, reported_on(step));
    chairpersons_met_since(step, meeting, since, "/decision_meeting_id").await
}

/// 监督法第五十条: a meeting of the Standing Committee that was held after the reports.
pub(super) async fn reports_heard(step: &InquiryStep<'_>, body: &AgendaDecision) -> Guarded {
    let (meeting, since, pointer) = (body.meeting_id, reported_on(step), "/meeting_id");
    decided(step, Decided { meeting, kind: MeetingKind::ScPlenary, since, pointer }).await
}

/// What is closed without a report had no opinion.
pub(super) async fn without_an_opinion(step: &InquiryStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.no_opinion_meeting_id.is_some()))
}

/// 监督法第五十条: every opinion of the inquiry is closed or tracked.
pub(super) async fn commitments_met_or_tracked(step: &InquiryStep<'_>, _: &Note) -> Guarded {
    use deliberation_opinions::entity::Column;
    let open = step
        .all::<DeliberationOpinions>()
        .filter(Column::SourceType.eq(SpecialInquiries::KIND))
        .filter(Column::SourceId.eq(step.row.id))
        .filter(Column::State.is_not_in([OpinionState::Closed, OpinionState::Tracking]));
    Ok(Verdict::require(open.one(step.tx).await?.is_none()))
}

/// 监督法第十条、第五十条: every opinion and every disposal report is told to the deputies and the public.
pub(super) async fn everything_published(step: &InquiryStep<'_>, _: &Note) -> Guarded {
    told_everything(&step.work(), told_of_inquiry(&step.row)).await
}

//! The row of a supervision item.

use super::words::{
    Form, ItemState, LawVersion, REPORT_CONSULTATION, REPORT_DISTRIBUTION, REPORT_FINAL,
    RESOLUTION_EXECUTION, ReportStep, ReporterCapacity,
};
use crate::recipients::Recipient;
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::{
        numbers::Whole,
        text::{Prose, Text},
    },
};

platform::record! {
    /// A supervision item.
    Items = "supervision_item", ItemState {
        /// Number, unique in the district.
        #[set_by(content)] #[read_by(public)] #[example("嘉监2026-07")] #[sort] #[keyed]
        item_no: Text<40>,
        /// The topic.
        #[set_by(content)] #[read_by(public)] #[example("公共充电设施建设和管理情况")] #[search]
        title: Text<120>,
        /// What the supervision is for.
        #[set_by(content)] #[read_by(public)] #[example("推动公共充电设施布局合理、运行可靠。")]
        purpose: Prose,
        /// The form of supervision.
        #[set_by(content)] #[read_by(public)] #[filter]
        form: Form,
        /// Which text of the Supervision Law applies.
        #[read_by(public)]
        law_version: LawVersion,
        /// The plan it belongs to; this or the reason.
        #[set_by(content)] #[read_by(public)] #[filter]
        plan_id: Option<Uuid>,
        /// Why it stands outside the plan.
        #[set_by(content)]
        out_of_plan_reason: Option<Prose>,
        /// The committee that leads.
        #[set_by(content)] #[read_by(public)] #[filter]
        lead_committee_id: Uuid,
        /// The committees that assist.
        #[set_by(content?)] #[read_by(public)]
        assisting_committee_ids: Ids,
        /// The organ that reports: government, supervisory commission, court or procuratorate of the district.
        #[set_by(content)] #[read_by(public)] #[filter]
        supervised_organ_id: Uuid,
        /// The department that the government has report (监督法第十六条).
        #[set_by(content)] #[read_by(public)]
        reporting_department_id: Option<Uuid>,
        /// The item that it continues.
        #[set_by(content)] #[read_by(public)]
        predecessor_item_id: Option<Uuid>,
        /// The meeting that deliberates the report.
        #[set_by(MeetingChoice)] #[read_by(public)] #[filter]
        meeting_id: Option<Uuid>,
        /// When that meeting was set.
        meeting_set_on: Option<NaiveDate>,
        /// Since when it waits for another meeting, because its own was cancelled, struck it or did not come to it.
        meeting_lost_on: Option<NaiveDate>,
        /// That meeting is convened at short notice: the days before it do not run.
        #[read_by(public)]
        meeting_is_extraordinary: bool,
        /// Until when the draft is due: 20 days before the meeting.
        #[read_by(public)]
        #[due(REPORT_CONSULTATION)] #[when(has_meeting)]
        consultation_due_on: Option<NaiveDate>,
        /// Until when the report is due: 10 days before the meeting.
        #[read_by(public)]
        #[due(REPORT_FINAL)] #[when(has_meeting)]
        final_due_on: Option<NaiveDate>,
        /// Until when the report is distributed: 7 days before the meeting.
        #[read_by(public)]
        #[due(REPORT_DISTRIBUTION)] #[when(has_meeting)]
        distribution_due_on: Option<NaiveDate>,
        /// The scheme.
        #[set_by(Scheme)]
        scheme_document_id: Option<Uuid>,
        /// Why there was no investigation.
        #[set_by(Investigated?)]
        no_investigation_reason: Option<Prose>,
        /// The digest of opinions.
        #[set_by(Digest?)]
        digest_document_id: Option<Uuid>,
        /// When the digest went to the organ.
        digest_sent_on: Option<NaiveDate>,
        /// The draft of the report.
        #[set_by(ConsultationDraft)]
        consultation_document_id: Option<Uuid>,
        /// When the draft was sent.
        #[set_by(ConsultationDraft)] #[example("2026-09-04")]
        consultation_sent_on: Option<NaiveDate>,
        /// Why a step was late, or was recorded later than it happened.
        #[set_by(ConsultationDraft?, FinalReport?)]
        late_reason: Option<Prose>,
        /// The steps whose day the sender recorded later, until the receiver confirms it.
        recorded_late: List<ReportStep>,
        /// The comments of the committee.
        #[set_by(Comments)] #[example("建议补充充电设施利用率和空间布局的数据。")]
        committee_comments: Option<Prose>,
        /// The report.
        #[set_by(FinalReport)]
        report_document_id: Option<Uuid>,
        /// When the report was sent.
        #[set_by(FinalReport)] #[example("2026-09-14")]
        final_sent_on: Option<NaiveDate>,
        /// How the report answers the digest.
        #[set_by(FinalReport?)]
        response_to_digest: Option<Prose>,
        /// The Chairpersons' Meeting that waived the days before the meeting.
        #[set_by(Waiver)]
        waiver_meeting_id: Option<Uuid>,
        /// The steps that it waived: the report, its distribution.
        #[set_by(Waiver)]
        waived_steps: List<ReportStep>,
        /// The meeting before which they are waived; another meeting or another day ends it.
        waived_for_meeting_id: Option<Uuid>,
        /// The members who have the report.
        #[set_by(Distribution?)]
        recipients: List<Recipient>,
        /// When the report was distributed: when the last of them had it.
        #[set_by(Distribution?)] #[example("2026-09-16")]
        distributed_on: Option<NaiveDate>,
        /// The special committee to which the report was referred (监督法第十六条).
        #[set_by(Referral)]
        referred_committee_id: Option<Uuid>,
        /// Who reported.
        #[set_by(Reporter, InquiryRecord)] #[example("演示负责人001")] #[personal]
        reporter_name: Option<Text<50>>,
        /// The post of the reporter.
        #[set_by(Reporter, InquiryRecord)] #[example("区建设和管理委员会主任")] #[personal]
        reporter_post: Option<Text<60>>,
        /// As what the reporter spoke (监督法第十六条).
        #[set_by(Reporter, InquiryRecord?)]
        reporter_capacity: Option<ReporterCapacity>,
        /// On whose behalf the reporter spoke.
        #[set_by(Reporter, InquiryRecord)]
        reporter_organization_id: Option<Uuid>,
        /// What was answered to an inquiry (监督法第四十六条).
        #[set_by(InquiryRecord?)] #[example("已逐项答复:九月底前完成排查。")]
        inquiry_answers: Option<Prose>,
        /// How long the deliberation was (minutes).
        #[set_by(Deliberated)] #[example(60)]
        deliberation_minutes: Option<Whole<0, 100_000>>,
        /// Nobody spoke.
        #[set_by(Deliberated?)] #[read_by(public)]
        no_speech: bool,
        /// Why there is no opinion.
        no_opinion_reason: Option<Prose>,
        /// The Chairpersons' Meeting that decided so.
        no_opinion_meeting_id: Option<Uuid>,
        /// The ballot that passed a resolution.
        #[set_by(Resolution)] #[read_by(public)]
        resolution_ballot_id: Option<Uuid>,
        /// Until when the resolution is to be executed.
        #[set_by(Resolution)] #[read_by(public)]
        #[due(RESOLUTION_EXECUTION)]
        execution_due_on: Option<NaiveDate>,
        /// The report on its execution.
        #[set_by(Execution)]
        execution_document_id: Option<Uuid>,
        /// The opinion is still tracked after closing.
        #[read_by(public)]
        tracking: bool,
        /// Where a postponed item goes on.
        resume_state: Option<ItemState>,
        /// The Chairpersons' Meeting that postponed or cancelled it.
        decision_meeting_id: Option<Uuid>,
    }
    content ItemContent;
    view ItemView;
    retired consultation_due_on, final_due_on, distribution_due_on, execution_due_on;
    /// The meeting that deliberates the report.
    body MeetingChoice;
    /// The scheme of the supervision.
    body Scheme {
        /// Remarks.
        pub note: Option<Prose>,
    }
    /// The end of the investigations.
    body Investigated;
    /// The digest of opinions for the organ (监督法第十四条).
    body Digest;
    /// The draft of the report, sent for comment twenty days before the meeting (监督法第十五条).
    body ConsultationDraft;
    /// The comments of the committee on the draft.
    body Comments;
    /// The report, delivered ten days before the meeting (监督法第十五条).
    body FinalReport {
        /// The Chairpersons' Meeting that let a report be replaced.
        pub decision_meeting_id: Option<Uuid>,
    }
    /// A waiver of the days before the meeting.
    body Waiver {
        /// Why.
        pub reason: Prose,
        /// The meeting that sits, if the report is to be added to its agenda; null for the meeting that is set.
        pub sitting_meeting_id: Option<Uuid>,
    }
    /// The distribution to the members, seven days before the meeting (监督法第十五条).
    body Distribution;
    /// Who reports (监督法第十六条).
    body Reporter;
    /// The report goes to a special committee first (监督法第十六条).
    body Referral {
        /// The Chairpersons' Meeting.
        pub decision_meeting_id: Uuid,
    }
    /// An inquiry that was held (监督法第四十六条).
    body InquiryRecord {
        /// Whether the person responsible was there.
        pub respondent_attended: bool,
    }
    /// The end of the deliberation.
    body Deliberated;
    /// A resolution on the report (监督法第十七条).
    body Resolution;
    /// The report on the execution of the resolution.
    body Execution;
}

/// The days before a meeting are those of a meeting that is set, and not convened at short notice.
fn has_meeting(row: &Model) -> bool {
    row.meeting_id.is_some() && !row.meeting_is_extraordinary
}

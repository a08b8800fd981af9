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
    /// 监督议题。
    Items = "supervision_item", ItemState {
        /// Number, unique in the district.
        /// 编号,在本区唯一。
        #[set_by(content)] #[read_by(public)] #[example("嘉监2026-07")] #[sort] #[keyed]
        item_no: Text<40>,
        /// The topic.
        /// 议题。
        #[set_by(content)] #[read_by(public)] #[example("公共充电设施建设和管理情况")] #[search]
        title: Text<120>,
        /// What the supervision is for.
        /// 监督目的。
        #[set_by(content)] #[read_by(public)] #[example("推动公共充电设施布局合理、运行可靠。")]
        purpose: Prose,
        /// The form of supervision.
        /// 监督形式。
        #[set_by(content)] #[read_by(public)] #[filter]
        form: Form,
        /// Which text of the Supervision Law applies.
        /// 所适用的监督法文本。
        #[read_by(public)]
        law_version: LawVersion,
        /// The plan it belongs to; this or the reason.
        /// 所属年度监督工作计划;与临时列入的理由两者择一。
        #[set_by(content)] #[example(null)] #[read_by(public)] #[filter]
        plan_id: Option<Uuid>,
        /// Why it stands outside the plan.
        /// 计划外临时列入的理由。
        #[set_by(content)] #[example("主任会议决定临时增加。")]
        out_of_plan_reason: Option<Prose>,
        /// The committee that leads.
        /// 牵头委员会。
        #[set_by(content)] #[example("registry.organization:urban")] #[read_by(public)] #[filter]
        lead_committee_id: Uuid,
        /// The committees that assist.
        /// 配合的委员会。
        #[set_by(content?)] #[example(["registry.organization:finance-economy"])] #[read_by(public)]
        assisting_committee_ids: Ids,
        /// The organ that reports: government, supervisory commission, court or procuratorate of the district.
        /// 报告机关:区人民政府、监察委员会、人民法院或者人民检察院。
        #[set_by(content)] #[example("registry.organization:government")] #[read_by(public)] #[filter]
        supervised_organ_id: Uuid,
        /// The department that the government has report (监督法第十六条).
        /// 政府委托报告的部门(监督法第十六条)。
        #[set_by(content)] #[example("registry.organization:construction")] #[read_by(public)]
        reporting_department_id: Option<Uuid>,
        /// The item that it continues.
        /// 所延续的监督议题。
        #[set_by(content)] #[example(null)] #[read_by(public)]
        predecessor_item_id: Option<Uuid>,
        /// The meeting that deliberates the report.
        /// 审议报告的会议。
        #[set_by(MeetingChoice)] #[example("registry.meeting:2")] #[read_by(public)] #[filter]
        meeting_id: Option<Uuid>,
        /// When that meeting was set.
        /// 确定该会议的日期。
        meeting_set_on: Option<NaiveDate>,
        /// Since when it waits for another meeting, because its own was cancelled, struck it or did not come to it.
        /// 因原定会议取消、议题被撤出议程或者会议未及审议,等待另定会议的起始日期。
        meeting_lost_on: Option<NaiveDate>,
        /// That meeting is convened at short notice: the days before it do not run.
        /// 该会议为临时召集:不适用会前期限。
        #[read_by(public)]
        meeting_is_extraordinary: bool,
        /// Until when the draft is due: 20 days before the meeting.
        /// 征求意见稿的送交期限:会议举行的二十日前。
        #[read_by(public)]
        #[due(REPORT_CONSULTATION)] #[when(has_meeting)]
        consultation_due_on: Option<NaiveDate>,
        /// Until when the report is due: 10 days before the meeting.
        /// 报告的送交期限:会议举行的十日前。
        #[read_by(public)]
        #[due(REPORT_FINAL)] #[when(has_meeting)]
        final_due_on: Option<NaiveDate>,
        /// Until when the report is distributed: 7 days before the meeting.
        /// 报告的分发期限:会议举行的七日前。
        #[read_by(public)]
        #[due(REPORT_DISTRIBUTION)] #[when(has_meeting)]
        distribution_due_on: Option<NaiveDate>,
        /// The scheme.
        /// 方案。
        #[set_by(Scheme)]
        scheme_document_id: Option<Uuid>,
        /// Why there was no investigation.
        /// 未开展调研视察检查的理由。
        #[set_by(Investigated?)] #[example("议题为听取书面报告,上一年度已作调研,本次不再开展。")]
        no_investigation_reason: Option<Prose>,
        /// The digest of opinions.
        /// 意见汇总。
        #[set_by(Digest?)]
        digest_document_id: Option<Uuid>,
        /// When the digest went to the organ.
        /// 意见汇总送交报告机关的日期。
        digest_sent_on: Option<NaiveDate>,
        /// The draft of the report.
        /// 报告的征求意见稿。
        #[set_by(ConsultationDraft)]
        consultation_document_id: Option<Uuid>,
        /// When the draft was sent.
        /// 征求意见稿的送交日期。
        #[set_by(ConsultationDraft)] #[example("2026-08-03")]
        consultation_sent_on: Option<NaiveDate>,
        /// Why a step was late, or was recorded later than it happened.
        /// 环节迟延或者补录的理由。
        #[set_by(ConsultationDraft?, FinalReport?)] #[example("涉及数据需两个部门核对,比规定期限迟送一日。")]
        late_reason: Option<Prose>,
        /// The steps whose day the sender recorded later, until the receiver confirms it.
        /// 由送交方补录日期、尚待接收方确认的环节。
        recorded_late: List<ReportStep>,
        /// The comments of the committee.
        /// 委员会的意见。
        #[set_by(Comments)] #[example("建议补充设施利用率和空间布局的数据,并说明维护责任。")]
        committee_comments: Option<Prose>,
        /// The report.
        /// 报告。
        #[set_by(FinalReport)]
        report_document_id: Option<Uuid>,
        /// When the report was sent.
        /// 报告的送交日期。
        #[set_by(FinalReport)] #[example("2026-08-03")]
        final_sent_on: Option<NaiveDate>,
        /// How the report answers the digest.
        /// 报告对意见汇总的回应。
        #[set_by(FinalReport?)] #[example("对汇总的七条意见逐条作出回应,其中五条已采纳写入报告。")]
        response_to_digest: Option<Prose>,
        /// The Chairpersons' Meeting that waived the days before the meeting.
        /// 决定豁免会前期限的主任会议。
        #[set_by(Waiver)]
        waiver_meeting_id: Option<Uuid>,
        /// The steps that it waived: the report, its distribution.
        /// 豁免的环节:报告的送交、报告的分发。
        #[set_by(Waiver)]
        waived_steps: List<ReportStep>,
        /// The meeting before which they are waived; another meeting or another day ends it.
        /// 豁免所适用的会议;改换会议或者变更会期的,豁免终止。
        waived_for_meeting_id: Option<Uuid>,
        /// The members who have the report.
        /// 已收到报告的组成人员。
        #[set_by(Distribution?)]
        recipients: List<Recipient>,
        /// When the report was distributed: when the last of them had it.
        /// 报告的分发日期:最后一名组成人员收到报告之日。
        #[set_by(Distribution?)] #[example(null)]
        distributed_on: Option<NaiveDate>,
        /// The special committee to which the report was referred (监督法第十六条).
        /// 报告交付审议的专门委员会(监督法第十六条)。
        #[set_by(Referral)] #[example("registry.organization:finance-economy")]
        referred_committee_id: Option<Uuid>,
        /// Who reported.
        /// 报告人。
        #[set_by(Reporter, InquiryRecord)] #[example("演示负责人001")] #[personal]
        reporter_name: Option<Text<50>>,
        /// The post of the reporter.
        /// 报告人的职务。
        #[set_by(Reporter, InquiryRecord)] #[example("区建设和管理委员会主任")] #[personal]
        reporter_post: Option<Text<60>>,
        /// As what the reporter spoke (监督法第十六条).
        /// 报告人的身份(监督法第十六条)。
        #[set_by(Reporter, InquiryRecord?)]
        reporter_capacity: Option<ReporterCapacity>,
        /// On whose behalf the reporter spoke.
        /// 报告人所代表的机关。
        #[set_by(Reporter, InquiryRecord)] #[example("registry.organization:construction")]
        reporter_organization_id: Option<Uuid>,
        /// What was answered to an inquiry (监督法第四十六条).
        /// 对询问的答复(监督法第四十六条)。
        #[set_by(InquiryRecord?)] #[example("已逐项答复:九月底前完成排查。")]
        inquiry_answers: Option<Prose>,
        /// How long the deliberation was (minutes).
        /// 审议时长(分钟)。
        #[set_by(Deliberated)] #[example(60)]
        deliberation_minutes: Option<Whole<0, 100_000>>,
        /// Nobody spoke.
        /// 无人发言。
        #[set_by(Deliberated?)] #[example(true)] #[read_by(public)]
        no_speech: bool,
        /// Why there is no opinion.
        /// 没有审议意见的理由。
        #[example("审议中没有提出需要研究处理的意见。")]
        no_opinion_reason: Option<Prose>,
        /// The Chairpersons' Meeting that decided so.
        /// 作出该决定的主任会议。
        no_opinion_meeting_id: Option<Uuid>,
        /// The ballot that passed a resolution.
        /// 通过决议的表决。
        #[set_by(Resolution)] #[read_by(public)]
        resolution_ballot_id: Option<Uuid>,
        /// Until when the resolution is to be executed.
        /// 决议的执行期限。
        #[set_by(Resolution)] #[read_by(public)]
        #[due(RESOLUTION_EXECUTION)]
        execution_due_on: Option<NaiveDate>,
        /// The report on its execution.
        /// 执行决议情况的报告。
        #[set_by(Execution)]
        execution_document_id: Option<Uuid>,
        /// The opinion is still tracked after closing.
        /// 办结后审议意见仍在跟踪监督。
        #[read_by(public)]
        tracking: bool,
        /// Where a postponed item goes on.
        /// 延期议题恢复后的状态。
        resume_state: Option<ItemState>,
        /// The Chairpersons' Meeting that postponed or cancelled it.
        /// 决定延期或者取消的主任会议。
        decision_meeting_id: Option<Uuid>,
    }
    content ItemContent;
    view ItemView;
    retired consultation_due_on, final_due_on, distribution_due_on, execution_due_on;
    /// The meeting that deliberates the report.
    /// 审议报告的会议。
    body MeetingChoice;
    /// The scheme of the supervision.
    /// 监督工作方案。
    body Scheme {
        /// Remarks.
        /// 备注。
        #[example("监督工作方案经主任会议讨论通过,请相关工作委员会分工落实。")]
        pub note: Option<Prose>,
    }
    /// The end of the investigations.
    /// 调研视察检查的结束。
    body Investigated;
    /// The digest of opinions for the organ (监督法第十四条).
    /// 送交机关的意见汇总(监督法第十四条)。
    body Digest;
    /// The draft of the report, sent for comment twenty days before the meeting (监督法第十五条).
    /// 会前二十日送交征求意见的报告稿(监督法第十五条)。
    body ConsultationDraft;
    /// The comments of the committee on the draft.
    /// 委员会对征求意见稿的意见。
    body Comments;
    /// The report, delivered ten days before the meeting (监督法第十五条).
    /// 会前十日送交的报告(监督法第十五条)。
    body FinalReport {
        /// The Chairpersons' Meeting that let a report be replaced.
        /// 同意替换报告的主任会议。
        pub decision_meeting_id: Option<Uuid>,
    }
    /// A waiver of the days before the meeting.
    /// 会前期限的豁免。
    body Waiver {
        /// Why.
        /// 理由。
        #[example("汛情应急处置占用筹备时间,报告来不及在会前十日送交。")]
        pub reason: Prose,
        /// The meeting that sits, if the report is to be added to its agenda; null for the meeting that is set.
        /// 报告拟增列议程的,为正在举行的会议;为空的,指已确定的会议。
        #[example(null)]
        pub sitting_meeting_id: Option<Uuid>,
    }
    /// The distribution to the members, seven days before the meeting (监督法第十五条).
    /// 会前七日发给组成人员(监督法第十五条)。
    body Distribution;
    /// Who reports (监督法第十六条).
    /// 报告人(监督法第十六条)。
    body Reporter;
    /// The report goes to a special committee first (监督法第十六条).
    /// 报告先交专门委员会审议(监督法第十六条)。
    body Referral {
        /// The Chairpersons' Meeting.
        /// 主任会议。
        pub decision_meeting_id: Uuid,
    }
    /// An inquiry that was held (监督法第四十六条).
    /// 已进行的询问(监督法第四十六条)。
    body InquiryRecord {
        /// Whether the person responsible was there.
        /// 负责人是否到会。
        pub respondent_attended: bool,
    }
    /// The end of the deliberation.
    /// 审议的结束。
    body Deliberated;
    /// A resolution on the report (监督法第十七条).
    /// 对报告作出的决议(监督法第十七条)。
    body Resolution;
    /// The report on the execution of the resolution.
    /// 决议执行情况的报告。
    body Execution;
}

/// The days before a meeting are those of a meeting that is set, and not convened at short notice.
fn has_meeting(row: &Model) -> bool {
    row.meeting_id.is_some() && !row.meeting_is_extraordinary
}

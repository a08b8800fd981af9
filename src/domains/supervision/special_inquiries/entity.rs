//! The row of a special inquiry.

use super::words::{
    HandlingReport, INQUIRY_HANDLING, InquiryProposer, Respondent, RespondentReplacement, SpecialInquiryState,
};
use crate::{
    recipients::Recipient,
    signatures::{Demand, Joint},
};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::text::{Prose, Text},
};
use registry::meetings::MeetingMode;

platform::record! {
    /// A special inquiry.
    /// 专题询问。
    SpecialInquiries = "special_inquiry", SpecialInquiryState {
        /// The topic.
        /// 议题。
        #[set_by(content)] #[example("代表建议办理情况“回头看”专题询问")] #[search]
        #[read_by(public)]
        title: Text<120>,
        /// Who proposes it.
        /// 提议方。
        #[set_by(content)] #[filter]
        #[read_by(public)]
        proposer_kind: InquiryProposer,
        /// Who proposes it jointly.
        /// 联名提议人。
        joint_ids: Ids,
        /// The committee that prepares it.
        /// 负责准备专题询问的委员会。
        #[set_by(content)] #[example("registry.organization:urban")] #[filter]
        #[read_by(public)]
        lead_committee_id: Uuid,
        /// How the members sit together (监督法第四十七条).
        /// 会议的形式(监督法第四十七条)。
        #[set_by(content)] #[example("joint_group")]
        #[read_by(public)]
        meeting_mode: MeetingMode,
        /// The supervision item of this form, if it is planned as one.
        /// 列入计划的,与该形式相应的监督议题。
        #[set_by(content?)] #[example(null)] #[filter]
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// The item with whose report it is combined (监督法第四十八条).
        /// 与其报告结合进行的监督事项(监督法第四十八条)。
        #[set_by(content)] #[example(null)]
        #[read_by(public)]
        combined_item_id: Option<Uuid>,
        /// Who answers.
        /// 应询单位和应询人。
        #[set_by(content?)] #[personal]
        respondents: List<Respondent>,
        /// The deputies who are invited to ask.
        /// 受邀提问的代表。
        #[set_by(content?)] #[example(["registry.deputy:10"])]
        invited_deputy_ids: Ids,
        /// The Chairpersons' Meeting that decided on it.
        /// 对其作出决定的主任会议。
        decision_meeting_id: Option<Uuid>,
        /// Why it was declined.
        /// 未予采纳的理由。
        #[example("询问议题与年度执法检查重复,主任会议决定不列入。")]
        refusal_reason: Option<Prose>,
        /// The meeting of the Standing Committee.
        /// 常委会会议。
        #[filter]
        #[read_by(public)]
        meeting_id: Option<Uuid>,
        /// The scheme.
        /// 方案。
        #[set_by(InquiryScheme)]
        scheme_document_id: Option<Uuid>,
        /// The report of the research.
        /// 调研报告。
        #[set_by(InquiryMaterial?)]
        research_report_document_id: Option<Uuid>,
        /// The digest of opinions.
        /// 意见汇总。
        #[set_by(InquiryMaterial?)]
        digest_document_id: Option<Uuid>,
        /// The members who have the material.
        /// 已收到材料的常委会组成人员。
        #[set_by(InquiryMaterial?)]
        recipients: List<Recipient>,
        /// When the members had the material: when the last of them had it.
        /// 常委会组成人员收到材料的日期,以最后一人收到的日期为准。
        #[set_by(InquiryMaterial?)]
        material_sent_on: Option<NaiveDate>,
        /// When the respondents were told.
        /// 应询人获得通知的日期。
        #[set_by(InquiryNotice)]
        notified_on: Option<NaiveDate>,
        /// The organs to which the opinions are addressed.
        /// 审议意见的主送机关。
        addressee_organ_ids: Ids,
        /// The Chairpersons' Meeting that decided that there is no opinion.
        /// 决定不形成审议意见的主任会议。
        no_opinion_meeting_id: Option<Uuid>,
        /// Until when they report.
        /// 研究处理情况的报告期限。
        #[due(INQUIRY_HANDLING)]
        handling_due_on: Option<NaiveDate>,
        /// What they reported.
        /// 已提交的研究处理情况报告。
        handling_reports: List<HandlingReport>,
        /// The Chairpersons' Meeting that put the reports on an agenda.
        /// 决定将研究处理情况报告列入议程的主任会议。
        handling_decision_meeting_id: Option<Uuid>,
        /// The meeting of the Standing Committee that heard the reports.
        /// 听取研究处理情况报告的常委会会议。
        handling_meeting_id: Option<Uuid>,
    }
    content SpecialInquiryContent;
    view SpecialInquiryView;
    retired handling_due_on;
    lists Respondents, AddresseeOrganIds;
    /// The scheme of the inquiry.
    /// 专题询问方案。
    body InquiryScheme;
    /// What the members get before the meeting, if there is any (监督法第四十九条).
    /// 会前发给组成人员的材料(如有)(监督法第四十九条)。
    body InquiryMaterial;
    /// The notice to all who answer; somebody who cannot is replaced by one of the same organ.
    /// 对全体应询人的通知;不能到会的,由同一机关的其他负责人替代。
    body InquiryNotice {
        /// The organs whose respondents were told.
        /// 应询人已获通知的机关。
        #[serde(deserialize_with = "platform::values::strict::ids")]
        #[example(["registry.organization:construction"])]
        pub notified_organ_ids: Vec<Uuid>,
        /// Who answers in the place of somebody else.
        /// 替代应询的人员。
        #[serde(default)]
        pub replacements: Vec<RespondentReplacement>,
    }
}

impl Joint for Model {
    const SIGNATURES: Column = Column::JointIds;

    fn signatures(&self) -> &Ids {
        &self.joint_ids
    }

    fn signatures_mut(&mut self) -> &mut Ids {
        &mut self.joint_ids
    }

    fn demand(&self) -> Option<Demand> {
        match self.proposer_kind {
            InquiryProposer::Chairpersons | InquiryProposer::Committee => None,
            InquiryProposer::MembersJoint => Some(Demand::Members("special_inquiry.min_members")),
            InquiryProposer::DeputiesJoint => Some(Demand::Deputies("special_inquiry.min_deputies")),
        }
    }
}

impl Model {
    /// Whether an organ answers in it.
    #[must_use]
    pub fn asks(&self, organ: Uuid) -> bool {
        self.respondents.0.iter().any(|respondent| respondent.organ_id == organ)
    }
}

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
    SpecialInquiries = "special_inquiry", SpecialInquiryState {
        /// The topic.
        #[set_by(content)] #[example("代表建议办理情况“回头看”")] #[search]
        #[read_by(public)]
        title: Text<120>,
        /// Who proposes it.
        #[set_by(content)] #[filter]
        #[read_by(public)]
        proposer_kind: InquiryProposer,
        /// Who proposes it jointly.
        joint_ids: Ids,
        /// The committee that prepares it.
        #[set_by(content)] #[filter]
        #[read_by(public)]
        lead_committee_id: Uuid,
        /// How the members sit together (监督法第四十七条).
        #[set_by(content)]
        #[read_by(public)]
        meeting_mode: MeetingMode,
        /// The supervision item of this form, if it is planned as one.
        #[set_by(content?)] #[filter]
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// The item with whose report it is combined (监督法第四十八条).
        #[set_by(content)]
        #[read_by(public)]
        combined_item_id: Option<Uuid>,
        /// Who answers.
        #[set_by(content?)] #[personal]
        respondents: List<Respondent>,
        /// The deputies who are invited to ask.
        #[set_by(content?)]
        invited_deputy_ids: Ids,
        /// The Chairpersons' Meeting that decided on it.
        decision_meeting_id: Option<Uuid>,
        /// Why it was declined.
        refusal_reason: Option<Prose>,
        /// The meeting of the Standing Committee.
        #[filter]
        #[read_by(public)]
        meeting_id: Option<Uuid>,
        /// The scheme.
        #[set_by(InquiryScheme)]
        scheme_document_id: Option<Uuid>,
        /// The report of the research.
        #[set_by(InquiryMaterial?)]
        research_report_document_id: Option<Uuid>,
        /// The digest of opinions.
        #[set_by(InquiryMaterial?)]
        digest_document_id: Option<Uuid>,
        /// The members who have the material.
        #[set_by(InquiryMaterial?)]
        recipients: List<Recipient>,
        /// When the members had the material: when the last of them had it.
        #[set_by(InquiryMaterial?)]
        material_sent_on: Option<NaiveDate>,
        /// When the respondents were told.
        #[set_by(InquiryNotice)]
        notified_on: Option<NaiveDate>,
        /// The organs to which the opinions are addressed.
        addressee_organ_ids: Ids,
        /// The Chairpersons' Meeting that decided that there is no opinion.
        no_opinion_meeting_id: Option<Uuid>,
        /// Until when they report.
        #[due(INQUIRY_HANDLING)]
        handling_due_on: Option<NaiveDate>,
        /// What they reported.
        handling_reports: List<HandlingReport>,
        /// The Chairpersons' Meeting that put the reports on an agenda.
        handling_decision_meeting_id: Option<Uuid>,
        /// The meeting of the Standing Committee that heard the reports.
        handling_meeting_id: Option<Uuid>,
    }
    content SpecialInquiryContent;
    view SpecialInquiryView;
    retired handling_due_on;
    lists Respondents, AddresseeOrganIds;
    /// The scheme of the inquiry.
    body InquiryScheme;
    /// What the members get before the meeting, if there is any (监督法第四十九条).
    body InquiryMaterial;
    /// The notice to all who answer; somebody who cannot is replaced by one of the same organ.
    body InquiryNotice {
        /// The organs whose respondents were told.
        #[serde(deserialize_with = "platform::values::strict::ids")]
        pub notified_organ_ids: Vec<Uuid>,
        /// Who answers in the place of somebody else.
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

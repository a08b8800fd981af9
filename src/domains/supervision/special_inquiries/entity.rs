//! The row of a special inquiry.

use super::words::{HandlingReport, InquiryProposer, Respondent, SpecialInquiryState};
use crate::signatures::{Demand, Joint};
use platform::records::record::{Ids, List};
use registry::meetings::MeetingMode;

platform::record! {
    /// A special inquiry.
    SpecialInquiries = "special_inquiry", SpecialInquiryState {
        title: String,
        proposer_kind: InquiryProposer,
        joint_ids: Ids,
        lead_committee_id: Uuid,
        meeting_mode: MeetingMode,
        combined_item_id: Option<Uuid>,
        respondents: List<Respondent>,
        invited_deputy_ids: Ids,
        decision_meeting_id: Option<Uuid>,
        refusal_reason: Option<String>,
        meeting_id: Option<Uuid>,
        scheme_document_id: Option<Uuid>,
        research_report_document_id: Option<Uuid>,
        digest_document_id: Option<Uuid>,
        material_sent_on: Option<Date>,
        notified_on: Option<Date>,
        addressee_organ_ids: Ids,
        handling_due_on: Option<Date>,
        handling_reports: List<HandlingReport>,
    } lists Respondents, AddresseeOrganIds
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

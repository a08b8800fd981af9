//! The row of an investigation committee.

use super::words::{CommitteeMember, InvestigationCommitteeState, InvestigationProposer};
use crate::signatures::{Demand, Joint};
use platform::records::record::{Ids, List};

platform::record! {
    /// An investigation committee.
    InvestigationCommittees = "investigation_committee", InvestigationCommitteeState {
        subject: String,
        proposer_kind: InvestigationProposer,
        concerned_organ_ids: Ids,
        confidential: bool,
        joint_member_ids: Ids,
        proposal_meeting_id: Option<Uuid>,
        proposed_on: Option<Date>,
        members: List<CommitteeMember>,
        expert_ids: Ids,
        ballot_id: Option<Uuid>,
        established_on: Option<Date>,
        material_ids: Ids,
        report_document_id: Option<Uuid>,
        resolution_ballot_id: Option<Uuid>,
        conclusion_note: Option<String>,
    } lists ConcernedOrganIds, Members, ExpertIds, MaterialIds
}

impl Joint for Model {
    const SIGNATURES: Column = Column::JointMemberIds;

    fn signatures(&self) -> &Ids {
        &self.joint_member_ids
    }

    fn signatures_mut(&mut self) -> &mut Ids {
        &mut self.joint_member_ids
    }

    /// 监督法第五十六条: one fifth of the members, if the chairpersons do not propose it.
    fn demand(&self) -> Option<Demand> {
        (self.proposer_kind == InvestigationProposer::MembersJoint).then_some(Demand::ShareOfMembers([
            "investigation.min_fraction_numerator",
            "investigation.min_fraction_denominator",
        ]))
    }
}

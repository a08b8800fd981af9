//! The row of a removal case.

use super::words::{RemovalCaseState, RemovalProposer};
use crate::signatures::{Demand, Joint};
use platform::records::record::Ids;

platform::record! {
    /// A removal case.
    RemovalCases = "removal_case", RemovalCaseState {
        person_name: String,
        post: String,
        person_user_id: Uuid,
        organ_id: Uuid,
        proposer_kind: RemovalProposer,
        proposer_organ_id: Uuid,
        joint_member_ids: Ids,
        grounds: String,
        material_ids: Ids,
        proposed_on: Option<Date>,
        decision_meeting_id: Option<Uuid>,
        meeting_id: Option<Uuid>,
        defense_text: Option<String>,
        defended_on: Option<Date>,
        waiver_reason: Option<String>,
        ballot_id: Option<Uuid>,
        decided_on: Option<Date>,
    }
}

impl Joint for Model {
    const SIGNATURES: Column = Column::JointMemberIds;

    fn signatures(&self) -> &Ids {
        &self.joint_member_ids
    }

    fn signatures_mut(&mut self) -> &mut Ids {
        &mut self.joint_member_ids
    }

    /// 监督法第六十一条: one fifth of the members, if neither an organ nor the chairpersons propose it.
    fn demand(&self) -> Option<Demand> {
        (self.proposer_kind == RemovalProposer::MembersJoint).then_some(Demand::ShareOfMembers([
            "removal.min_fraction_numerator",
            "removal.min_fraction_denominator",
        ]))
    }
}

//! The row of a removal case.

use super::words::{RemovalCaseState, RemovalProposer};
use crate::signatures::{Demand, Joint};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::text::{Prose, Text},
};

platform::record! {
    /// A removal case.
    RemovalCases = "removal_case", RemovalCaseState {
        /// The supervision item of this form, if it is planned as one.
        #[set_by(content?)] #[filter]
        item_id: Option<Uuid>,
        /// Who is to be removed.
        #[set_by(content)] #[example("演示负责人009")] #[personal]
        person_name: Text<50>,
        /// From which post.
        #[set_by(content)] #[example("区人民检察院副检察长")] #[search]
        post: Text<60>,
        /// The user who is the person concerned, and alone may defend.
        #[set_by(content)]
        person_user_id: Uuid,
        /// The organ in which the person holds the post.
        #[set_by(content)] #[filter]
        organ_id: Uuid,
        /// Who proposes it.
        #[set_by(content)] #[filter]
        proposer_kind: RemovalProposer,
        /// The organization that drafted it.
        proposer_organ_id: Uuid,
        /// The members who propose it.
        joint_member_ids: Ids,
        /// The grounds.
        #[set_by(content)]
        grounds: Prose,
        /// The materials.
        #[set_by(content?)]
        material_ids: Ids,
        /// When it was proposed.
        #[range]
        proposed_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on it last.
        decision_meeting_id: Option<Uuid>,
        /// The meeting of the Standing Committee that votes on it.
        meeting_id: Option<Uuid>,
        /// What the person said.
        #[set_by(Defense)]
        defense_text: Option<Prose>,
        /// When.
        defended_on: Option<NaiveDate>,
        /// How the person waived the defense.
        waiver_reason: Option<Prose>,
        /// The ballot.
        #[set_by(RemovalVote)]
        ballot_id: Option<Uuid>,
        /// When it was decided.
        decided_on: Option<NaiveDate>,
    }
    content RemovalCaseContent;
    view RemovalCaseView;
    /// What the person says (监督法第六十二条).
    body Defense;
    /// The vote.
    body RemovalVote;
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

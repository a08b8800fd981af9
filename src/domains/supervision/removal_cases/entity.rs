//! The row of a removal case.

use super::words::{
    DefenseMode, RemovalCaseState, RemovalOffice, RemovalOutcome, RemovalProposer, WaiverProof,
};
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
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// Who is to be removed.
        #[set_by(content)] #[example("演示负责人009")] #[personal]
        person_name: Text<50>,
        /// From which post.
        #[set_by(content)] #[example("区人民检察院副检察长")] #[search]
        #[read_by(public)]
        post: Text<60>,
        /// What kind of office it is; null only in cases of before it was asked.
        #[set_by(content)]
        #[read_by(public)]
        office: Option<RemovalOffice>,
        /// The user who is the person concerned, and alone may defend.
        #[set_by(content)]
        person_user_id: Uuid,
        /// The organ in which the person holds the post.
        #[set_by(content)] #[filter]
        #[read_by(public)]
        organ_id: Uuid,
        /// Who proposes it.
        #[set_by(content)] #[filter]
        #[read_by(public)]
        proposer_kind: RemovalProposer,
        /// The organization that drafted it.
        proposer_organ_id: Uuid,
        /// The members who propose it.
        joint_member_ids: Ids,
        /// The members who took their name back after it was proposed.
        withdrawn_member_ids: Ids,
        /// The grounds.
        #[set_by(content)]
        grounds: Prose,
        /// The materials.
        #[set_by(content?)]
        material_ids: Ids,
        /// When it was proposed.
        #[range]
        #[read_by(public)]
        proposed_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on it last.
        #[set_by(InvestigationReferral)]
        decision_meeting_id: Option<Uuid>,
        /// Why it is not put on an agenda.
        decision_reason: Option<Prose>,
        /// The committee that looks into it first (监督法第六十一条).
        #[set_by(InvestigationReferral)]
        investigation_committee_id: Option<Uuid>,
        /// The meeting of the Standing Committee that votes on it.
        meeting_id: Option<Uuid>,
        /// How the person defends.
        #[set_by(Defense)]
        defense_mode: Option<DefenseMode>,
        /// What the person said.
        #[set_by(Defense)]
        defense_text: Option<Prose>,
        /// When.
        defended_on: Option<NaiveDate>,
        /// The written defense.
        #[set_by(Defense?)]
        defense_document_id: Option<Uuid>,
        /// The Chairpersons' Meeting that had the written defense printed for the members.
        print_meeting_id: Option<Uuid>,
        /// How the person waived the defense.
        waiver_reason: Option<Prose>,
        /// What proves it.
        #[set_by(DefenseWaiver)]
        waiver_proof: Option<WaiverProof>,
        /// The document that does.
        #[set_by(DefenseWaiver)]
        waiver_document_id: Option<Uuid>,
        /// When it was waived.
        waived_on: Option<NaiveDate>,
        /// The ballot.
        #[set_by(RemovalVote)]
        ballot_id: Option<Uuid>,
        /// How the vote ended.
        #[set_by(RemovalDecision)]
        #[read_by(public)]
        outcome: Option<RemovalOutcome>,
        /// When it was decided.
        #[read_by(public)]
        decided_on: Option<NaiveDate>,
    }
    content RemovalCaseContent;
    view RemovalCaseView;
    /// The committee that the Chairpersons' Meeting proposes, to look into the case first.
    body InvestigationReferral;
    /// What the person says (监督法第六十二条): in the meeting, or in writing.
    body Defense;
    /// That the person does not defend: a signed waiver, or the proof of the invitation.
    body DefenseWaiver {
        /// How the person waived it.
        pub reason: Prose,
    }
    /// The vote.
    body RemovalVote;
    /// How the vote ended.
    body RemovalDecision;
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

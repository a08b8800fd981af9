//! The row of an investigation committee.

use super::words::{CommitteeMember, InvestigationCommitteeState, InvestigationProposer};
use crate::signatures::{Demand, Joint};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::text::Prose,
};

platform::record! {
    /// An investigation committee.
    InvestigationCommittees = "investigation_committee", InvestigationCommitteeState {
        /// The supervision item of this form, if it is planned as one.
        #[set_by(content?)] #[filter]
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// The matter.
        #[set_by(content)] #[example("某安置房工程质量问题的责任")] #[search]
        #[read_by(public)]
        subject: Prose,
        /// What is unclear about it (监督法第五十五条); named before it is proposed.
        #[set_by(content)] #[example("检测结论与施工记录不一致,责任单位不明。")]
        unclear_facts: Option<Prose>,
        /// On what the Standing Committee has to resolve, for which the facts are needed; named before it is proposed.
        #[set_by(content)] #[example("就责任追究和整改作出决议。")]
        needed_resolution: Option<Prose>,
        /// Who proposes it.
        #[set_by(content)] #[filter]
        #[read_by(public)]
        proposer_kind: InvestigationProposer,
        /// The organs whose work it is about: their people have an interest.
        #[set_by(content?)]
        concerned_organ_ids: Ids,
        /// Matters and materials stay unpublished (监督法第五十八条).
        #[set_by(content)]
        confidential: bool,
        /// The members who propose it.
        joint_member_ids: Ids,
        /// The Chairpersons' Meeting that proposed it.
        #[set_by(InvestigationProposal?)]
        proposal_meeting_id: Option<Uuid>,
        /// When it was proposed.
        #[range]
        #[read_by(public)]
        proposed_on: Option<NaiveDate>,
        /// The special committee that reports on the proposal first (监督法第五十六条).
        #[set_by(CommitteeReferral)] #[filter]
        #[read_by(public)]
        referred_committee_id: Option<Uuid>,
        /// The Chairpersons' Meeting that referred it there.
        #[set_by(CommitteeReferral)]
        decision_meeting_id: Option<Uuid>,
        /// The report of the special committee on the proposal.
        #[set_by(ReferralReport)]
        referral_report_document_id: Option<Uuid>,
        /// When its members were nominated last.
        nominated_on: Option<NaiveDate>,
        /// The members of the committee.
        members: List<CommitteeMember>,
        /// The users who advise it.
        expert_ids: Ids,
        /// The ballot that appointed or rejected it.
        #[set_by(Establishment, Rejection)]
        ballot_id: Option<Uuid>,
        /// When it was appointed.
        #[read_by(public)]
        established_on: Option<NaiveDate>,
        /// Its materials.
        material_ids: Ids,
        /// Its report.
        #[set_by(InvestigationReport)]
        report_document_id: Option<Uuid>,
        /// When it reported.
        #[read_by(public)]
        reported_on: Option<NaiveDate>,
        /// The meeting of the Standing Committee that heard the report.
        #[set_by(Conclusion?)]
        meeting_id: Option<Uuid>,
        /// The ballot that passed the resolution on the report.
        #[set_by(Conclusion?)]
        resolution_ballot_id: Option<Uuid>,
        /// Why there is no resolution.
        #[set_by(Conclusion?)]
        conclusion_note: Option<Prose>,
    }
    content InvestigationCommitteeContent;
    view InvestigationCommitteeView;
    lists ConcernedOrganIds, Members, ExpertIds, MaterialIds;
    /// The proposal; the chairpersons name the meeting in which they decided it.
    body InvestigationProposal;
    /// The special committee to which the Chairpersons' Meeting refers the proposal.
    body CommitteeReferral;
    /// What the special committee says of the proposal.
    body ReferralReport;
    /// The appointment by the Standing Committee.
    body Establishment;
    /// The ballot in which the Standing Committee did not appoint it.
    body Rejection;
    /// The report of the committee (监督法第五十九条).
    body InvestigationReport;
    /// What the Standing Committee makes of the report that it heard: a resolution, or a note that there is none. A committee whose
    /// term is over ends with a note alone.
    body Conclusion;
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

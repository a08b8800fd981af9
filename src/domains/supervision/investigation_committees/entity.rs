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
    /// 特定问题调查委员会。
    InvestigationCommittees = "investigation_committee", InvestigationCommitteeState {
        /// The supervision item of this form, if it is planned as one.
        /// 列入计划的,与该形式相应的监督议题。
        #[set_by(content?)] #[example(null)] #[filter]
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// The matter.
        /// 调查事项。
        #[set_by(content)] #[example("某安置房工程质量问题的责任")] #[search]
        #[read_by(public)]
        subject: Prose,
        /// What is unclear about it (监督法第五十五条); named before it is proposed.
        /// 有何事实不清(监督法第五十五条);提出之前写明。
        #[set_by(content)] #[example("检测结论与施工记录不一致,责任单位不明。")]
        unclear_facts: Option<Prose>,
        /// On what the Standing Committee has to resolve, for which the facts are needed; named before it is proposed.
        /// 需要查明事实、由常委会作出决议的事项;提出前须写明。
        #[set_by(content)] #[example("就责任追究和整改作出决议。")]
        needed_resolution: Option<Prose>,
        /// Who proposes it.
        /// 提议方。
        #[set_by(content)] #[filter]
        #[read_by(public)]
        proposer_kind: InvestigationProposer,
        /// The organs whose work it is about: their people have an interest.
        /// 调查事项所涉及的机关:其人员与该事项有利害关系。
        #[set_by(content?)] #[example(["registry.organization:government"])]
        concerned_organ_ids: Ids,
        /// Matters and materials stay unpublished (监督法第五十八条).
        /// 调查的事项和材料不公开(监督法第五十八条)。
        #[set_by(content)]
        confidential: bool,
        /// The members who propose it.
        /// 联名提出的组成人员。
        joint_member_ids: Ids,
        /// The Chairpersons' Meeting that proposed it.
        /// 提议的主任会议。
        #[set_by(InvestigationProposal?)]
        proposal_meeting_id: Option<Uuid>,
        /// When it was proposed.
        /// 提出日期。
        #[range]
        #[read_by(public)]
        proposed_on: Option<NaiveDate>,
        /// The special committee that reports on the proposal first (监督法第五十六条).
        /// 先行审议并提出报告的专门委员会(监督法第五十六条)。
        #[set_by(CommitteeReferral)] #[example("registry.organization:finance-economy")] #[filter]
        #[read_by(public)]
        referred_committee_id: Option<Uuid>,
        /// The Chairpersons' Meeting that referred it there.
        /// 决定先交该专门委员会的主任会议。
        #[set_by(CommitteeReferral)]
        decision_meeting_id: Option<Uuid>,
        /// The report of the special committee on the proposal.
        /// 专门委员会对提议的报告。
        #[set_by(ReferralReport)]
        referral_report_document_id: Option<Uuid>,
        /// When its members were nominated last.
        /// 最近一次提名成员的日期。
        nominated_on: Option<NaiveDate>,
        /// The members of the committee.
        /// 调查委员会的组成人员。
        members: List<CommitteeMember>,
        /// The users who advise it.
        /// 受聘参加调查工作的专家用户。
        expert_ids: Ids,
        /// The ballot that appointed or rejected it.
        /// 决定成立或者未予通过的表决。
        #[set_by(Establishment, Rejection)]
        ballot_id: Option<Uuid>,
        /// When it was appointed.
        /// 成立日期。
        #[read_by(public)]
        established_on: Option<NaiveDate>,
        /// Its materials.
        /// 调查材料。
        material_ids: Ids,
        /// Its report.
        /// 调查报告。
        #[set_by(InvestigationReport)]
        report_document_id: Option<Uuid>,
        /// When it reported.
        /// 提出调查报告的日期。
        #[read_by(public)]
        reported_on: Option<NaiveDate>,
        /// The meeting of the Standing Committee that heard the report.
        /// 听取调查报告的常委会会议。
        #[set_by(Conclusion?)]
        meeting_id: Option<Uuid>,
        /// The ballot that passed the resolution on the report.
        /// 就调查报告通过决议的表决。
        #[set_by(Conclusion?)]
        resolution_ballot_id: Option<Uuid>,
        /// Why there is no resolution.
        /// 没有决议的理由。
        #[set_by(Conclusion?)] #[example("调查报告已经常委会会议审议,问题责任基本查清。")]
        conclusion_note: Option<Prose>,
    }
    content InvestigationCommitteeContent;
    view InvestigationCommitteeView;
    lists ConcernedOrganIds, Members, ExpertIds, MaterialIds;
    /// The proposal; the chairpersons name the meeting in which they decided it.
    /// 提出;由主任会议提出的,须写明作出决定的会议。
    body InvestigationProposal;
    /// The special committee to which the Chairpersons' Meeting refers the proposal.
    /// 主任会议决定将提议先交审议的专门委员会。
    body CommitteeReferral;
    /// What the special committee says of the proposal.
    /// 专门委员会审议提议后提出的报告。
    body ReferralReport;
    /// The appointment by the Standing Committee.
    /// 常委会决定成立调查委员会。
    body Establishment;
    /// The ballot in which the Standing Committee did not appoint it.
    /// 常委会未通过成立调查委员会的表决。
    body Rejection;
    /// The report of the committee (监督法第五十九条).
    /// 调查委员会的报告(监督法第五十九条)。
    body InvestigationReport;
    /// What the Standing Committee makes of the report that it heard: a resolution, or a note that there is none. A committee whose
    /// term is over ends with a note alone.
    /// 常委会对所听取的调查报告的处理:作出决议,或者说明没有决议。任期已满的调查委员会,仅以说明结束。
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

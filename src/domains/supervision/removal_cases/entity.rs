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
    /// 撤职案。
    RemovalCases = "removal_case", RemovalCaseState {
        /// The supervision item of this form, if it is planned as one.
        /// 列入计划的,与该形式相应的监督议题。
        #[set_by(content?)] #[example(null)] #[filter]
        #[read_by(public)]
        item_id: Option<Uuid>,
        /// Who is to be removed.
        /// 拟撤职人员的姓名。
        #[set_by(content)] #[example("演示负责人009")] #[personal]
        person_name: Text<50>,
        /// From which post.
        /// 拟撤销的职务。
        #[set_by(content)] #[example("区人民检察院副检察长")] #[search]
        #[read_by(public)]
        post: Text<60>,
        /// What kind of office it is; null only in cases of before it was asked.
        /// 职务类别;仅早期未要求填写时登记的撤职案为空。
        #[set_by(content)] #[example("deputy_chief_procurator")]
        #[read_by(public)]
        office: Option<RemovalOffice>,
        /// The user who is the person concerned, and alone may defend.
        /// 被提出撤职的本人的用户,仅其本人可以申辩。
        #[set_by(content)] #[example("access.user:procuratorate-head")]
        person_user_id: Uuid,
        /// The organ in which the person holds the post.
        /// 拟撤职人员任职的机关。
        #[set_by(content)] #[example("registry.organization:procuratorate")] #[filter]
        #[read_by(public)]
        organ_id: Uuid,
        /// Who proposes it.
        /// 提议方。
        #[set_by(content)] #[example("members_joint")] #[filter]
        #[read_by(public)]
        proposer_kind: RemovalProposer,
        /// The organization that drafted it.
        /// 起草撤职案的单位。
        proposer_organ_id: Uuid,
        /// The members who propose it.
        /// 联名提出的组成人员。
        joint_member_ids: Ids,
        /// The members who took their name back after it was proposed.
        /// 提出后撤回联名的常委会组成人员。
        withdrawn_member_ids: Ids,
        /// The grounds.
        /// 撤职的理由。
        #[set_by(content)] #[example("经查实,该同志严重失职,造成重大损失,不宜继续担任现职。")]
        grounds: Prose,
        /// The materials.
        /// 有关材料。
        #[set_by(content?)] #[example(["instrument.document:1"])]
        material_ids: Ids,
        /// When it was proposed.
        /// 提出日期。
        #[range]
        #[read_by(public)]
        proposed_on: Option<NaiveDate>,
        /// The Chairpersons' Meeting that decided on it last.
        /// 最近一次就撤职案作出决定的主任会议。
        #[set_by(InvestigationReferral)]
        decision_meeting_id: Option<Uuid>,
        /// Why it is not put on an agenda.
        /// 不提请审议的理由。
        #[example("撤职理由尚待核实,主任会议决定暂不列入议程。")]
        decision_reason: Option<Prose>,
        /// The committee that looks into it first (监督法第六十一条).
        /// 先行调查的委员会(监督法第六十一条)。
        #[set_by(InvestigationReferral)]
        investigation_committee_id: Option<Uuid>,
        /// The meeting of the Standing Committee that votes on it.
        /// 表决撤职案的常委会会议。
        meeting_id: Option<Uuid>,
        /// How the person defends.
        /// 申辩方式。
        #[set_by(Defense)]
        defense_mode: Option<DefenseMode>,
        /// What the person said.
        /// 申辩内容。
        #[set_by(Defense)] #[example("本人对事实部分无异议,请求考虑主动说明情况的情节。")]
        defense_text: Option<Prose>,
        /// When.
        /// 时间。
        defended_on: Option<NaiveDate>,
        /// The written defense.
        /// 书面申辩意见。
        #[set_by(Defense?)]
        defense_document_id: Option<Uuid>,
        /// The Chairpersons' Meeting that had the written defense printed for the members.
        /// 决定将书面申辩意见印发常委会组成人员的主任会议。
        print_meeting_id: Option<Uuid>,
        /// How the person waived the defense.
        /// 放弃申辩的情况说明。
        #[example("本人书面表示放弃申辩。")]
        waiver_reason: Option<Prose>,
        /// What proves it.
        /// 放弃申辩的凭证种类。
        #[set_by(DefenseWaiver)]
        waiver_proof: Option<WaiverProof>,
        /// The document that does.
        /// 放弃申辩的凭证文书。
        #[set_by(DefenseWaiver)]
        waiver_document_id: Option<Uuid>,
        /// When it was waived.
        /// 放弃申辩的日期。
        waived_on: Option<NaiveDate>,
        /// The ballot.
        /// 表决。
        #[set_by(RemovalVote)]
        ballot_id: Option<Uuid>,
        /// How the vote ended.
        /// 表决结果。
        #[set_by(RemovalDecision)]
        #[read_by(public)]
        outcome: Option<RemovalOutcome>,
        /// When it was decided.
        /// 作出决定的日期。
        #[read_by(public)]
        decided_on: Option<NaiveDate>,
    }
    content RemovalCaseContent;
    view RemovalCaseView;
    /// The committee that the Chairpersons' Meeting proposes, to look into the case first.
    /// 主任会议提议先行调查的调查委员会。
    body InvestigationReferral;
    /// What the person says (监督法第六十二条): in the meeting, or in writing.
    /// 当事人的申辩(监督法第六十二条):到会申辩或书面申辩。
    body Defense;
    /// That the person does not defend: a signed waiver, or the proof of the invitation.
    /// 本人不作申辩:签署的放弃声明,或者已通知到会的凭证。
    body DefenseWaiver {
        /// How the person waived it.
        /// 本人放弃申辩的情况。
        #[example("本人书面表示放弃申辩。")]
        pub reason: Prose,
    }
    /// The vote.
    /// 撤职案的表决。
    body RemovalVote;
    /// How the vote ended.
    /// 表决结果。
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

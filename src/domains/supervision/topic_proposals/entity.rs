//! The row of a topic proposal.

use super::words::{OrganReply, PolicyArea, ProposalState, SourceReference, TopicSource};
use crate::items::Form;
use access::public_access::AccessCode;
use platform::{
    records::record::{Ids, List, Viewer},
    values::{
        numbers::{Count, Hundredths},
        text::{Prose, Text},
    },
    vocabulary::{Role, groups},
};

platform::record! {
    /// A topic proposal.
    /// 议题建议。
    TopicProposals = "topic_proposal", ProposalState {
        /// The call that it answers; only what follows from a poor evaluation has none.
        /// 所响应的议题征集;仅由评估等级为差的监督议题产生的建议为空。
        #[set_by(content)] #[example("supervision.topic_call:1")] #[read_by(public)] #[filter]
        call_id: Option<Uuid>,
        /// The topic.
        /// 议题。
        #[set_by(content)] #[read_by(public)] #[example("老旧小区公共充电设施建设情况")] #[search]
        title: Text<60>,
        /// Why it should be supervised: 50 characters or more.
        /// 建议开展监督的理由,不少于 50 字。
        #[set_by(content)] #[read_by(public)] #[example("多个居民区反映相关设施数量不足、维护不及时、占位严重,影响群众日常出行和消防安全,连续两年列入代表建议热点,建议听取专项工作报告并跟踪监督。")] #[personal]
        reason: Prose<50>,
        /// What the supervision should bring about.
        /// 预期的监督效果。
        #[set_by(content)] #[read_by(public)] #[example("推动形成布点计划并向社会公布。")]
        expected_effect: Prose,
        /// Where it comes from.
        /// 议题来源。
        #[set_by(content)] #[example("public_concern")] #[read_by(public)] #[filter]
        source: TopicSource,
        /// The records on which it rests; at least one unless the source is `public_concern` or `organ_request`.
        /// 作为来源证据的记录;除来源为 `public_concern` 或者 `organ_request` 外,至少一项。
        #[set_by(content?)] #[example(null)] #[read_by(public)]
        #[schema(max_items = 50)]
        source_refs: List<SourceReference>,
        /// The form of supervision.
        /// 监督形式。
        #[set_by(content)] #[read_by(public)]
        proposed_form: Form,
        /// The organs to supervise: government, supervisory commission, court or procuratorate of the district.
        /// 监督对象:区人民政府、监察委员会、人民法院或者人民检察院。
        #[set_by(content)] #[example(["registry.organization:government"])] #[read_by(public)]
        #[schema(min_items = 1)]
        supervised_organ_ids: Ids,
        /// The field.
        /// 所属领域。
        #[set_by(content)] #[read_by(public)] #[filter]
        policy_area: PolicyArea,
        /// How many support it (persons).
        /// 附议人数(人)。
        #[set_by(content)] #[example(12)] #[read_by(public)]
        signatory_count: Option<Count>,
        /// On whose behalf it was proposed.
        /// 以其名义提出建议的机构。
        #[read_by(public)]
        proposer_organization_id: Uuid,
        /// Who is invited to score it; for the congress side.
        /// 受邀评分人;仅供人大方面查阅。
        #[set_by(ReviewerInvitation, TopicScreening?)] #[example(["access.user:sc-member", "access.user:sc-member-2", "access.user:sc-member-3"])] #[read_by(works_for_the_congress)]
        reviewer_ids: Ids,
        /// The topic score.
        /// 选题得分。
        #[read_by(public)]
        score: Option<Hundredths>,
        /// What the organs say of it; for the congress side.
        /// 有关机关的回复意见;仅供人大方面查阅。
        #[set_by(OrganConsultation)] #[read_by(works_for_the_congress)]
        #[schema(min_items = 1)]
        organ_replies: List<OrganReply>,
        /// The Chairpersons' Meeting that let it pass below the line.
        /// 决定未达分数线仍予入围的主任会议。
        #[set_by(TopicShortlisting?)] #[read_by(public)]
        exception_meeting_id: Option<Uuid>,
        /// Why it passed below the line.
        /// 未达分数线仍予入围的理由。
        #[set_by(TopicShortlisting?)] #[example("平均分略低于入围线,但群众反映特别集中,主任会议同意列入。")] #[read_by(public)]
        exception_reason: Option<Prose>,
        /// The Chairpersons' Meeting that adopted it.
        /// 决定列入计划的主任会议。
        #[set_by(TopicAdoption)] #[read_by(public)]
        decision_meeting_id: Option<Uuid>,
        /// The reasoned reply to the proposer.
        /// 对建议人说明理由的答复。
        #[read_by(public)] #[example("群众反映集中,列入下一年度监督工作计划。")]
        decision_reason: Option<Prose>,
        /// The proposal that it was merged into.
        /// 合并到的议题建议。
        #[set_by(TopicMerging)] #[example("supervision.topic_proposal:5")] #[read_by(public)]
        merged_into_id: Option<Uuid>,
        /// The supervision item that it became.
        /// 所形成的监督议题。
        #[read_by(public)] #[filter]
        item_id: Option<Uuid>,
        /// The code with which somebody without a token reads the own proposal; shown once.
        /// 查询码:未持令牌者凭此查阅本人的建议,仅显示一次。
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[read_by(public)]
        access_code: Option<AccessCode>,
    }
    content ProposalContent;
    view ProposalView;
    lists ReviewerIds;
    /// The screening of a proposal.
    /// 议题建议的初筛。
    body TopicScreening {
        /// The topic is within the powers of the Standing Committee; otherwise it is rejected, not screened.
        /// 议题是否属于常委会职权范围;不属于的不予采纳,不作初筛。
        #[example(true)]
        pub within_powers: bool,
        /// Proposals of the same call that ask for the same: they are merged into this one.
        /// 同一征集中诉求相同的其他建议,一并合并到本建议。
        #[serde(default)]
        #[serde(deserialize_with = "platform::values::strict::ids")]
        #[example(null)]
        pub duplicate_ids: Vec<Uuid>,
        /// Remarks.
        /// 备注。
        #[example("属于本区职权范围,与在办议题不重复。")]
        pub note: Option<Prose>,
    }
    /// The adoption of a proposal into the plan, decided by the Chairpersons' Meeting.
    /// 议题建议列入计划,由主任会议决定。
    body TopicAdoption {
        /// The plan: a draft, or one that is being adjusted.
        /// 所列入的计划:草案,或者正在调整的计划。
        pub plan_id: Uuid,
        /// The number of the supervision item that it becomes.
        /// 所形成监督议题的编号。
        #[example("嘉监2027-03")]
        pub item_no: Text<40>,
        /// The committee that leads the item.
        /// 监督议题的牵头委员会。
        #[example("registry.organization:urban")]
        pub lead_committee_id: Uuid,
        /// The organ that will report: one of those of the proposal.
        /// 报告机关,须为建议所列监督对象之一。
        #[example("registry.organization:government")]
        pub supervised_organ_id: Uuid,
        /// The reply to the proposer.
        /// 对建议人的答复。
        #[example("群众反映集中,列入下一年度监督工作计划。")]
        pub reason: Prose,
    }
    /// The merging of a proposal into another.
    /// 将议题建议合并到另一建议。
    body TopicMerging {
        /// The reply to the proposer.
        /// 对建议人的答复。
        #[example("两件建议内容相近,合并后一并征求意见。")]
        pub reason: Prose,
    }
    /// More reviewers.
    /// 增邀评分人。
    body ReviewerInvitation;
    /// The consultation of the organs.
    /// 征求有关机关的意见。
    body OrganConsultation;
    /// The shortlisting of a proposal, below the line only by a reasoned exception of the chairpersons.
    /// 议题建议入围;未达分数线的,须由主任会议说明理由作为例外处理。
    body TopicShortlisting;
}

/// Who scores and what organs replied is the business of the congress side.
fn works_for_the_congress(_: &Model, viewer: &Viewer<'_>) -> bool {
    viewer.actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat())
}

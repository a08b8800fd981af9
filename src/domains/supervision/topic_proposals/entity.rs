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
    TopicProposals = "topic_proposal", ProposalState {
        /// The call that it answers; only what follows from a poor evaluation has none.
        #[set_by(content)] #[read_by(public)] #[filter]
        call_id: Option<Uuid>,
        /// The topic.
        #[set_by(content)] #[read_by(public)] #[example("老旧小区公共充电设施建设情况")] #[search]
        title: Text<60>,
        /// Why it should be supervised: 50 characters or more.
        #[set_by(content)] #[read_by(public)] #[example("多个居民区反映公共充电设施数量不足、维护不及时、占位严重,影响群众日常出行和消防安全,连续两年列入代表建议热点,建议听取专项工作报告并跟踪监督。")] #[personal]
        reason: Prose<50>,
        /// What the supervision should bring about.
        #[set_by(content)] #[read_by(public)] #[example("推动形成布点计划并向社会公布。")]
        expected_effect: Prose,
        /// Where it comes from.
        #[set_by(content)] #[read_by(public)] #[filter]
        source: TopicSource,
        /// The records on which it rests; at least one unless the source is `public_concern` or `organ_request`.
        #[set_by(content?)] #[read_by(public)]
        #[schema(max_items = 50)]
        source_refs: List<SourceReference>,
        /// The form of supervision.
        #[set_by(content)] #[read_by(public)]
        proposed_form: Form,
        /// The organs to supervise: government, supervisory commission, court or procuratorate of the district.
        #[set_by(content)] #[read_by(public)]
        #[schema(min_items = 1)]
        supervised_organ_ids: Ids,
        /// The field.
        #[set_by(content)] #[read_by(public)] #[filter]
        policy_area: PolicyArea,
        /// How many support it (persons).
        #[set_by(content)] #[read_by(public)]
        signatory_count: Option<Count>,
        /// On whose behalf it was proposed.
        #[read_by(public)]
        proposer_organization_id: Uuid,
        /// Who is invited to score it; for the congress side.
        #[set_by(ReviewerInvitation, TopicScreening?)] #[read_by(works_for_the_congress)]
        reviewer_ids: Ids,
        /// The topic score.
        #[read_by(public)]
        score: Option<Hundredths>,
        /// What the organs say of it; for the congress side.
        #[set_by(OrganConsultation)] #[read_by(works_for_the_congress)]
        #[schema(min_items = 1)]
        organ_replies: List<OrganReply>,
        /// The Chairpersons' Meeting that let it pass below the line.
        #[set_by(TopicShortlisting?)] #[read_by(public)]
        exception_meeting_id: Option<Uuid>,
        /// Why it passed below the line.
        #[set_by(TopicShortlisting?)] #[read_by(public)]
        exception_reason: Option<Prose>,
        /// The Chairpersons' Meeting that adopted it.
        #[set_by(TopicAdoption)] #[read_by(public)]
        decision_meeting_id: Option<Uuid>,
        /// The reasoned reply to the proposer.
        #[read_by(public)]
        decision_reason: Option<Prose>,
        /// The proposal that it was merged into.
        #[set_by(TopicMerging)] #[read_by(public)]
        merged_into_id: Option<Uuid>,
        /// The supervision item that it became.
        #[read_by(public)] #[filter]
        item_id: Option<Uuid>,
        /// The code with which somebody without a token reads the own proposal; shown once.
        #[serde(skip)]
        #[sea_orm(ignore)]
        #[read_by(public)]
        access_code: Option<AccessCode>,
    }
    content ProposalContent;
    view ProposalView;
    lists ReviewerIds;
    /// The screening of a proposal.
    body TopicScreening {
        /// The topic is within the powers of the Standing Committee; otherwise it is rejected, not screened.
        pub within_powers: bool,
        /// Proposals of the same call that ask for the same: they are merged into this one.
        #[serde(default)]
        #[serde(deserialize_with = "platform::values::strict::ids")]
        pub duplicate_ids: Vec<Uuid>,
        /// Remarks.
        pub note: Option<Prose>,
    }
    /// The adoption of a proposal into the plan, decided by the Chairpersons' Meeting.
    body TopicAdoption {
        /// The plan: a draft, or one that is being adjusted.
        pub plan_id: Uuid,
        /// The number of the supervision item that it becomes.
        #[schema(examples("嘉监2027-03"))]
        pub item_no: Text<40>,
        /// The committee that leads the item.
        pub lead_committee_id: Uuid,
        /// The organ that will report: one of those of the proposal.
        pub supervised_organ_id: Uuid,
        /// The reply to the proposer.
        #[schema(examples("群众反映集中,列入下一年度监督工作计划。"))]
        pub reason: Prose,
    }
    /// The merging of a proposal into another.
    body TopicMerging {
        /// The reply to the proposer.
        pub reason: Prose,
    }
    /// More reviewers.
    body ReviewerInvitation;
    /// The consultation of the organs.
    body OrganConsultation;
    /// The shortlisting of a proposal, below the line only by a reasoned exception of the chairpersons.
    body TopicShortlisting;
}

/// Who scores and what organs replied is the business of the congress side.
fn works_for_the_congress(_: &Model, viewer: &Viewer<'_>) -> bool {
    viewer.actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat())
}

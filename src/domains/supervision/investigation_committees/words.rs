//! The words of an investigation committee: its states, and the types of its columns.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 特定问题调查委员会.
    pub enum InvestigationCommitteeState {
        Drafted "联名中" / "Collecting signatures",
        Proposed "提议" / "Proposed",
        Referred "交专委会" / "Referred to a special committee",
        Established "已成立" / "Established",
        Rejected "未通过" / "Not passed",
        Investigating "调查中" / "Under investigation",
        Reported "已报告" / "Report submitted",
        Concluded "已结束" / "Concluded",
    }
}

platform::words! {
    /// Who may propose an investigation (监督法第五十六条).
    /// 可以提议组织特定问题调查的主体(监督法第五十六条)。
    pub enum InvestigationProposer {
        Chairpersons "主任会议" / "Chairpersons' Meeting",
        MembersJoint "组成人员联名" / "Standing Committee members jointly",
    }
}

platform::words! {
    /// A post in an investigation committee (监督法第五十七条).
    /// 调查委员会中的职务(监督法第五十七条)。
    pub enum CommitteePost {
        Chair "主任委员" / "Chairperson",
        ViceChair "副主任委员" / "Vice-chairperson",
        Member "委员" / "Member",
    }
}

/// A member of an investigation committee.
/// 调查委员会成员。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitteeMember {
    /// The deputy.
    /// 代表。
    #[schema(examples("registry.deputy:1"))]
    pub person_id: Uuid,
    /// The post.
    /// 职务。
    pub post: CommitteePost,
    /// The person declared to have no interest in the matter.
    /// 该人员已声明与调查事项没有利害关系。
    pub no_interest_declared: bool,
}

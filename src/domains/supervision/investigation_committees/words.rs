//! The words of an investigation committee: its states, and the types of its columns.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 特定问题调查委员会.
    pub enum InvestigationCommitteeState {
        Drafted "联名中",
        Proposed "提议",
        Referred "交专委会",
        Established "已成立",
        Rejected "未通过",
        Investigating "调查中",
        Reported "已报告",
        Concluded "已结束",
    }
}

platform::words! {
    /// Who may propose an investigation (监督法第五十六条).
    pub enum InvestigationProposer {
        Chairpersons "主任会议",
        MembersJoint "组成人员联名",
    }
}

platform::words! {
    /// A post in an investigation committee (监督法第五十七条).
    pub enum CommitteePost {
        Chair "主任委员",
        ViceChair "副主任委员",
        Member "委员",
    }
}

/// A member of an investigation committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitteeMember {
    /// The deputy.
    pub person_id: Uuid,
    /// The post.
    pub post: CommitteePost,
    /// The person declared to have no interest in the matter.
    pub no_interest_declared: bool,
}

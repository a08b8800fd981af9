//! The words of a topic proposal: its states, and the types of its columns.

use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 议题建议.
    pub enum ProposalState {
        Submitted "提交",
        Screened "初筛",
        Scored "评分",
        Consulted "征求意见",
        Shortlisted "入围",
        Adopted "列入计划",
        Merged "合并",
        Deferred "储备",
        Rejected "不采纳",
    }
}

platform::words! {
    /// Where a topic comes from: the six ways of 监督法第十二条, and the request of an organ.
    pub enum TopicSource {
        InspectionFindings "执法检查发现",
        DeputySuggestions "代表建议集中反映",
        ScMembers "组成人员提出",
        CommitteeResearch "专工委调研发现",
        Petitions "来信来访集中反映",
        PublicConcern "社会普遍关注",
        OrganRequest "报告机关要求",
    }
}

platform::words! {
    /// The field of a topic.
    pub enum PolicyArea {
        FinanceEconomy "财经",
        UrbanEnvironment "城建环保",
        EducationScienceCultureHealth "教科文卫",
        SocialDevelopment "社会建设",
        SupervisoryJudicial "监察司法",
        AgricultureRural "农业农村",
        EthnicOverseas "民宗侨",
        Other "其他",
    }
}

/// A record on which a proposal rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceReference {
    /// Kind of the record.
    #[serde(rename = "type")]
    #[schema(examples("supervision.investigation"))]
    pub kind: Text<60>,
    /// The record.
    pub id: Uuid,
}

impl TopicSource {
    /// Whether the source has to be shown by a record: what everybody talks about, and what an organ asks for, need not.
    #[must_use]
    pub fn needs_evidence(self) -> bool {
        !matches!(self, Self::PublicConcern | Self::OrganRequest)
    }
}

/// What an organ says of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganReply {
    /// The organ.
    pub organ_id: Uuid,
    /// What it says.
    #[schema(examples("同意列入,建议安排在下半年。"))]
    pub reply: Prose,
}

//! The words of a topic proposal: its states, and the types of its columns.

use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 议题建议.
    pub enum ProposalState {
        Submitted "提交" / "Submitted",
        Screened "初筛" / "Screened",
        Scored "评分" / "Scored",
        Consulted "征求意见" / "Consulted on",
        Shortlisted "入围" / "Shortlisted",
        Adopted "列入计划" / "Adopted into the plan",
        Merged "合并" / "Merged",
        Deferred "储备" / "Kept in reserve",
        Rejected "不采纳" / "Not adopted",
    }
}

platform::words! {
    /// Where a topic comes from: the six ways of 监督法第十二条, and the request of an organ.
    /// 议题的来源:监督法第十二条所列六种途径,以及机关的要求。
    pub enum TopicSource {
        InspectionFindings "执法检查发现" / "Findings of law-enforcement inspections",
        DeputySuggestions "代表建议集中反映" / "Recurrent themes of deputies' suggestions",
        ScMembers "组成人员提出" / "Raised by Standing Committee members",
        CommitteeResearch "专工委调研发现" / "Findings of committee research",
        Petitions "来信来访集中反映" / "Recurrent themes of letters and visits",
        PublicConcern "社会普遍关注" / "Matter of general public concern",
        OrganRequest "报告机关要求" / "Request of the reporting organ",
    }
}

platform::words! {
    /// The field of a topic.
    /// 议题的领域。
    pub enum PolicyArea {
        FinanceEconomy "财经" / "Finance and economy",
        UrbanEnvironment "城建环保" / "Urban construction and environmental protection",
        EducationScienceCultureHealth "教科文卫" / "Education, science, culture and health",
        SocialDevelopment "社会建设" / "Social development",
        SupervisoryJudicial "监察司法" / "Supervisory and judicial affairs",
        AgricultureRural "农业农村" / "Agriculture and rural affairs",
        EthnicOverseas "民宗侨" / "Ethnic, religious and overseas Chinese affairs",
        Other "其他" / "Other",
    }
}

/// A record on which a proposal rests.
/// 作为议题建议来源证据的记录。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"type": "supervision.investigation"})))]
pub struct SourceReference {
    /// Kind of the record.
    /// 记录的类型。
    #[serde(rename = "type")]
    pub kind: Text<60>,
    /// The record.
    /// 所指的记录。
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
/// 有关机关对议题建议的回复。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"reply": "同意列入,建议安排在下半年。"})))]
pub struct OrganReply {
    /// The organ.
    /// 机关。
    #[schema(examples("registry.organization:construction"))]
    pub organ_id: Uuid,
    /// What it says.
    /// 具体内容。
    pub reply: Prose,
}

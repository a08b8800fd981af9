//! The words of a ballot: its states, and the types of its columns.

pub use registry::meetings::BallotResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 表决.
    pub enum BallotState {
        Prepared "已准备",
        Issuing "投票中",
        Closed "已截止",
        Counted "已计票",
        Confirmed "已确认",
        Announced "已公布",
        Void "作废",
    }
}

platform::words! {
    /// What a ballot is about.
    pub enum BallotKind {
        Resolution "表决",
        Appointment "任免",
        Removal "撤职",
        Satisfaction "满意度测评",
        TopicSelection "议题票选",
        ProjectSelection "实事项目票决",
    }
}

platform::words! {
    /// How the papers are counted.
    pub enum CountingMode {
        Electronic "电子",
        ManualTally "人工计票",
    }
}

platform::words! {
    /// Between what the members choose.
    pub enum OptionSet {
        ForAgainstAbstain "赞成/反对/弃权",
        Satisfaction "满意/基本满意/不满意",
        PerCandidate "逐项赞成/反对/弃权",
    }
}

platform::words! {
    /// A choice on a paper.
    pub enum Choice {
        For "赞成",
        Against "反对",
        Abstain "弃权",
        Approve "赞成",
        Oppose "反对",
        Satisfied "满意",
        BasicallySatisfied "基本满意",
        Dissatisfied "不满意",
    }
}

platform::words! {
    /// Of what a majority is counted.
    pub enum BallotBase {
        AllMembers "全体",
        PresentMembers "到会",
        ValidBallots "有效票",
    }
}

/// The votes of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// The question, from 0: the place of the candidate, or 0.
    #[schema(minimum = 0)]
    pub question: u32,
    /// The choice.
    pub choice: Choice,
    /// How many papers have it.
    #[schema(minimum = 0)]
    pub votes: u32,
}

impl OptionSet {
    /// The choices of the set.
    #[must_use]
    pub fn choices(self) -> [Choice; 3] {
        match self {
            Self::ForAgainstAbstain => [Choice::For, Choice::Against, Choice::Abstain],
            Self::PerCandidate => [Choice::Approve, Choice::Oppose, Choice::Abstain],
            Self::Satisfaction => [Choice::Satisfied, Choice::BasicallySatisfied, Choice::Dissatisfied],
        }
    }
}

impl BallotKind {
    /// Whether the law counts the majority of all members, whoever is present.
    #[must_use]
    pub fn needs_all_members(self) -> bool {
        matches!(self, Self::Resolution | Self::Appointment | Self::Removal)
    }
}

impl BallotKind {
    /// 监督法第六十二条; satisfaction and project votes by practice.
    #[must_use]
    pub fn must_be_secret(self) -> bool {
        matches!(self, Self::Removal | Self::Satisfaction | Self::ProjectSelection)
    }
}

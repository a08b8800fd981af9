//! The words of a ballot: its states, and the types of its columns.

pub use registry::meetings::BallotResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 表决.
    pub enum BallotState {
        Prepared "已准备" / "Prepared",
        Issuing "投票中" / "Voting under way",
        Closed "已截止" / "Voting closed",
        Counted "已计票" / "Counted",
        Confirmed "已确认" / "Confirmed",
        Announced "已公布" / "Announced",
        Void "作废" / "Void",
    }
}

platform::words! {
    /// What a ballot is about.
    /// 表决的事项。
    pub enum BallotKind {
        Resolution "表决" / "Vote on a resolution",
        Appointment "任免" / "Appointment or dismissal",
        Removal "撤职" / "Removal from office",
        Satisfaction "满意度测评" / "Satisfaction vote",
        TopicSelection "议题票选" / "Vote on supervision topics",
        ProjectSelection "实事项目票决" / "Vote on livelihood projects",
    }
}

platform::words! {
    /// How the papers are counted.
    /// 计票方式。
    pub enum CountingMode {
        Electronic "电子" / "Electronic",
        ManualTally "人工计票" / "Counted by hand",
    }
}

platform::words! {
    /// Between what the members choose.
    /// 表决选项。
    pub enum OptionSet {
        ForAgainstAbstain "赞成/反对/弃权" / "For, against or abstain",
        Satisfaction "满意/基本满意/不满意" / "Satisfied, basically satisfied or dissatisfied",
        PerCandidate "逐项赞成/反对/弃权" / "Approve, oppose or abstain per candidate",
    }
}

platform::words! {
    /// A choice on a paper.
    /// 选票上的选择。
    pub enum Choice {
        For "赞成" / "For",
        Against "反对" / "Against",
        Abstain "弃权" / "Abstain",
        Approve "赞成" / "Approve",
        Oppose "反对" / "Oppose",
        Satisfied "满意" / "Satisfied",
        BasicallySatisfied "基本满意" / "Basically satisfied",
        Dissatisfied "不满意" / "Dissatisfied",
    }
}

platform::words! {
    /// Of what a majority is counted.
    /// 过半数的计算基数。
    pub enum BallotBase {
        AllMembers "全体" / "All members",
        PresentMembers "到会" / "Members present",
        ValidBallots "有效票" / "Valid ballots",
    }
}

/// The votes of a choice.
/// 各选项的得票数。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// The question, from 0: the place of the candidate, or 0.
    /// 题目的序号,从 0 起:候选项的位置;没有候选项的为 0。
    #[schema(minimum = 0, examples(0))]
    pub question: u32,
    /// The choice.
    /// 所选的选项。
    pub choice: Choice,
    /// How many papers have it.
    /// 选择该选项的票数。
    #[schema(minimum = 0, examples(37))]
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
        matches!(self, Self::Resolution | Self::Appointment | Self::Removal | Self::ProjectSelection)
    }
}

impl BallotKind {
    /// 监督法第六十二条; satisfaction and project votes by practice.
    #[must_use]
    pub fn must_be_secret(self) -> bool {
        matches!(self, Self::Removal | Self::Satisfaction | Self::ProjectSelection)
    }
}

//! The words of a ballot: its states, and the types of its columns.

use super::{marks::Mark, numbers::ReceiptNumber};
use chrono::{DateTime, Utc};
pub use registry::meetings::BallotResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

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
        ManualPapers "纸质逐票" / "On paper, each paper entered",
        Mixed "纸质与电子并用" / "On paper and electronic, in one list",
        ManualTally "人工计票" / "Counted by hand",
    }
}

platform::words! {
    /// What a supervisor signs.
    /// 监票人签署的内容。
    pub enum SignedThing {
        Pool "查票码池" / "Pool of receipt numbers",
        Record "计票记录" / "Record of the count",
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
    /// The choice, or the rank.
    /// 所选的选项,或者所填名次。
    pub choice: Mark,
    /// How many papers have it.
    /// 选择该选项的票数。
    #[schema(minimum = 0, examples(37))]
    pub votes: u32,
}

/// A paper as it lies in the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The marks, one for each question; none on a blank paper.
    pub choices: Vec<Mark>,
    /// The receipt numbers, one for each question; none in a recorded ballot.
    pub numbers: Vec<ReceiptNumber>,
    /// The member in a recorded vote.
    pub member_id: Option<Uuid>,
}

/// A paper of the box, as a supervisor enters it.
/// 监票人逐票录入的纸质票。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"numbers": ["7QK4M2XW"], "choices": ["for"]})))]
pub struct EnteredPaper {
    /// The numbers that are printed on it, one for each question.
    /// 票面印制的查票码,每题一个。
    pub numbers: Vec<ReceiptNumber>,
    /// Its marks, one for each question: where it chooses or ranks, what is not marked abstains; none where it is blank or cannot be read.
    /// 各题的标记,每题一项;限额选择和排序的,未标记的题目填弃权。空白或者无法辨认的不填。
    pub choices: Vec<Mark>,
}

/// That a supervisor has entered the papers of the box.
/// 监票人录入票箱的情况。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BoxEntry {
    /// Who entered them.
    /// 录入人。
    pub supervisor_id: Uuid,
    /// How many.
    /// 票数。
    pub papers: i32,
}

/// The signature of a supervisor.
/// 监票人的签署。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupervisorSignature {
    /// Who signed.
    /// 签署人。
    pub supervisor_id: Uuid,
    /// For what.
    /// 签署的内容。
    pub signs: SignedThing,
    /// The hash that was signed.
    /// 所签署的摘要。
    pub hash: String,
    /// When.
    /// 签署时间。
    #[serde(deserialize_with = "platform::values::strict::instant")]
    pub signed_at: DateTime<Utc>,
}

impl CountingMode {
    /// Whether members cast by the service.
    #[must_use]
    pub fn casts(self) -> bool {
        matches!(self, Self::Electronic | Self::Mixed)
    }

    /// Whether each paper of the box is entered.
    #[must_use]
    pub fn has_a_box(self) -> bool {
        matches!(self, Self::ManualPapers | Self::Mixed)
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

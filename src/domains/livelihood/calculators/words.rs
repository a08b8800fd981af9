//! What is asked of the calculator of a vote, and what it answers.

use crate::ballot_rules::words::VotingMode;
use instruments::ballots::places::Outcome;
use platform::values::{
    numbers::{Count, Whole},
    text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many approved a candidate.
/// 一个候选项目的赞成票数。
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"title": "新建公共充电桩一百个", "approve": 221, "rank_sum": null})))]
pub(super) struct CountedCandidate {
    /// What it is called.
    /// 名称。
    pub title: Text<60>,
    /// How many approved.
    /// 赞成票数。
    pub approve: Count,
    /// The sum of the ranks that it was given, where papers rank.
    /// 所得名次之和;排序表决的填写。
    #[serde(default)]
    pub rank_sum: Option<Count>,
}

/// The count of the second ballot: of the tied, or where seats are left of those next in rank.
/// 再次投票的计票:末位同票的,或者有缺额时名次其后的候选项目。
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"valid": 239, "approve": [150, 89], "rank_sums": []})))]
pub(super) struct SecondCount {
    /// Papers that count.
    /// 有效票数。
    pub valid: Count,
    /// How many approved each of those who stand again, in their order.
    /// 各项的赞成票数,按原有次序。
    #[schema(max_items = 200)]
    pub approve: Vec<Count>,
    /// The sums of the ranks that they were given, where papers rank.
    /// 各项所得名次之和;排序表决的填写。
    #[schema(max_items = 200)]
    #[serde(default)]
    pub rank_sums: Vec<Count>,
}

/// The numbers of a count.
/// 票决的计票数字。
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "voting_mode": "approve_per_item", "total_deputies": 287, "present": 240, "issued": 240, "returned": 238, "valid": 236,
    "invalid": 2, "seats": 1,
    "candidates": [
        {"title": "新建公共充电桩一百个", "approve": 160, "rank_sum": null},
        {"title": "新建社区食堂三家", "approve": 76, "rank_sum": null}
    ],
    "second": null, "second_needs_majority": false
})))]
pub(super) struct BallotCalculation {
    /// How the deputies vote.
    /// 表决方式。
    #[serde(default)]
    pub voting_mode: VotingMode,
    /// All deputies (persons).
    /// 全体代表人数(人)。
    pub total_deputies: Whole<1, 3000>,
    /// Deputies present (persons).
    /// 到会代表人数(人)。
    pub present: Count,
    /// Papers handed out.
    /// 发出票数。
    pub issued: Count,
    /// Papers that came back.
    /// 收回票数。
    pub returned: Count,
    /// Papers that count.
    /// 有效票数。
    pub valid: Count,
    /// Papers that do not.
    /// 无效票数。
    pub invalid: Count,
    /// How many projects are selected (projects).
    /// 应选数(项)。
    pub seats: Whole<1, 100>,
    /// How many approved each candidate.
    /// 各候选项目的赞成票数。
    #[schema(max_items = 200)]
    pub candidates: Vec<CountedCandidate>,
    /// The count of the second ballot, if there was one.
    /// 再次投票的计票;没有的为空。
    #[serde(default)]
    pub second: Option<SecondCount>,
    /// Whether one of the tied needs the majority in the second ballot too; for a seat that is left it is always asked.
    /// 末位同票的再次投票是否须过半;补足缺额的再选一律须过半。
    #[serde(default)]
    pub second_needs_majority: bool,
}

/// What became of a candidate.
/// 一个候选项目的结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct CalculatedCandidate {
    /// What it is called.
    /// 名称。
    pub title: Text<60>,
    /// How many approved, in the first ballot.
    /// 首轮赞成票数。
    pub approve: Count,
    /// Its rank in the first ballot; equal votes share one.
    /// 首轮名次;票数相同的并列。
    #[schema(minimum = 1)]
    pub rank: u32,
    /// What became of it.
    /// 结果。
    pub outcome: Outcome,
}

/// What a vote decides.
/// 票决结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct CalculatedResult {
    /// How many in favor make the majority of all deputies (persons).
    /// 全体代表过半数(人)。
    pub majority: u32,
    /// How many present make the quorum (persons).
    /// 法定到会人数(人)。
    pub quorum: u32,
    /// What became of each candidate, in the order of the paper.
    /// 各候选项目的结果,按票面次序。
    pub candidates: Vec<CalculatedCandidate>,
    /// How many seats are left (projects).
    /// 尚缺名额(项)。
    pub seats_left: u32,
    /// Whether a tie across the last seat is to be decided.
    /// 是否有末位同票待定。
    pub is_tied: bool,
    /// Who stands in a second ballot by the numbers of the first: the tied, or where seats are left those next in rank.
    /// 按首轮票数再次投票的候选项目:末位同票的,或者有缺额时名次其后的。
    pub stands_again: Vec<Text<60>>,
}

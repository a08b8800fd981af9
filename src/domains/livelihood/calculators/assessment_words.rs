//! What is asked of the calculator of an assessment, and what it answers.

use crate::satisfaction::ScoreChannel;
use instruments::satisfaction_votes::SatisfactionResult;
use platform::values::numbers::{Count, Hundredths};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The answers of a channel, by their five levels.
/// 一个渠道的答卷数,按五级分列。
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"channel": "online", "levels": [120, 60, 15, 4, 1]})))]
pub(super) struct CountedChannel {
    /// The channel.
    /// 渠道。
    pub channel: ScoreChannel,
    /// How many gave 100, 80, 60, 40 and 20 points (answers).
    /// 依次为 100、80、60、40、20 分的答卷数(份)。
    pub levels: [Count; 5],
}

/// The numbers of an assessment.
/// 满意度测评的数字。
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "total_members": 41, "satisfied": 21, "basically_satisfied": 11, "dissatisfied": 3,
    "channels": [{"channel": "online", "levels": [120, 60, 15, 4, 1]}]
})))]
pub(super) struct AssessmentCalculation {
    /// All members who may vote (persons).
    /// 全体组成人员(人)。
    pub total_members: Count,
    /// Satisfied (papers).
    /// 满意票数(张)。
    pub satisfied: Count,
    /// Basically satisfied (papers).
    /// 基本满意票数(张)。
    pub basically_satisfied: Count,
    /// Dissatisfied (papers).
    /// 不满意票数(张)。
    pub dissatisfied: Count,
    /// What people answered, each channel once.
    /// 各渠道的答卷,每个渠道一次。
    #[serde(default)]
    #[schema(max_items = 4)]
    pub channels: Vec<CountedChannel>,
}

/// The score of a channel.
/// 一个渠道的得分。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct CalculatedChannel {
    /// The channel.
    /// 渠道。
    pub channel: ScoreChannel,
    /// Its weight (percent); 0 is shown apart.
    /// 权重(百分比);为零的单独列示。
    #[schema(examples(40))]
    pub weight: u32,
    /// Answers with points.
    /// 有效答卷数。
    #[schema(examples(200))]
    pub valid: i64,
    /// The mean of the points; null where too few have answered.
    /// 平均分;有效答卷不足的为空。
    #[schema(required = true)]
    pub score: Option<Hundredths>,
}

/// What the numbers decide.
/// 测评结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct CalculatedAssessment {
    /// What the members say, of all of them.
    /// 测评结论,以全体组成人员为基数。
    pub result: SatisfactionResult,
    /// How many papers are more than half of all members.
    /// 全体组成人员过半数所需票数。
    #[schema(examples(21))]
    pub majority: i64,
    /// The channels.
    /// 各渠道得分。
    pub channels: Vec<CalculatedChannel>,
    /// What people say: the channels by their weights, those that are missing left out; null without any.
    /// 满意度得分:按渠道权重计算,缺项不计;无有效渠道的为空。
    #[schema(required = true)]
    pub satisfaction: Option<Hundredths>,
}

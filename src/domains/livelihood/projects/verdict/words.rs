//! The words of the verdict on a project: what was voted, and when it was reopened.

use chrono::NaiveDate;
use instruments::satisfaction_votes::{SatisfactionResult, words::Phase};
use platform::values::{numbers::Year, text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A vote on the project that was announced.
/// 一次已公布的满意度测评。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LivelihoodProjectVote)]
pub struct ProjectVote {
    /// When in the work.
    /// 测评阶段。
    pub phase: Phase,
    /// Whether it judges the project at its end; else it is on a report in between.
    /// 是否为完成后的测评;否则为实施中听取报告时的测评。
    pub is_assessment: bool,
    /// Of which completion of the project: one more each time it is reopened.
    /// 第几次完成后的测评;重新实施一次加一。
    pub completion_round: i32,
    /// The vote.
    /// 满意度测评。
    pub satisfaction_vote_id: Uuid,
    /// Its round.
    /// 测评轮次。
    pub round: i32,
    /// The ballot of that round.
    /// 该轮的表决。
    pub ballot_id: Uuid,
    /// The meeting in which it was taken.
    /// 测评的会议。
    pub meeting_id: Uuid,
    /// What it says.
    /// 测评结果。
    pub result: SatisfactionResult,
    /// When it was announced.
    /// 公布日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub announced_on: NaiveDate,
    /// The report after the round before.
    /// 上一轮测评后的再次报告。
    pub second_report_id: Option<Uuid>,
}

/// The project was carried out again, so that what was counted for its year holds no more.
/// 项目重新实施;所属年度的指标须相应更正。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LivelihoodProjectReopening)]
pub struct Reopening {
    /// The year whose figures are corrected.
    /// 指标被更正的年度。
    pub year: Year,
    /// When it was completed before.
    /// 此前的完成日期。
    #[serde(default, deserialize_with = "platform::values::strict::date_or_null")]
    pub completed_on: Option<NaiveDate>,
    /// When it was reopened.
    /// 重新实施的日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub reopened_on: NaiveDate,
    /// Why.
    /// 理由。
    pub reason: Prose,
}

/// Code of a deadline: the Standing Committee hears a report on the project.
pub const REVIEW: &str = "LIVELIHOOD_REVIEW";
/// Code of a deadline: the report after a dissatisfied vote.
pub const SECOND_REPORT: &str = "LIVELIHOOD_SECOND_REPORT";
/// Code of a deadline: the members judge the project.
pub const ASSESSMENT: &str = "LIVELIHOOD_ASSESSMENT";
/// Code of a deadline: what the project has done is evaluated.
pub const EVALUATION: &str = "LIVELIHOOD_EVALUATION";

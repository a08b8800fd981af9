//! The words of a candidate: its states, and the types of its columns.

use crate::exit_records::words::ExitGround;
use chrono::NaiveDate;
use platform::values::{
    numbers::{Fen, Hundredths, Year},
    text::{Prose, Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 候选项目.
    pub enum CandidateState {
        Proposed "拟定" / "Proposed",
        Submitted "已提交" / "Submitted",
        ScReviewed "已审议" / "Deliberated",
        OnBallot "列入票决" / "On the ballot",
        Selected "入选" / "Selected",
        NotSelected "未入选" / "Not selected",
        Withdrawn "撤回" / "Withdrawn",
    }
}

platform::words! {
    /// Which way the goal lies.
    /// 目标方向。
    pub enum GoalDirection {
        AtLeast "不低于" / "At least",
        AtMost "不高于" / "At most",
    }
}

/// Where money comes from.
/// 一项资金来源。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FundingSource, examples(json!({"name": "区级财政", "amount_fen": 260_000_000})))]
pub struct FundingSource {
    /// Whose money.
    /// 来源名称。
    pub name: Text<60>,
    /// How much (fen).
    /// 金额(分)。
    pub amount_fen: Fen,
}

/// Where something is done.
/// 一个点位。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CandidateLocation, examples(json!({"street_or_town_id": "registry.organization:street", "address": "金园一路公共停车场", "target": "20.00"})))]
pub struct CandidateLocation {
    /// The street or town.
    /// 街镇。
    pub street_or_town_id: Uuid,
    /// Where.
    /// 地址。
    pub address: Text<200>,
    /// The part of the goal that is done there.
    /// 该点位的目标值。
    pub target: Hundredths,
}

/// The goal of one year, of a project of several.
/// 跨年度项目的分年目标。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CandidateStage, examples(json!({"year": 2027, "target_value": "10.00"})))]
pub struct CandidateStage {
    /// The year.
    /// 年度。
    pub year: Year,
    /// The goal of it.
    /// 该年度的目标值。
    pub target_value: Hundredths,
}

/// What a candidate said before the presidium revised it.
/// 主席团修改前的内容。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CandidateRevision)]
pub struct CandidateRevision {
    /// When it was revised.
    /// 修改日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub revised_on: NaiveDate,
    /// The meeting of the presidium that decided so.
    /// 决定修改的主席团会议。
    pub decision_meeting_id: Uuid,
    /// Its goal before.
    /// 修改前的目标。
    pub goal_text: Option<Prose>,
    /// The value of it before.
    /// 修改前的目标值。
    pub target_value: Option<Hundredths>,
    /// Its places before.
    /// 修改前的点位。
    #[serde(default)]
    pub locations: Vec<CandidateLocation>,
    /// Its goal of each year before.
    /// 修改前的分年目标。
    #[serde(default)]
    pub stages: Vec<CandidateStage>,
    /// When it was to be finished before.
    /// 修改前的完成期限。
    #[serde(default, deserialize_with = "platform::values::strict::date_or_null")]
    pub finish_on: Option<NaiveDate>,
}

/// A project that has left the list, which a candidate is like.
/// 与候选项目相似的退出项目。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExitMatch)]
pub struct ExitMatch {
    /// The line of the exit list.
    /// 退出清单记录。
    pub exit_record_id: Uuid,
    /// In what they are alike.
    /// 相同之处。
    pub grounds: Vec<ExitGround>,
    /// How alike title and goal are (percent).
    /// 名称和目标的相似度(百分比)。
    pub similarity_percent: u32,
    /// Whether the note on what is different was written since this was found.
    /// 发现之后是否已填写变化说明。
    #[serde(default)]
    pub is_noted: bool,
    /// That it is not the same, as the congress found.
    /// 人大关于不是同一项目的认定。
    pub difference: Option<ExitDifference>,
}

/// Why a candidate is not the same as a project that has left the list.
/// 不是同一项目的认定。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExitDifference)]
pub struct ExitDifference {
    /// Why.
    /// 理由。
    pub reason: Prose,
    /// Who found so.
    /// 认定人。
    pub found_by: Uuid,
    /// When.
    /// 认定日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub found_on: NaiveDate,
}

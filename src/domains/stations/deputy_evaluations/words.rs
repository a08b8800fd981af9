//! The words of an evaluation: its states, and the types of its columns.

use crate::score_standards::DutyGrade;
use chrono::NaiveDate;
use platform::values::{numbers::Hundredths, text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 年度履职评价.
    pub enum DeputyEvaluationState {
        Opened "已开启" / "Opened",
        SelfScored "已自评" / "Scored by the deputy",
        GroupScored "小组已评" / "Scored by the group",
        StreetScored "街镇已评" / "Scored by the street or town",
        OfficeScored "代表工委已评" / "Scored by the deputies' affairs committee",
        Confirmed "已确认" / "Confirmed",
        Announced "已公布" / "Announced",
        Interviewed "已约谈" / "Talked with",
    }
}

platform::words! {
    /// What is scored.
    /// 评价项目。
    pub enum EvaluationAspect {
        PoliticalQuality "政治素质" / "Political quality",
        WorkAtSessions "会议履职" / "Work at sessions",
        WorkBetweenSessions "闭会期间活动" / "Work between sessions",
        Suggestions "议案建议质量" / "Motions and suggestions",
        ContactWithVoters "联系群众" / "Contact with voters",
        Study "学习培训" / "Study and training",
        Discipline "遵纪守法" / "Discipline",
        DutyScore "客观履职得分" / "The duty score, which nobody gives",
    }
}

/// The score of an aspect.
/// 一个评价项目的得分。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EvaluationAspectScore, examples(json!({"aspect": "contact_with_voters", "score": "14.00"})))]
pub struct AspectScore {
    /// The aspect; the duty score is computed.
    /// 评价项目;客观履职得分由系统计算。
    pub aspect: EvaluationAspect,
    /// The score (points), at most the maximum of the aspect.
    /// 得分(分),不超过该项目的满分。
    pub score: Hundredths,
}

/// The scores of a party: every aspect that is scored, once.
/// 一方的评分:各评价项目各评一次。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"scores": [
    {"aspect": "political_quality", "score": "19.00"}, {"aspect": "work_at_sessions", "score": "14.00"},
    {"aspect": "work_between_sessions", "score": "13.50"}, {"aspect": "suggestions", "score": "13.00"},
    {"aspect": "contact_with_voters", "score": "14.00"}, {"aspect": "study", "score": "9.00"}, {"aspect": "discipline", "score": "10.00"}
]})))]
pub struct EvaluationScores {
    /// The scores.
    /// 各评价项目的得分。
    #[schema(min_items = 1, max_items = 8)]
    pub scores: Vec<AspectScore>,
}

/// A result that was corrected.
/// 更正前的评价结果。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FormerEvaluationResult)]
pub struct FormerResult {
    /// The duty score (points).
    /// 客观履职得分(分)。
    pub duty_score: Option<Hundredths>,
    /// The score (points).
    /// 得分(分)。
    pub final_score: Option<Hundredths>,
    /// The grade.
    /// 等次。
    pub grade: Option<DutyGrade>,
    /// When it was announced.
    /// 公布日期。
    #[serde(deserialize_with = "platform::values::strict::date_or_null")]
    pub announced_on: Option<NaiveDate>,
    /// Why it was corrected.
    /// 更正理由。
    pub reason: Prose,
}

/// Code of a deadline: the deputy scores the own year.
pub const EVALUATION_SELF_SCORE: &str = "EVALUATION_SELF_SCORE";

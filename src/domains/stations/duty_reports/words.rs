//! The words of a duty report: its states, and the types of its columns.

use platform::values::{numbers::Count, text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 述职.
    pub enum DutyReportState {
        Scheduled "已安排" / "Scheduled",
        Announced "已公告" / "Announced",
        MaterialsReady "材料齐备" / "Materials ready",
        Delivered "已述职" / "Delivered",
        Evaluated "已测评" / "Rated by the voters",
        Published "已公示" / "Published",
        Filed "已归档" / "Filed away",
        Postponed "延期" / "Postponed",
        Cancelled "取消" / "Cancelled",
    }
}

platform::words! {
    /// How a deputy reports.
    /// 述职形式。
    pub enum DutyReportForm {
        Oral "口头" / "Orally, before voters",
        Written "书面" / "In writing, sent to voters",
    }
}

platform::words! {
    /// Of what a deputy reports, and what voters rate.
    /// 述职内容和分项测评项目。
    pub enum ReportAspect {
        LawsAndResolutions "遵守法律、执行决议" / "Keeping the law, carrying out resolutions",
        Sessions "出席会议、审议和提出议案建议" / "Work at sessions",
        Intersession "闭会期间活动" / "Work between sessions",
        Contact "联系群众、办好事实事" / "Contact with the people, practical deeds",
    }
}

/// What a voter asked.
/// 选民的提问。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VoterQuestion, examples(json!({"question": "小区门口的充电桩什么时候装?", "answer": "已提出建议,承办单位答复年内安装。"})))]
pub struct VoterQuestion {
    /// The question.
    /// 提问内容。
    pub question: Prose,
    /// What the deputy answered; null where it is answered later.
    /// 代表的回答;会后答复的为空。
    #[serde(default)]
    pub answer: Option<Prose>,
}

/// How voters rated an aspect (papers).
/// 选民的分项测评(票)。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AspectRating, examples(json!({
    "aspect": "contact", "satisfied": 26, "basically_satisfied": 4, "dissatisfied": 1, "invalid": 1
})))]
pub struct AspectRating {
    /// The aspect.
    /// 测评项目。
    pub aspect: ReportAspect,
    /// Satisfied.
    /// 满意。
    pub satisfied: Count,
    /// Basically satisfied.
    /// 基本满意。
    pub basically_satisfied: Count,
    /// Dissatisfied.
    /// 不满意。
    pub dissatisfied: Count,
    /// Invalid papers.
    /// 无效票。
    pub invalid: Count,
}

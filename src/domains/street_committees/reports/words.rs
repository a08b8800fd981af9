//! The words of a report: its states, and the types of its columns.

use platform::values::{numbers::Ordinal, text::Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 工委工作报告.
    pub enum ReportState {
        Draft "草稿" / "Draft",
        Submitted "已提交" / "Submitted",
        Scheduled "已列入议程" / "On an agenda",
        Heard "已听取" / "Heard",
        Rectified "已整改" / "Put right",
        Noted "已阅知" / "Noted",
    }
}

platform::words! {
    /// What a committee reports on.
    /// 报告的类型。
    pub enum ReportKind {
        Annual "年度" / "The year",
        Special "专项" / "A field of work",
        MajorMatter "重要事项" / "A major matter",
    }
}

/// What the members said of a report, and what the committee answers.
/// 一条审议意见及其答复。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StreetReportOpinion)]
pub struct ReportOpinion {
    /// Its place.
    /// 序号。
    pub seq: Ordinal,
    /// What was said.
    /// 意见内容。
    pub text: Prose,
    /// What was done about it; null before it is answered.
    /// 整改情况;答复前为空。
    pub answer: Option<Prose>,
}

/// The answer to an opinion.
/// 对一条审议意见的答复。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StreetReportAnswer, examples(json!({"seq": 1, "answer": "已建立每季度走访代表制度,并报代表工委备案。"})))]
pub struct OpinionAnswer {
    /// Its place.
    /// 序号。
    pub seq: Ordinal,
    /// What was done about it.
    /// 整改情况。
    pub answer: Prose<10>,
}

/// Code of a deadline: the submission of a report.
pub const REPORT_SUBMISSION: &str = "COMMITTEE_REPORT_SUBMISSION";
/// Code of a deadline: what the members said is put right.
pub const REPORT_RECTIFICATION: &str = "COMMITTEE_REPORT_RECTIFICATION";

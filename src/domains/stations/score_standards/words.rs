//! The words of a score standard: its states, and the types of its columns.

use crate::{duty_records::DutyType, duty_reports::DutyReportForm};
use platform::values::numbers::{Hundredths, Ordinal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 计分标准.
    pub enum ScoreStandardState {
        Draft "草案" / "Draft",
        Effective "生效" / "In force",
        Retired "停用" / "Retired",
    }
}

platform::words! {
    /// For what points are taken.
    /// 扣分事由。
    pub enum DeductionKind {
        SessionDayAbsence "缺席大会一日" / "A day of a session without coming and without leave",
        SessionLeave "大会请假半日" / "Half a day of a session with leave",
        MissedReception "未按安排接待选民" / "A reception that was missed without leave",
        FalseRecord "虚假履职记录" / "A record that was false",
    }
}

platform::words! {
    /// What a score is worth.
    /// 履职等次。
    pub enum DutyGrade {
        Good "好" / "Good",
        Fair "较好" / "Fair",
        Poor "差" / "Poor",
    }
}

/// What a duty is worth: so much for the first, so much for each further one, and no more than the cap.
/// 计分项:首次得基本分,每增加一次加分,不超过上限。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ScoreLine, examples(json!({
    "no": 9, "duty_type": "voter_reception", "form": null, "base": "4.00", "extra": "2.00", "cap": "12.00", "in_hundred": true,
    "parent_line": null
})))]
pub struct ScoreLine {
    /// The number of the line.
    /// 计分项的序号。
    pub no: Ordinal,
    /// Which duty.
    /// 履职类型。
    pub duty_type: DutyType,
    /// Of duty reports: of which form.
    /// 述职的形式;其他类型为空。
    #[serde(default)]
    pub form: Option<DutyReportForm>,
    /// For the first (points).
    /// 首次得分(分)。
    pub base: Hundredths,
    /// For each further one (points).
    /// 每增加一次的得分(分)。
    pub extra: Hundredths,
    /// At most (points).
    /// 上限(分)。
    pub cap: Hundredths,
    /// Whether it is part of the hundred points, or comes on top.
    /// 是否计入百分;否的为附加分。
    pub in_hundred: bool,
    /// The line in whose cap it is contained.
    /// 所含于其上限内的计分项的序号。
    #[serde(default)]
    pub parent_line: Option<Ordinal>,
}

/// What is taken.
/// 扣分项。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ScoreDeduction, examples(json!({"kind": "missed_reception", "points": "2.00"})))]
pub struct ScoreDeduction {
    /// For what.
    /// 事由。
    pub kind: DeductionKind,
    /// Each time (points).
    /// 每次扣分(分)。
    pub points: Hundredths,
}

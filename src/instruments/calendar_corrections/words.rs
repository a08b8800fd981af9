//! The words of a correction of the calendar: its states, and the types of its columns.

use crate::calendar::DayKind;
use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 日历更正.
    pub enum CalendarCorrectionState {
        InForce "有效" / "In force",
    }
}

/// A day as it is from the notice on.
/// 自通知起适用的日期安排。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"name": "元旦", "day_type": "statutory_holiday"})))]
pub struct CorrectedDay {
    /// The day.
    /// 日期。
    #[schema(examples("2026-12-31"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub date: NaiveDate,
    /// What it is.
    /// 类型。
    pub day_type: DayKind,
    /// The holiday, if it is one.
    /// 节假日名称;不是节假日的为空。
    pub name: Option<Text<20>>,
}

//! The words of a correction of the calendar: its states, and the types of its columns.

use crate::calendar::DayKind;
use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 日历更正.
    pub enum CalendarCorrectionState {
        InForce "有效",
    }
}

/// A day as it is from the notice on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedDay {
    /// The day.
    #[schema(examples("2026-12-31"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub date: NaiveDate,
    /// What it is.
    pub day_type: DayKind,
    /// The holiday, if it is one.
    #[schema(examples("元旦"))]
    pub name: Option<Text<20>>,
}

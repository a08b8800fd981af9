//! The words of a loaded year: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 日历年度.
    pub enum CalendarYearState {
        Loaded "已加载",
    }
}

/// A holiday of one or several days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// First day off.
    #[schema(examples("2027-10-01"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub from: NaiveDate,
    /// Last day off.
    #[schema(examples("2027-10-07"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub to: NaiveDate,
    /// Name.
    #[schema(examples("国庆节"))]
    pub name: Text<20>,
}

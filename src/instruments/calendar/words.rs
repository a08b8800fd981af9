//! The words of a loaded year: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 日历年度.
    pub enum CalendarYearState {
        Loaded "已加载" / "Loaded",
    }
}

/// A holiday of one or several days.
/// 一日或者数日的节假日。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"name": "国庆节"})))]
pub struct Holiday {
    /// First day off.
    /// 放假首日。
    #[schema(examples("2037-10-01"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub from: NaiveDate,
    /// Last day off.
    /// 放假末日。
    #[schema(examples("2037-10-07"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub to: NaiveDate,
    /// Name.
    /// 名称或者姓名。
    pub name: Text<20>,
}

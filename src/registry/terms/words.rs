//! The words of a term: its states, and the types of its columns.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 届.
    pub enum TermState {
        Active "有效" / "Active",
    }
}

/// A seat of the Standing Committee that nobody has (地方组织法第四十七条: the seats themselves do not change within a term).
/// 常务委员会的缺额(地方组织法第四十七条:名额在本届内不再变动)。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vacancy {
    /// Whose seat it was; null if it was never filled.
    /// 缺额原属的组成人员;从未选出的为空。
    #[schema(examples("registry.deputy:10"))]
    pub deputy_id: Option<Uuid>,
    /// The first day without a member.
    /// 缺额的起始日期。
    #[schema(examples("2026-08-03"))]
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub from: NaiveDate,
    /// The day on which somebody else took the seat; null while it is vacant.
    /// 由他人补选的日期;仍为缺额的为空。
    #[serde(default, deserialize_with = "platform::values::strict::date_or_null")]
    pub until: Option<NaiveDate>,
}

impl Vacancy {
    /// Whether the seat is vacant on a day.
    #[must_use]
    pub fn is_vacant(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

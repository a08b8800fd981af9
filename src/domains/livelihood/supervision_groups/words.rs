//! The words of a supervision group: its states, and the types of its columns.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 代表监督小组.
    pub enum SupervisionGroupState {
        InForce "有效" / "In force",
        Dissolved "已撤销" / "Dissolved",
    }
}

/// From when until when a deputy belongs to a group.
/// 一名代表在小组中的起止日期。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GroupMembership)]
pub struct GroupMembership {
    /// The deputy.
    /// 代表。
    pub deputy_id: Uuid,
    /// The first day.
    /// 加入日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub joined_on: NaiveDate,
    /// The last day; none of those who belong to it.
    /// 离组日期,即在组的最后一日;在组的为空。
    #[serde(default, deserialize_with = "platform::values::strict::date_or_null")]
    pub left_on: Option<NaiveDate>,
}

/// Code of a deadline: a group whose leader has left has another one.
pub const GROUP_LEADER: &str = "LIVELIHOOD_GROUP_LEADER";

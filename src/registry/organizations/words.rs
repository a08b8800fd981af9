//! The words of an organization: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 机构.
    pub enum OrganizationState {
        Active "存续" / "In existence",
        Ended "终止" / "Ended",
    }
}

platform::words! {
    /// How an organization ended.
    /// 单位终止的方式。
    pub enum EndReason {
        Abolished "撤销" / "Abolished",
        Merged "合并" / "Merged",
        Split "分设" / "Split up",
    }
}

/// A name that an organization had.
/// 机构的一个曾用名。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"name": "嘉定区建设和交通委员会"})))]
pub struct FormerName {
    /// The name.
    /// 名称。
    pub name: Text<100>,
    /// The first day of the next name.
    /// 后一名称的启用日期。
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub until: NaiveDate,
    /// What renamed it.
    /// 更名所依据的文书。
    pub document_id: Uuid,
}

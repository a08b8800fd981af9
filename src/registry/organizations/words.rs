//! The words of an organization: its states, and the types of its columns.

use chrono::NaiveDate;
use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

platform::words! {
    /// States of 机构.
    pub enum OrganizationState {
        Active "存续",
        Ended "终止",
    }
}

platform::words! {
    /// How an organization ended.
    pub enum EndReason {
        Abolished "撤销",
        Merged "合并",
        Split "分设",
    }
}

/// A name that an organization had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The name.
    pub name: Text<100>,
    /// The first day of the next name.
    #[serde(deserialize_with = "platform::values::strict::date")]
    pub until: NaiveDate,
    /// What renamed it.
    pub document_id: Uuid,
}

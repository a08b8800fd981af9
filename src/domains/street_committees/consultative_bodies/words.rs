//! The words of a consultative body: its states, and the types of its columns.

use platform::values::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 居民议事组织.
    pub enum ConsultativeBodyState {
        Active "运行中" / "Active",
    }
}

platform::words! {
    /// Where a member comes from.
    /// 成员的来源。
    pub enum Background {
        Deputy "代表" / "Deputy",
        Cppcc "政协委员" / "Member of the CPPCC",
        Resident "居民" / "Resident",
        Unit "单位" / "Organization of the street",
    }
}

/// A member of a consultative body.
/// 居民议事组织的一名成员。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsultativeMember, examples(json!({"name": "演示居民001", "background": "resident"})))]
pub struct ConsultativeMember {
    /// Name.
    /// 姓名。
    pub name: Text<50>,
    /// Where the member comes from.
    /// 来源。
    pub background: Background,
}

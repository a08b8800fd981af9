//! A record by kind and id.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A record of any kind, named.
/// 所指的一条记录,可以是任意种类。
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[schema(as = Named)]
pub struct RecordReference {
    /// Kind of the record.
    /// 记录的类型。
    #[serde(rename = "type")]
    #[schema(examples("registry.meeting"))]
    pub kind: String,
    /// Its id.
    /// 该记录的 ID。
    pub id: Uuid,
}

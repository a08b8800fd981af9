//! A record by kind and id.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A record of any kind, named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[schema(as = Named)]
pub struct RecordReference {
    /// Kind of the record.
    #[serde(rename = "type")]
    #[schema(examples("registry.meeting"))]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

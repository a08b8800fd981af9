//! A record by kind and id.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A record of any kind, named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Named {
    /// Kind of the record.
    #[serde(rename = "type")]
    #[schema(examples("supervision.item"))]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

//! What a good token proves.

use chrono::{DateTime, Utc};
use platform::records::{actor::Credential, scope::Scope};
use std::sync::Arc;
use uuid::Uuid;

/// What a good token proves.
pub(super) struct Proof {
    pub(super) user: Uuid,
    pub(super) credential: Credential,
    pub(super) scopes: Option<Arc<[Scope]>>,
    /// Who issued an API token.
    pub(super) issued_by: Option<Uuid>,
    pub(super) issued_at: DateTime<Utc>,
    pub(super) begins_at: Option<DateTime<Utc>>,
    pub(super) expires_at: DateTime<Utc>,
}

//! The row of an API token.

use super::words::ApiTokenState;
use platform::records::{record::List, scope::Scope};

platform::record! {
    /// A token of a user; the token itself is never stored.
    ApiTokens = "api_token", ApiTokenState {
        name: String,
        user_id: Uuid,
        scopes: List<Scope>,
        expires_at: DateTimeUtc,
        issued_at: Option<DateTimeUtc>,
        // Written beside the workflow, at most once a minute; no change of the record.
        #[serde(skip)]
        last_used_at: Option<DateTimeUtc>,
        // SHA-256 of the token: of no use to a caller, and not in the audit trail.
        #[serde(skip)]
        #[sea_orm(unique)]
        secret_hash: String,
        // The token before the last rotation, while it is still good.
        #[serde(skip)]
        previous_hash: Option<String>,
        previous_until: Option<DateTimeUtc>,
        hint: String,
        // The token, between its making and its one answer; never in the database.
        #[serde(skip)]
        #[sea_orm(ignore)]
        secret: Option<String>,
    }
}

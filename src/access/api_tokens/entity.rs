//! The row of an API token.

crate::record! {
    /// A token of a user; the token itself is never stored.
    "api_token", super::ApiTokenState {
        name: String,
        user_id: Uuid,
        expires_at: DateTimeUtc,
        // SHA-256 of the token: of no use to a caller, and not in the audit trail.
        #[serde(skip)]
        #[sea_orm(unique)]
        secret_hash: String,
        hint: String,
        // The token, between its making and its one answer; never in the database.
        #[serde(skip)]
        #[sea_orm(ignore)]
        secret: Option<String>,
    }
}

//! The row of an API token.

use super::words::ApiTokenState;
use chrono::{DateTime, Utc};
use platform::{
    records::{record::List, scope::Scope},
    values::text::Text,
};

platform::record! {
    /// A token of a user; the token itself is never stored.
    ApiTokens = "api_token", ApiTokenState {
        /// What it is for.
        #[set_by(content)] #[example("城市门户数据对接")] #[search]
        name: Text<100>,
        /// Whose it is: the caller, or a user whose only role is `service`.
        #[set_by(content)] #[filter]
        user_id: Uuid,
        /// What it may do, e.g. `supervision:read`, `instrument:*`, `*:read`; never more than its user may.
        #[set_by(content)]
        #[schema(min_items = 1, max_items = 40)]
        scopes: List<Scope>,
        /// When it ends; at most 366 days from now.
        #[set_by(content)]
        expires_at: DateTime<Utc>,
        /// When its secret was made.
        issued_at: Option<DateTime<Utc>>,
        /// When it was used last, to a minute.
        #[serde(skip)]
        last_used_at: Option<DateTime<Utc>>,
        /// SHA-256 of the token: of no use to a caller, and not in the audit trail.
        #[serde(skip)]
        #[sea_orm(unique)]
        #[read_by(nobody)]
        secret_hash: String,
        /// The token before the last rotation, while it is still good.
        #[serde(skip)]
        #[read_by(nobody)]
        previous_hash: Option<String>,
        /// Until when the secret before the last rotation is good.
        previous_until: Option<DateTime<Utc>>,
        /// The last four characters of the token.
        hint: Text<4, 4>,
        /// The token: only in the answer that made it; never in the database.
        #[serde(skip)]
        #[sea_orm(ignore)]
        token: Option<String>,
    }
    content ApiTokenContent;
    view ApiTokenView;
}

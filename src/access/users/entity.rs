//! The row of a user.

use crate::{platform::record::List, vocabulary::Role};

crate::record! {
    /// A user of a district.
    "user_account", super::UserState {
        #[sea_orm(unique)]
        username: String,
        display_name: String,
        roles: List<Role>,
        organization_id: Uuid,
        deputy_id: Option<Uuid>,
        // Never in the audit trail.
        #[serde(skip)]
        password_hash: Option<String>,
        password_set_at: Option<DateTimeUtc>,
        // Hashes of the passwords before.
        #[serde(skip)]
        password_history: List<String>,
        // SHA-256 of the one-time code with which the user sets a password.
        #[serde(skip)]
        code_hash: Option<String>,
        code_expires_at: Option<DateTimeUtc>,
        second_factor: bool,
        // The code, between its making and its one answer; never in the database.
        #[serde(skip)]
        #[sea_orm(ignore)]
        one_time_code: Option<String>,
    }
}

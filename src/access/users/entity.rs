//! The row of a user.

use super::words::UserState;
use platform::{records::record::List, vocabulary::Role};

platform::record! {
    /// A user of a district.
    Users = "user_account", UserState {
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
        // What a second administrator has to confirm; until then it gives nothing.
        pending_roles: List<Role>,
        pending_organization_id: Option<Uuid>,
        pending_deputy_id: Option<Uuid>,
        pending_code: bool,
        pending_factor_reset: bool,
        asked_by: Option<Uuid>,
        asked_at: Option<DateTimeUtc>,
        // SHA-256 of the code of whoever confirmed: where there is one, a password needs both codes.
        #[serde(skip)]
        second_code_hash: Option<String>,
        // The code, between its making and its one answer; never in the database.
        #[serde(skip)]
        #[sea_orm(ignore)]
        one_time_code: Option<String>,
    }
}

//! The row of a session.

use super::words::SignInSessionState;

platform::record! {
    /// A login of a user.
    Sessions = "session", SignInSessionState {
        user_id: Uuid,
        user_agent: String,
        address: String,
        user_identity_id: Option<Uuid>,
        // When the second factor was shown last.
        second_factor_at: Option<DateTimeUtc>,
        last_used_at: DateTimeUtc,
        expires_at: DateTimeUtc,
    }
}

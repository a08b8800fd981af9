//! The row of a session.

use super::words::SignInSessionState;
use chrono::{DateTime, Utc};

platform::record! {
    /// A login of a user.
    Sessions = "session", SignInSessionState {
        /// Whose it is.
        #[filter]
        user_id: Uuid,
        /// What the device says that it is.
        user_agent: String,
        /// From where it was opened.
        address: String,
        /// The identity at the provider by which the user signed on; null after a login with a password.
        user_identity_id: Option<Uuid>,
        /// When the second factor was shown last; null if it never was.
        second_factor_at: Option<DateTime<Utc>>,
        /// When it was opened or refreshed last.
        last_used_at: DateTime<Utc>,
        /// When it ends if it is not refreshed before.
        expires_at: DateTime<Utc>,
    }
    view SignInSessionView;
}

//! The row of an identity.

use super::words::UserIdentityState;

platform::record! {
    /// Who a user is at a provider; a provider's subject is one user's, and a user has one subject there.
    UserIdentities = "user_identity", UserIdentityState {
        user_id: Uuid,
        issuer: String,
        subject: String,
    }
}

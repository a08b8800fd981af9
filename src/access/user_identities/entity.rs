//! The row of an identity.

platform::record! {
    /// Who a user is at a provider; a provider's subject is one user's, and a user has one subject there.
    "user_identity", super::UserIdentityState {
        user_id: Uuid,
        issuer: String,
        subject: String,
    }
}

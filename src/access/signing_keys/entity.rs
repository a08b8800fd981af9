//! The row of a signing key.

use super::words::SigningKeyState;

platform::record! {
    /// An Ed25519 key; its id is the `kid` of the tokens.
    SigningKeys = "signing_key", SigningKeyState {
        public_key: String,
        // PKCS#8, sealed: in no answer and no audit trail.
        #[serde(skip)]
        material: String,
        activates_at: DateTimeUtc,
    }
}

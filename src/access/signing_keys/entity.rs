//! The row of a signing key.

platform::record! {
    /// An Ed25519 key; its id is the `kid` of the tokens.
    "signing_key", super::SigningKeyState {
        public_key: String,
        // PKCS#8, sealed: in no answer and no audit trail.
        #[serde(skip)]
        material: String,
        activates_at: DateTimeUtc,
    }
}

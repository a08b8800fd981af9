//! The row of a signing key.

use super::words::SigningKeyState;
use chrono::{DateTime, Utc};

platform::record! {
    /// An Ed25519 key; its id is the `kid` of the tokens.
    SigningKeys = "signing_key", SigningKeyState {
        /// The public key (`x` of RFC 8037).
        /// 公钥(RFC 8037 的 `x`)。
        public_key: String,
        /// PKCS#8, sealed: in no answer and no audit trail.
        #[serde(skip)]
        #[read_by(nobody)]
        material: String,
        /// From when it signs.
        /// 开始签名的时间。
        activates_at: DateTime<Utc>,
    }
    view SigningKeyView;
}

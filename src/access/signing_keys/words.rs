//! The words of a signing key: its states.

platform::words! {
    /// States of 签名密钥.
    pub enum SigningKeyState {
        Active "有效" / "Valid",
        Withdrawn "已撤销" / "Withdrawn",
    }
}

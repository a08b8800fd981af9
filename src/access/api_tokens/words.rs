//! The words of an API token: its states.

platform::words! {
    /// States of 访问令牌.
    pub enum ApiTokenState {
        Active "有效" / "Valid",
        Revoked "已吊销" / "Revoked",
    }
}

//! Purposes of what is sealed in the database: a value that was sealed for one is not opened for another.

/// Of the symmetric secrets of the service.
pub(super) const SECRET: &str = "secret";
/// Of the private halves of signing keys.
pub const SIGNING: &str = "signing key";
/// Of second factors.
pub(super) const FACTOR: &str = "second factor";
/// Of papers, while the vote lasts.
pub const PAPER: &str = "ballot paper";

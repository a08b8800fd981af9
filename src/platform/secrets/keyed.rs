//! Keyed hashes: how the service recognizes what it must not keep, such as access codes and identity numbers.

use crate::values::{hash::keyed, hex::hex};

/// The secret of the hashes; the same on every replica, and outside the tables that hold the hashes.
#[derive(Clone)]
pub struct KeyedHash(Vec<u8>);

impl KeyedHash {
    /// A key from secret bytes.
    #[must_use]
    pub fn new(secret: &[u8]) -> Self {
        Self(secret.to_vec())
    }

    /// HMAC-SHA256 of a text for one purpose: hashes of different purposes cannot be compared.
    #[must_use]
    pub fn of(&self, purpose: &str, text: &str) -> String {
        hex(keyed(&self.0, &[purpose.as_bytes(), b"\0", text.as_bytes(), b"\0"]).as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_differ_by_key_and_purpose() {
        let hash = KeyedHash::new(b"secret").of("code", "text");
        assert_eq!(hash, KeyedHash::new(b"secret").of("code", "text"));
        assert_ne!(hash, KeyedHash::new(b"other").of("code", "text"));
        assert_ne!(hash, KeyedHash::new(b"secret").of("address", "text"));
        assert_ne!(hash, KeyedHash::new(b"secret").of("codet", "ext"));
    }
}

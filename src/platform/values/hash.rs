//! SHA-256 and HMAC-SHA256, as everything that is compared later is hashed.

use aws_lc_rs::{
    digest::{self, Context},
    hmac,
};
use std::io::{self, Write};

/// Bytes of a hash.
pub const LENGTH: usize = digest::SHA256_OUTPUT_LEN;

/// A SHA-256 of what is added piece by piece.
#[derive(Clone)]
pub struct Sha256(Context);

impl Default for Sha256 {
    fn default() -> Self {
        Self(Context::new(&digest::SHA256))
    }
}

impl std::fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sha256").finish_non_exhaustive()
    }
}

impl Sha256 {
    /// The hash of a whole.
    #[must_use]
    pub fn of(content: impl AsRef<[u8]>) -> [u8; LENGTH] {
        let mut hash = Self::default();
        hash.add(content);
        hash.finish()
    }

    /// Takes in a piece.
    pub fn add(&mut self, piece: impl AsRef<[u8]>) {
        self.0.update(piece.as_ref());
    }

    /// The hash of all pieces.
    #[must_use]
    pub fn finish(self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes.copy_from_slice(self.0.finish().as_ref());
        bytes
    }
}

/// So that a file can be copied into it.
impl Write for Sha256 {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.add(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// HMAC-SHA256 of pieces, one after the other.
#[must_use]
pub fn keyed(secret: &[u8], pieces: &[&[u8]]) -> hmac::Tag {
    let mut hash = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, secret));
    for piece in pieces {
        hash.update(piece);
    }
    hash.sign()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::hex::hex;

    #[test]
    fn hashes_are_those_of_the_standards() {
        // FIPS 180-4, and test case 2 of RFC 4231.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(&Sha256::of("abc")), abc);
        let mut pieces = Sha256::default();
        pieces.add("a");
        io::copy(&mut "bc".as_bytes(), &mut pieces).unwrap();
        assert_eq!(hex(&pieces.finish()), abc);
        let keyed = keyed(b"Jefe", &[b"what do ya want ", b"for nothing?"]);
        assert_eq!(hex(keyed.as_ref()), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}

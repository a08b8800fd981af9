//! Codes that people read aloud and copy by hand.

use crate::problem::{Problem, Result};

/// 32 characters of 5 bits each; I, L, O and U are not among them.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A random code of so many characters.
///
/// # Errors
/// The system has no randomness.
pub fn drawn(length: usize) -> Result<String> {
    let mut bytes = vec![0_u8; length];
    aws_lc_rs::rand::fill(&mut bytes).map_err(Problem::internal)?;
    // 32 divides 256: every character is equally likely.
    Ok(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
}

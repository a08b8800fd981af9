//! Codes that people read aloud and copy by hand, and places that are drawn.

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

/// A random place among so many, each as likely as any other: of so large a number the remainder favours none that anybody could
/// notice. None among none.
///
/// # Errors
/// The system has no randomness.
pub fn chosen(among: usize) -> Result<Option<usize>> {
    let mut bytes = [0_u8; 16];
    aws_lc_rs::rand::fill(&mut bytes).map_err(Problem::internal)?;
    let place = u128::from_le_bytes(bytes).checked_rem(among as u128);
    place.map(|place| usize::try_from(place).map_err(Problem::internal)).transpose()
}

//! One-time codes and recovery codes: random, written so that people can copy them, stored hashed.

use crate::{api_tokens, secret_keys::random, users::entity::Model as User};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use platform::problem::Result;

/// How long a code for setting a password is good.
pub const VALIDITY: TimeDelta = Duration::hours(72);

/// Letters of a code.
pub const LENGTH: usize = 20;

/// Without letters that look like digits (RFC 4648 base 32).
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A new code of 100 random bits: `ABCDE-FGHIJ-KLMNO-PQRST`.
///
/// # Errors
/// The system has no randomness.
pub fn new() -> Result<String> {
    let letters: Vec<char> = random::<LENGTH>()?.iter().map(|byte| letter(*byte)).collect();
    Ok(letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

fn letter(five_bits: u8) -> char {
    char::from(LETTERS[usize::from(five_bits % 32)])
}

/// The stored form; hyphens, spaces and small letters do not matter.
#[must_use]
pub fn hash(code: &str) -> String {
    api_tokens::hash(&letters(code))
}

/// The letters of a code as somebody typed it.
#[must_use]
pub fn letters(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// Whether a code is the one with which a user may set a password now.
pub(crate) fn opens(user: &User, code: &str, now: DateTime<Utc>) -> bool {
    user.has_code(code) && user.code_expires_at.is_some_and(|end| now < end)
}

/// Bytes in base 32 without padding, as authenticator apps read them.
#[must_use]
pub fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(u8::try_from((held >> bits) & 31).unwrap_or_default()));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(letter(u8::try_from((held << (5 - bits)) & 31).unwrap_or_default()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_random_and_forgiving() {
        let (one, two) = (new().unwrap(), new().unwrap());
        assert!(one != two && one.len() == 23);
        assert_eq!(hash(&one), hash(&one.to_lowercase().replace('-', " ")));
        // RFC 4648 §10.
        let cases = [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("foobar", "MZXW6YTBOI"),
        ];
        for (plain, coded) in cases {
            assert_eq!(base32(plain.as_bytes()), coded);
        }
    }
}

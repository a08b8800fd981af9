//! Time-based one-time passwords (RFC 6238): SHA-1, six digits, thirty seconds, as every authenticator app has them.

use aws_lc_rs::{constant_time::verify_slices_are_equal, hmac};

/// The step of a moment.
pub(super) fn step(at: chrono::DateTime<chrono::Utc>) -> i64 {
    at.timestamp().div_euclid(30)
}

/// The code of a step.
fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let place = usize::from(tag[tag.len() - 1] & 15);
    let bytes = [tag[place] & 0x7f, tag[place + 1], tag[place + 2], tag[place + 3]];
    format!("{:06}", u32::from_be_bytes(bytes) % 1_000_000)
}

/// The step of a code that is right now, one step earlier or later, and not used before.
pub(super) fn matching(secret: &[u8], given: &str, now: i64, last: i64) -> Option<i64> {
    let fits = |step: &i64| verify_slices_are_equal(code(secret, *step).as_bytes(), given.as_bytes()).is_ok();
    let latest = latest(now);
    (now - 1..=latest).filter(|step| *step > last || last > latest).find(fits)
}

/// The last step that can be used now. One used later was used before the clock was set back; it says nothing of now, or
/// its user would be locked out until the clock is there again.
pub(super) const fn latest(now: i64) -> i64 {
    now + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_rfc_hold() {
        let secret = b"12345678901234567890";
        let cases = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, expected) in cases {
            assert_eq!(code(secret, seconds / 30), expected);
        }
        let now = 59 / 30;
        assert_eq!(matching(secret, "287082", now, 0), Some(1));
        assert_eq!(matching(secret, "287082", now + 1, 0), Some(1));
        assert_eq!(matching(secret, "287082", now + 2, 0), None);
        assert_eq!(matching(secret, "287082", now, 1), None);
        assert_eq!(matching(secret, "", now, 0), None);
        // After the clock was set back two hours.
        assert_eq!(matching(secret, "287082", now, now + 240), Some(1));
        assert_eq!(matching(secret, "287082", now, now + 1), None);
    }
}

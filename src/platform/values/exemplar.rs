//! Records that every demonstration has under the same id, so that the examples of the document can name them.

use super::hash::Sha256;
use uuid::{Builder, Uuid};

/// The district whose records they are: 嘉定.
pub const DISTRICT: &str = "310114";

/// From when the ids say that they are, in milliseconds: 2026-01-01. Those with a number follow each other.
const SINCE: u64 = 1_767_225_600_000;

/// The id of a record by its kind and what it is called there: a code, a user's name, or the how-manieth of its kind it is.
#[must_use]
pub fn exemplar(kind: &str, name: &str) -> Uuid {
    let hash = Sha256::of(format!("{kind}:{name}").as_bytes());
    let mut random = [0; 10];
    random.copy_from_slice(&hash[..10]);
    Builder::from_unix_timestamp_millis(SINCE + name.parse().unwrap_or(0), &random).into_uuid()
}

/// The id that an example means by `kind:name`.
#[must_use]
pub fn named(text: &str) -> Option<Uuid> {
    let (kind, name) = text.split_once(':')?;
    let is_kind =
        kind.contains('.') && kind.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '.' | '_'));
    is_kind.then(|| exemplar(kind, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_time_ordered_ids_and_differ() {
        let [first, second] = ["1", "2"].map(|number| exemplar("registry.meeting", number));
        assert!(first < second);
        assert_eq!((first.get_version_num(), second.get_variant()), (7, uuid::Variant::RFC4122));
        assert_ne!(exemplar("registry.meeting", "sc"), exemplar("registry.organization", "sc"));
        assert_eq!(named("registry.meeting:1"), Some(first));
        assert_eq!(
            [named("09:30:00"), named("2026-09-04T02:30:00Z"), named("https://example.org")],
            [None; 3]
        );
    }
}

//! Receipt numbers (查票码, 07 §3.7): each voter gets one for every question, and finds the own lines by them in the list of
//! the papers. They are drawn from a pool without replacement; which was drawn by whom stands nowhere.

use platform::{
    problem::Result,
    records::canonical::canonical,
    secrets::codes::{chosen, drawn},
    values::{hash::Sha256, hex::hex},
};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::BTreeSet, fmt};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};
use uuid::Uuid;

/// Characters of a number: 40 random bits. They need not be guessed, but be different.
const LENGTH: usize = 8;

/// A receipt number. It never shows itself in a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReceiptNumber(String);

impl ReceiptNumber {
    /// As it is told and listed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ReceiptNumber {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptNumber(…)")
    }
}

impl PartialSchema for ReceiptNumber {
    fn schema() -> RefOr<Schema> {
        let number = ObjectBuilder::new().schema_type(Type::String).examples(["7QK4M2XW"]);
        number.pattern(Some("^[0-9A-HJKMNP-TV-Z]{8}$")).into()
    }
}

impl ToSchema for ReceiptNumber {
    fn name() -> Cow<'static, str> {
        "ReceiptNumber".into()
    }
}

/// The numbers of a ballot, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pool(pub Vec<ReceiptNumber>);

impl Pool {
    /// So many new numbers.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn of_size(size: usize) -> Result<Self> {
        let mut numbers = BTreeSet::new();
        while numbers.len() < size {
            numbers.insert(ReceiptNumber(drawn(LENGTH)?));
        }
        Ok(Self(numbers.into_iter().collect()))
    }

    /// SHA-256 of the numbers, and of the hash of those that stand together on printed papers, in canonical JSON.
    ///
    /// # Errors
    /// It has no canonical form: never.
    pub fn hash(&self, printed_hash: Option<&str>) -> Result<String> {
        let said = serde_json::json!({"numbers": self.0, "printed_hash": printed_hash});
        Ok(hex(&Sha256::of(canonical(&said)?)))
    }

    /// The numbers that are on no paper yet.
    pub(super) fn left<'a>(&self, drawn: impl Iterator<Item = &'a ReceiptNumber>) -> Vec<ReceiptNumber> {
        let drawn: BTreeSet<&ReceiptNumber> = drawn.collect();
        self.0.iter().filter(|number| !drawn.contains(number)).cloned().collect()
    }
}

/// Takes so many numbers out of those that are left, each as likely as any other; none if there are too few.
pub(super) fn taken(left: &mut Vec<ReceiptNumber>, count: usize) -> Result<Option<Vec<ReceiptNumber>>> {
    let mut taken = Vec::with_capacity(count);
    while taken.len() < count {
        let Some(place) = chosen(left.len())? else { return Ok(None) };
        taken.push(left.swap_remove(place));
    }
    Ok(Some(taken))
}

/// Brings items into an order that tells nothing: each draws a number so large that no two draw the same. A system without
/// chance ends this with a panic, and no vote is written in an order that tells.
#[expect(clippy::disallowed_methods, reason = "a random number is what is wanted")]
pub(super) fn shuffle<T>(items: &mut [T]) {
    items.sort_by_cached_key(|_| Uuid::new_v4());
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn every_order_is_as_likely_as_any_other() {
        let mut seen: HashMap<[u8; 3], u32> = HashMap::new();
        for _ in 0..6000 {
            let mut items = [1, 2, 3];
            shuffle(&mut items);
            *seen.entry(items).or_default() += 1;
        }
        assert_eq!(seen.len(), 6);
        // A thousand each; seven standard deviations.
        assert!(seen.values().all(|count| (800..1200).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_pool_has_each_number_once_and_gives_it_out_once() {
        let pool = Pool::of_size(287 * 9).unwrap();
        assert!(pool.0.is_sorted() && pool.0.len() == 287 * 9);
        let distinct: BTreeSet<_> = pool.0.iter().collect();
        assert_eq!(distinct.len(), pool.0.len());
        let mut left = pool.left([].iter());
        let drawn = taken(&mut left, 9).unwrap().unwrap();
        assert!(left.len() == pool.0.len() - 9 && !left.iter().any(|number| drawn.contains(number)));
        assert_eq!(pool.left(drawn.iter()).len(), left.len());
        assert!(taken(&mut drawn.clone(), 10).unwrap().is_none());
        let hash = pool.hash(None).unwrap();
        assert!(hash != Pool(drawn).hash(None).unwrap() && hash != pool.hash(Some("printed")).unwrap());
        assert_eq!(format!("{:?}", pool.0[0]), "ReceiptNumber(…)");
    }
}

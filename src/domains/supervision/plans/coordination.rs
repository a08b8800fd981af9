//! Whether the items of a plan crowd one organ or repeat a topic (02 §3.2): hints, not refusals.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the check looks at.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The topic.
    pub title: String,
    /// The organ that reports.
    pub organ: Uuid,
    /// When it is deliberated, if that is known.
    pub meets_on: Option<NaiveDate>,
}

/// What the check found.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// An organ has too many items in a quarter.
    Crowded {
        /// The organ.
        organ: Uuid,
        /// `2026-Q3`.
        quarter: String,
        /// How many.
        items: usize,
    },
    /// Two items have one topic.
    Repeated {
        /// The topic.
        title: String,
    },
}

/// `2026-Q3`.
#[must_use]
pub fn quarter(day: NaiveDate) -> String {
    format!("{}-Q{}", day.year(), day.month0() / 3 + 1)
}

/// A topic as it is compared: letters and digits, whatever the case and the punctuation.
fn topic(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Looks for quarters in which an organ has more than `most` items, and for repeated topics.
#[must_use]
pub fn findings(items: &[Planned], most: usize) -> Vec<Finding> {
    let mut quarters: BTreeMap<(String, Uuid), usize> = BTreeMap::new();
    let mut topics: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for item in items {
        if let Some(day) = item.meets_on {
            *quarters.entry((quarter(day), item.organ)).or_default() += 1;
        }
        topics.entry(topic(&item.title)).or_insert((0, &item.title)).0 += 1;
    }
    let crowded = quarters.into_iter().filter(|(_, items)| *items > most);
    let crowded = crowded.map(|((quarter, organ), items)| Finding::Crowded { organ, quarter, items });
    let repeated = topics.into_values().filter(|(items, _)| *items > 1);
    crowded.chain(repeated.map(|(_, title)| Finding::Repeated { title: title.to_owned() })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(title: &str, day: &str) -> Planned {
        Planned { title: title.into(), organ: Uuid::nil(), meets_on: Some(day.parse().unwrap()) }
    }

    #[test]
    fn the_fourth_item_of_a_quarter_and_a_repeated_topic_are_found() {
        let mut items =
            vec![planned("a", "2026-07-01"), planned("b", "2026-08-01"), planned("c", "2026-09-30")];
        assert!(findings(&items, 3).is_empty());
        items.push(planned("d", "2026-10-01"));
        assert!(findings(&items, 3).is_empty());
        items.push(planned("“A”", "2026-09-01"));
        let crowded = Finding::Crowded { organ: Uuid::nil(), quarter: "2026-Q3".into(), items: 4 };
        assert_eq!(findings(&items, 3), [crowded, Finding::Repeated { title: "a".into() }]);
    }
}

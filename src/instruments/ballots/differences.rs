//! What differs between what was sealed and what is there.

use super::{numbers::ReceiptNumber, seal::Entry};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It was not there when the vote was closed.
    Added(&'static str, ReceiptNumber),
    /// It says something else.
    Changed(&'static str, ReceiptNumber),
    /// It is not there any more.
    Removed(&'static str, ReceiptNumber),
    /// It is there more than once.
    Doubled(&'static str, ReceiptNumber),
    /// Its number is none of those that the supervisors signed for.
    Foreign(&'static str, ReceiptNumber),
    /// What it says to a question, by its place from 0, is no mark of this ballot.
    Unreadable(&'static str, ReceiptNumber, usize),
    /// So many are no papers of this ballot: without its numbers, or with the name of a member.
    Malformed(usize),
    /// Not every supervisor has signed the record yet.
    Open,
    /// The service saw other signatures of supervisors, or on another record.
    Signatures,
    /// A hash is not that of what it was taken from.
    Hash(&'static str),
    /// The service did not sign these hashes.
    Unsigned,
    /// A supervisor did not sign what is there.
    Supervisor(&'static str, String),
    /// A figure of the record is not what the recount says: name, recorded, counted.
    Figure(String, String, String),
    /// More or fewer have voted than papers are there.
    Voters(usize, usize),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added(what, number) => write!(f, "{what} {} was added", number.as_str()),
            Self::Changed(what, number) => write!(f, "{what} {} was changed", number.as_str()),
            Self::Removed(what, number) => write!(f, "{what} {} was removed", number.as_str()),
            Self::Doubled(what, number) => write!(f, "{what} {} is there more than once", number.as_str()),
            Self::Foreign(what, number) => {
                write!(f, "{what} {} has a number that is not of the pool", number.as_str())
            }
            Self::Unreadable(what, number, question) => {
                write!(f, "{what} {} has a mark that cannot be read (question {question})", number.as_str())
            }
            Self::Malformed(count) => write!(f, "{count} papers are none of this ballot"),
            Self::Open => f.write_str("not every supervisor has signed the record"),
            Self::Signatures => {
                f.write_str("the signatures of the supervisors are not those that were given")
            }
            Self::Hash(what) => write!(f, "the hash of the {what} is another one"),
            Self::Unsigned => f.write_str("the seal was not signed with this key"),
            Self::Supervisor(what, id) => write!(f, "supervisor {id} did not sign this {what}"),
            Self::Figure(name, recorded, counted) => {
                write!(f, "{name}: recorded {recorded}, counted {counted}")
            }
            Self::Voters(voters, papers) => write!(f, "{voters} have voted, {papers} papers are there"),
        }
    }
}

/// What differs between sealed entries and present ones.
pub(super) fn compared(what: &'static str, sealed: &[Entry], present: &[Entry]) -> Vec<Difference> {
    let of = |entries: &[Entry]| -> BTreeMap<ReceiptNumber, Vec<String>> {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for entry in entries {
            found.entry(entry.number.clone()).or_default().push(entry.digest.clone());
        }
        found
    };
    let (sealed, present) = (of(sealed), of(present));
    let mut differences = Vec::new();
    for (number, digests) in &sealed {
        match present.get(number) {
            None => differences.push(Difference::Removed(what, number.clone())),
            Some(found) if found.len() > digests.len() => {
                differences.push(Difference::Doubled(what, number.clone()));
            }
            Some(found) if found != digests => differences.push(Difference::Changed(what, number.clone())),
            Some(_) => {}
        }
    }
    let added = present.into_keys().filter(|number| !sealed.contains_key(number));
    differences.extend(added.map(|number| Difference::Added(what, number)));
    differences
}

/// Numbers that are not of the pool, or that are used more than once.
pub(super) fn numbered<'a>(
    what: &'static str,
    pool: &[ReceiptNumber],
    numbers: impl Iterator<Item = &'a ReceiptNumber>,
) -> Vec<Difference> {
    let pool: BTreeSet<&ReceiptNumber> = pool.iter().collect();
    let (mut seen, mut differences) = (BTreeSet::new(), Vec::new());
    for number in numbers {
        if !pool.contains(number) {
            differences.push(Difference::Foreign(what, number.clone()));
        } else if !seen.insert(number) {
            differences.push(Difference::Doubled(what, number.clone()));
        }
    }
    differences
}

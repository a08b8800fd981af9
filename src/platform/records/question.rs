//! Questions: filters that are no column, such as whether something is urgent today.

use crate::{
    problem::{Problem, Result, codes},
    values::{schema::Schema, text::Text},
};
use chrono::NaiveDate;
use sea_orm::Condition;
use std::collections::BTreeSet;

/// A filter with a name of its own.
#[derive(Clone, Copy)]
pub struct Question {
    /// The parameter.
    pub name: &'static str,
    /// What it asks, for the document.
    pub about: &'static str,
    /// The schema of a value.
    pub schema: fn() -> Schema,
    /// What the answers fulfil.
    pub condition: fn(&Asked<'_>) -> Result<Condition>,
}

/// A question as it was asked.
pub struct Asked<'a> {
    pub(crate) question: &'a Question,
    pub(crate) pairs: &'a [(String, String)],
    /// Today's legal date.
    pub today: NaiveDate,
}

impl Asked<'_> {
    /// Every value that was given, once.
    ///
    /// # Errors
    /// `INVALID_PARAMETER`.
    pub fn values<T: Ord>(&self, read: impl Fn(&str) -> Option<T>) -> Result<BTreeSet<T>> {
        let given = self.pairs.iter().filter(|(name, _)| name == self.question.name);
        let allowed = || (self.question.schema)().brief();
        given.map(|(name, value)| read(value).ok_or_else(|| wrong(name, value, allowed()))).collect()
    }

    /// The values of another parameter of the same query.
    pub fn beside<'b>(&'b self, other: &'b str) -> impl Iterator<Item = &'b str> {
        self.pairs.iter().filter(move |(name, _)| name == other).map(|(_, value)| value.as_str())
    }
}

/// A parameter whose value is none of those that are allowed. It is told as it was read: a list of names between commas is one value.
pub(crate) fn wrong(name: &str, value: &str, allowed: impl Into<serde_json::Value>) -> Problem {
    let told = Text::<100, 0>::cut(value, "");
    let wrong = Problem::new(codes::INVALID_PARAMETER).with("parameter", name);
    wrong.with("value", &*told).with("allowed", allowed)
}

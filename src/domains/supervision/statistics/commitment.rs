//! A promise of a special inquiry.

use chrono::NaiveDate;
use instruments::opinion_clauses::ClauseResult;

/// A promise that has fallen due.
#[derive(Debug, Clone)]
pub(super) struct Commitment {
    /// Its day.
    pub due_on: NaiveDate,
    /// What became of the clause that it was copied into.
    pub result: Option<ClauseResult>,
    /// When the organ reported that last.
    pub reported_on: Option<NaiveDate>,
}

impl Commitment {
    /// Whether it was solved, at least basically, by its day.
    pub(super) fn is_met(&self) -> bool {
        let solved = matches!(self.result, Some(ClauseResult::Solved | ClauseResult::BasicallySolved));
        solved && self.reported_on.is_some_and(|day| day <= self.due_on)
    }
}

//! SV16: what was promised in special inquiries, and kept by its day.

use super::{
    api::{Indicator, count},
    reading::Reading,
};
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
    fn is_met(&self) -> bool {
        let solved = matches!(self.result, Some(ClauseResult::Solved | ClauseResult::BasicallySolved));
        solved && self.reported_on.is_some_and(|day| day <= self.due_on)
    }
}

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let met = count(reading.commitments.iter().filter(|commitment| commitment.is_met()));
    let due = count(reading.commitments.iter());
    vec![Indicator::share("SV16", ("承诺兑现率", "Commitments met by their day"), met, due)]
}

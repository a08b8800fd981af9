//! The goals of the years of what takes several (07 §2.4).

use super::{entity::Model, words::CandidateStage};
use chrono::Datelike;
use platform::values::numbers::Hundredths;

/// Whether goals are those of some years, one for each in their order, of which the last is the whole.
pub(crate) fn lead_to_the_whole(
    stages: &[CandidateStage],
    years: impl Iterator<Item = i64>,
    whole: Hundredths,
) -> bool {
    let each = stages.iter().map(|stage| stage.year.get()).eq(years);
    let measured = stages.iter().all(|stage| stage.target_value > Hundredths(0));
    each && measured && stages.last().is_some_and(|stage| stage.target_value == whole)
}

impl Model {
    /// Whether a candidate of the list of a year says a goal for each year that it takes, or ends in that of the list and has one: what
    /// ends later is one of several years, whatever it calls itself.
    pub(super) fn is_staged_from(&self, year: i64) -> bool {
        let Some((start, finish)) = self.start_on.zip(self.finish_on) else { return false };
        let (first, last) = (year.min(i64::from(start.year())), i64::from(finish.year()));
        if !self.is_cross_year {
            return last <= year && self.stages.0.is_empty();
        }
        let whole = self.target_value.unwrap_or_default();
        last > first && lead_to_the_whole(&self.stages.0, first..=last, whole)
    }

    /// Whether what is done at its places is the goal together.
    pub(super) fn is_placed(&self) -> bool {
        let sum = self.locations.0.iter().map(|one| i128::from(one.target.0)).sum::<i128>();
        self.target_value.is_some_and(|target| i128::from(target.0) == sum)
    }
}

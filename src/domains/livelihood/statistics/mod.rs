//! The indicators of livelihood projects (07 §5): computed from the records of a year whenever they are asked for, never reported.

mod api;
mod delivery;
mod ideas;
mod reading;
#[cfg(test)]
mod tests;
mod verdict;

pub(super) use api::routes;

use instruments::statistics::count;
use platform::values::numbers::Hundredths;

/// Of what was measured; of nothing there is none.
fn mean(scores: &[Hundredths]) -> Option<Hundredths> {
    let sum: i128 = scores.iter().map(|score| i128::from(score.0)).sum();
    Hundredths::quotient(sum, i128::from(count(scores.iter())) * 100)
}

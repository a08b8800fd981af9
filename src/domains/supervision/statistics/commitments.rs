//! SV16: what was promised in special inquiries, and kept by its day.

use super::reading::Reading;
use instruments::statistics::{Indicator, count};

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let met = count(reading.commitments.iter().filter(|commitment| commitment.is_met()));
    let due = count(reading.commitments.iter());
    vec![Indicator::share("SV16", ("承诺兑现率", "Commitments met by their day"), met, due)]
}

//! SV14: what is published of what has to be, and after how many days.

use super::reading::Reading;
use crate::openness::Openness;
use instruments::statistics::{Decimal, Indicator};

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let all = reading
        .dossiers
        .iter()
        .chain(&reading.inquiries)
        .map(Openness::of)
        .fold(Openness::default(), Openness::and);
    let published = i64::try_from(all.lags.len()).unwrap_or(i64::MAX);
    let lag = ("公开时滞中位数", "Median days until publication");
    vec![
        Indicator::share("SV14", ("公开率", "Texts published"), all.published, all.required).part("share"),
        Indicator::new("SV14", lag, published, None, all.median_lag().map(Decimal::Two), "days").part("lag"),
    ]
}

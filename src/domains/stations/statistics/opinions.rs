//! HS11 to HS17: what becomes of opinions, and what people think of it.

use super::reading::Reading;
use crate::{
    citizen_opinions::{CitizenOpinionState, entity::Model as Opinion},
    outcome::{OutcomeClass, Rating},
};
use instruments::{
    deadlines::DeadlineState,
    statistics::{Decimal, Indicator, count},
};
use platform::values::numbers::Hundredths;

/// Whether it was accepted, or answered at once.
fn is_accepted(opinion: &Opinion) -> bool {
    !matches!(opinion.state, CitizenOpinionState::Received | CitizenOpinionState::NotAccepted)
}

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let opinions = || reading.opinions.iter();
    let accepted = count(opinions().filter(|one| is_accepted(one)));
    let replied = || opinions().filter(|one| one.replied_on.is_some());
    let rated = || opinions().filter(|one| one.rated_on.is_some());
    let due = || reading.replies_due.iter();
    let kept = count(due().filter(|day| day.state == DeadlineState::Met));
    let mut days: Vec<i64> =
        replied().filter_map(|one| Some((one.replied_on? - one.first_assigned_on?).num_days())).collect();
    let adopted = count(replied().filter(|one| one.outcome_class == Some(OutcomeClass::AdoptedResolved)));
    let again = count(rated().filter(|one| one.rehandle_count > 0));
    let converted = count(opinions().filter(|one| one.suggestion_id.is_some()));
    let taken = ("办理天数", "Days until the reply");
    let mut indicators = vec![
        Indicator::share("HS11", ("意见受理率", "Opinions accepted"), accepted, count(opinions())),
        Indicator::share("HS12", ("意见按期答复率", "Opinions answered in time"), kept, count(due())),
        Indicator::per("HS13", taken, (days.iter().sum(), count(days.iter())), 1, "days").part("mean"),
        Indicator {
            value: median(&mut days).map(Decimal::Two),
            ..Indicator::count("HS13", taken, count(days.iter()), "days").part("median")
        },
        Indicator::share("HS14", ("解决采纳率", "Opinions resolved or adopted"), adopted, count(replied())),
        Indicator::share("HS16", ("重办率", "Opinions handled again"), again, count(rated())),
        Indicator::share("HS17", ("意见转建议率", "Opinions turned into suggestions"), converted, accepted),
    ];
    indicators.extend(satisfaction(reading));
    indicators
}

/// The value in the middle, of two the half of their sum.
fn median(days: &mut [i64]) -> Option<Hundredths> {
    days.sort_unstable();
    let (low, high) = (days.get(days.len().checked_sub(1)? / 2)?, days.get(days.len() / 2)?);
    Some(Hundredths((low + high) * 50))
}

/// One side of a rating.
type Axis = fn(&Opinion) -> Option<Rating>;

/// Who has not rated is counted apart, and never satisfied.
fn satisfaction(reading: &Reading) -> Vec<Indicator> {
    let rated = || reading.opinions.iter().filter(|one| one.rated_on.is_some());
    let all = count(rated());
    let axes: [(Axis, &str, &str); 2] = [
        (|one| one.rating_attitude, "attitude_satisfied", "attitude_basically_satisfied"),
        (|one| one.rating_result, "result_satisfied", "result_basically_satisfied"),
    ];
    let mut indicators = Vec::new();
    for (axis, satisfied, basically) in axes {
        let full = count(rated().filter(|one| axis(one) == Some(Rating::Satisfied)));
        let part = count(rated().filter(|one| axis(one) == Some(Rating::BasicallySatisfied)));
        let label = ("满意率", "Satisfied with the reply");
        indicators.push(Indicator::share("HS15", label, full, all).part(satisfied));
        let label = ("含基本满意率", "At least basically satisfied with the reply");
        indicators.push(Indicator::share("HS15", label, full + part, all).part(basically));
    }
    let silent = reading.opinions.iter().filter(|one| one.replied_on.is_some() && one.rated_on.is_none());
    let label = ("未评价件数", "Replies that were not rated");
    indicators.push(Indicator::count("HS15", label, count(silent), "opinions").part("not_rated"));
    indicators
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_nothing_is_nothing() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [7]), Some(Hundredths(700)));
        assert_eq!(median(&mut [10, 1]), Some(Hundredths(550)));
    }

    proptest::proptest! {
        /// As many are below it as above it: the oracle takes the least and the greatest away until one or two are left.
        #[test]
        fn the_median_lies_in_the_middle(days in proptest::collection::vec(0i64..400, 1..40)) {
            let mut left = days.clone();
            while left.len() > 2 {
                let least = left.iter().enumerate().min_by_key(|(_, day)| **day).unwrap().0;
                left.swap_remove(least);
                let greatest = left.iter().enumerate().max_by_key(|(_, day)| **day).unwrap().0;
                left.swap_remove(greatest);
            }
            let middle = left.iter().sum::<i64>() * 100 / i64::try_from(left.len()).unwrap();
            assert_eq!(median(&mut days.clone()), Some(Hundredths(middle)));
        }
    }
}

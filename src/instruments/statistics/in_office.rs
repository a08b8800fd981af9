//! Deputy-days: how many deputies of a street were in office on average (01 §4.5).

use super::Period;
use access::running_terms::Window;
use chrono::NaiveDate;
use platform::values::numbers::Hundredths;
use registry::deputies::{DeputyState, entity::Model as Deputy};

/// The days of a period on which a deputy was in office: of a term that ran, and neither suspended nor terminated then.
pub(super) fn days_in_office(deputy: &Deputy, windows: &[Window], period: Period) -> i64 {
    let window = windows.iter().find(|window| window.term_id == deputy.term_id);
    let Some(window) = window else { return 0 };
    let from = window.from.max(period.from);
    let left = (deputy.state != DeputyState::Active).then_some(deputy.state_date).flatten();
    let ends = [window.until, left].into_iter().flatten().filter_map(|day| day.pred_opt());
    let to = ends.fold(period.to, NaiveDate::min);
    ((to - from).num_days() + 1).max(0)
}

/// Whether a deputy is in office on a day.
pub(super) fn is_in_office(deputy: &Deputy, windows: &[Window], day: NaiveDate) -> bool {
    days_in_office(deputy, windows, Period { from: day, to: day }) == 1
}

/// The average number of deputies over a period, two places.
pub(super) fn average(deputy_days: i64, period: Period) -> Hundredths {
    Hundredths::quotient(deputy_days.into(), period.days().into()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    proptest::proptest! {
        /// Counted day by day.
        #[test]
        fn days_are_those_on_which_the_deputy_is_in_office(start in 0i64..60, until in 0i64..120, left in 0i64..120, state in 0u8..2) {
            let on = |offset: i64| day("2026-01-01") + chrono::TimeDelta::days(offset);
            let window = Window { term_id: Uuid::nil(), from: on(start), until: Some(on(until)) };
            let mut deputy = Deputy::default();
            if state == 1 {
                (deputy.state, deputy.state_date) = (DeputyState::Suspended, Some(on(left)));
            }
            let period = Period { from: on(10), to: on(99) };
            let naive = (10..=99).filter(|offset| {
                (start..until).contains(offset) && (state == 0 || *offset < left)
            });
            let naive = i64::try_from(naive.count()).unwrap();
            proptest::prop_assert_eq!(days_in_office(&deputy, &[window], period), naive);
        }
    }
}

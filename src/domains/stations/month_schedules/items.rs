//! The items of a month: their hours, and whether somebody is needed in two places.

use super::words::{ScheduleCategory, ScheduledItem};
use chrono::{Datelike, NaiveDate};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Minutes since midnight of `09:30`.
fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Items of a month at most.
pub(crate) const MOST_ITEMS: usize = 100;

/// From when until when in minutes since midnight, if those are hours of a day in their order.
pub(crate) fn hours(from: &str, until: &str) -> Option<(u32, u32)> {
    let hours = (minutes(from)?, minutes(until)?);
    (hours.0 < hours.1).then_some(hours)
}

impl ScheduledItem {
    /// From when until when, if those are hours of a day in their order.
    pub(crate) fn hours(&self) -> Option<(u32, u32)> {
        hours(&self.start_time, &self.end_time)
    }

    /// Whether it lies in a month, at hours of a day, and a reception has somebody who receives.
    fn fits(&self, year: i32, month: u32) -> bool {
        let distinct: HashSet<&Uuid> = self.deputy_ids.iter().collect();
        let received = self.category != ScheduleCategory::VoterReception || !self.deputy_ids.is_empty();
        let here = self.date.year() == year && self.date.month() == month;
        here && received && self.hours().is_some() && distinct.len() == self.deputy_ids.len()
    }
}

/// The first item that does not fit its month, or whose number stands twice. What is over stays as it was.
pub(super) fn first_strange(
    items: &[ScheduledItem],
    (year, month): (i32, u32),
    over: &[ScheduledItem],
) -> Option<usize> {
    let mut numbers = HashSet::new();
    let fits = |item: &ScheduledItem| item.fits(year, month) || over.contains(item);
    items.iter().position(|item| !fits(item) || !numbers.insert(item.seq))
}

/// The first deputy who is needed in two places, of these items or of these and those: each deputy has a list of hours for each day.
pub(super) fn clash(items: &[ScheduledItem], others: &[ScheduledItem]) -> Option<Uuid> {
    let mut taken: HashMap<(Uuid, NaiveDate), Vec<(u32, u32)>> = HashMap::new();
    for (item, hours) in others.iter().filter_map(|item| Some((item, item.hours()?))) {
        for deputy in &item.deputy_ids {
            taken.entry((*deputy, item.date)).or_default().push(hours);
        }
    }
    for (item, hours) in items.iter().filter_map(|item| Some((item, item.hours()?))) {
        for deputy in &item.deputy_ids {
            let of_the_day = taken.entry((*deputy, item.date)).or_default();
            if of_the_day.iter().any(|other| hours.0 < other.1 && other.0 < hours.1) {
                return Some(*deputy);
            }
            of_the_day.push(hours);
        }
    }
    None
}

/// The first and the last day of a month.
pub(crate) fn days_of(year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next = first.checked_add_months(chrono::Months::new(1))?;
    Some((first, next.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::values::{numbers::Whole, text::Text};

    fn item(seq: i64, day: &str, hours: (&str, &str), deputies: &[u128]) -> ScheduledItem {
        ScheduledItem {
            seq: Whole::stored(seq),
            date: day.parse().unwrap(),
            start_time: Text::stored(hours.0),
            end_time: Text::stored(hours.1),
            category: ScheduleCategory::VoterReception,
            topic: Text::stored("停车"),
            deputy_ids: deputies.iter().copied().map(Uuid::from_u128).collect(),
            place: Text::stored("站点"),
            reception_rule_id: None,
            plan_item_id: None,
        }
    }

    #[test]
    fn hours_are_hours_of_a_day_in_their_order() {
        for (start, end, fits) in [
            ("09:00", "11:00", true),
            ("00:00", "23:59", true),
            ("11:00", "09:00", false),
            ("09:00", "09:00", false),
            ("24:00", "25:00", false),
            ("9:000", "11:00", false),
            ("+9:00", "11:00", false),
            ("09:60", "11:00", false),
        ] {
            assert_eq!(item(1, "2026-09-15", (start, end), &[1]).hours().is_some(), fits, "{start} {end}");
        }
    }

    #[test]
    fn items_lie_in_their_month_and_have_numbers_of_their_own() {
        let good = item(1, "2026-09-15", ("09:00", "11:00"), &[1]);
        assert_eq!(first_strange(std::slice::from_ref(&good), (2026, 9), &[]), None);
        assert_eq!(first_strange(std::slice::from_ref(&good), (2026, 10), &[]), Some(0));
        assert_eq!(first_strange(&[good.clone(), good.clone()], (2026, 9), &[]), Some(1));
        let nobody = [item(1, "2026-09-15", ("09:00", "11:00"), &[])];
        assert_eq!(first_strange(&nobody, (2026, 9), &[]), Some(0));
        assert_eq!(first_strange(&nobody, (2026, 9), &nobody), None, "what is over stays as it was");
        let twice = [item(1, "2026-09-15", ("09:00", "11:00"), &[1, 1])];
        assert_eq!(first_strange(&twice, (2026, 9), &[]), Some(0));
        assert_eq!(days_of(2026, 2).map(|days| days.1), "2026-02-28".parse().ok());
    }

    proptest::proptest! {
        /// The oracle goes through the minutes of the day.
        #[test]
        fn a_clash_is_a_minute_in_two_places(a in 0u32..1400, b in 1u32..39, c in 0u32..1400, d in 1u32..39, same in proptest::bool::ANY) {
            let time = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let one = item(1, "2026-09-15", (&time(a), &time(a + b)), &[1, 2]);
            let two = item(2, "2026-09-15", (&time(c), &time(c + d)), if same { &[2, 3] } else { &[3, 4] });
            let minute = (a..a + b).any(|minute| (c..c + d).contains(&minute));
            let found = clash(std::slice::from_ref(&one), std::slice::from_ref(&two));
            assert_eq!(found, (minute && same).then(|| Uuid::from_u128(2)));
            assert_eq!(clash(&[one.clone(), two.clone()], &[]).is_some(), minute && same);
            let another_day = ScheduledItem { date: "2026-09-16".parse().unwrap(), ..two };
            assert_eq!(clash(&[one], &[another_day]), None);
        }
    }
}

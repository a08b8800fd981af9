//! On which days a site was in use: since it was opened, without its suspensions, until it closed.

use super::{entity::Model, words::Pause};
use chrono::NaiveDate;
use instruments::activities::Days;

impl Pause {
    /// Whether some day from one to another lies in it.
    #[must_use]
    pub(crate) fn touches(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.from <= to && self.until.is_none_or(|until| from < until) && self.until != Some(self.from)
    }
}

impl Model {
    /// The days on which it was in use, and will be as far as anybody knows.
    #[must_use]
    pub(crate) fn open_days(&self) -> Vec<Days> {
        let Some(mut from) = self.opened_on else { return Vec::new() };
        let mut days = Vec::new();
        // One that ended on the day on which it began was none.
        for pause in self.suspensions.0.iter().filter(|pause| pause.until != Some(pause.from)) {
            days.push(Days { from, until: Some(pause.from) });
            match pause.until {
                Some(until) => from = until,
                None => return days,
            }
        }
        days.push(Days { from, until: self.closed_on });
        days
    }

    /// Whether it was in use on each day from one to another.
    #[must_use]
    pub(crate) fn is_open_throughout(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.open_days().iter().any(|days| days.from <= from && days.until.is_none_or(|until| to < until))
    }

    /// From today it is suspended.
    pub(super) fn pause(&mut self, today: NaiveDate) {
        self.suspensions.0.push(Pause { from: today, until: None });
    }

    /// Its suspension ends today.
    pub(super) fn resume(&mut self, today: NaiveDate) {
        if let Some(pause) = self.suspensions.0.last_mut().filter(|pause| pause.until.is_none()) {
            pause.until = Some(today);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(offset: i64) -> NaiveDate {
        NaiveDate::default() + chrono::TimeDelta::days(offset)
    }

    proptest::proptest! {
        /// The oracle goes day by day.
        #[test]
        fn a_site_is_open_but_when_it_is_suspended_or_closed(opened in 0i64..20, first in 0i64..20, pause in 0i64..10, again in proptest::option::of(0i64..10), closed in proptest::option::of(30i64..60)) {
            let mut site = Model { opened_on: Some(day(opened)), ..Model::default() };
            site.pause(day(opened + first));
            site.resume(day(opened + first + pause));
            if let Some(again) = again {
                site.pause(day(opened + first + pause + again));
            }
            site.closed_on = closed.map(|closed| day(opened + closed));
            let is_open = |offset: i64| {
                let since = offset - opened;
                let paused = (first..first + pause).contains(&since) || again.is_some_and(|again| since >= first + pause + again);
                since >= 0 && !paused && closed.is_none_or(|closed| since < closed || again.is_some())
            };
            for offset in 0..80 {
                proptest::prop_assert_eq!(site.is_open_throughout(day(offset), day(offset)), is_open(offset), "{}", offset);
                let both = is_open(offset) && is_open(offset + 1);
                proptest::prop_assert_eq!(site.is_open_throughout(day(offset), day(offset + 1)), both, "{}", offset);
            }
        }
    }
}

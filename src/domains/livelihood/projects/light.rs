//! How far a project is behind its milestones (07 §4.4), in whole numbers.

use super::words::{Milestone, ProjectLight};
use chrono::{Days, NaiveDate};

/// The numbers of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LightRules {
    /// Up to so many percent points behind it is green.
    pub green_points: i64,
    /// Up to so many it is yellow.
    pub yellow_points: i64,
    /// What is later than so many days is red.
    pub red_days: u32,
}

impl LightRules {
    /// The first day on which something that was due is so late that it is red.
    fn red_from(self, due_on: NaiveDate) -> NaiveDate {
        due_on + Days::new(u64::from(self.red_days) + 1)
    }

    /// The light on a day: by the weight of what is due and not done, and by how late the latest of it is; a monthly report that is as
    /// late is red too.
    #[must_use]
    pub fn on(self, day: NaiveDate, milestones: &[Milestone], report_due: Option<NaiveDate>) -> ProjectLight {
        let late = || milestones.iter().filter(|one| one.done_on.is_none() && one.due_on < day);
        let behind: i64 = late().map(|one| one.weight.get()).sum();
        let too_late = late().map(|one| one.due_on).chain(report_due).any(|due| self.red_from(due) <= day);
        match behind {
            _ if too_late => ProjectLight::Red,
            behind if behind <= self.green_points => ProjectLight::Green,
            behind if behind <= self.yellow_points => ProjectLight::Yellow,
            _ => ProjectLight::Red,
        }
    }

    /// The next day after one on which the light may be another, if nothing is done until then.
    #[must_use]
    pub fn changes_after(
        self,
        day: NaiveDate,
        milestones: &[Milestone],
        report_due: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let open = milestones.iter().filter(|one| one.done_on.is_none()).map(|one| one.due_on);
        let days = open.flat_map(|due| [due + Days::new(1), self.red_from(due)]);
        days.chain(report_due.map(|due| self.red_from(due))).filter(|next| *next > day).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::values::{numbers::Whole, text::Text};
    use proptest::prelude::*;

    const RULES: LightRules = LightRules { green_points: 5, yellow_points: 20, red_days: 30 };

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + Days::new(number)
    }

    fn milestone(weight: i64, due: u64, done: bool) -> Milestone {
        Milestone {
            name: Text::stored("节点"),
            weight: Whole::stored(weight),
            original_due_on: day(due),
            due_on: day(due),
            done_on: done.then(|| day(due)),
            evidence_ids: Vec::new(),
            late_reason: None,
        }
    }

    #[test]
    fn the_examples_of_the_domain() {
        let five = |done: usize| -> Vec<Milestone> {
            [1, 5, 9, 100, 200]
                .into_iter()
                .enumerate()
                .map(|(at, due)| milestone(20, due, at < done))
                .collect()
        };
        assert_eq!(RULES.on(day(10), &five(3), None), ProjectLight::Green);
        assert_eq!(RULES.on(day(10), &five(2), None), ProjectLight::Yellow);
        assert_eq!(RULES.on(day(10), &five(1), None), ProjectLight::Red);
        // What is done early offsets nothing.
        let mut early = five(2);
        early[4].done_on = Some(day(1));
        assert_eq!(RULES.on(day(10), &early, None), ProjectLight::Yellow);
        // Thirty days late is yellow still, one more is red, however light it weighs.
        let light = [milestone(1, 10, false)];
        assert_eq!(RULES.on(day(40), &light, None), ProjectLight::Green);
        assert_eq!(RULES.on(day(41), &light, None), ProjectLight::Red);
        assert_eq!(RULES.on(day(41), &[], Some(day(10))), ProjectLight::Red);
        assert_eq!(RULES.on(day(40), &[], Some(day(10))), ProjectLight::Green);
    }

    proptest! {
        /// Looking only on the days that are named finds every change.
        #[test]
        fn it_changes_on_no_other_day(all in proptest::collection::vec((1i64..=60, 0u64..120, any::<bool>()), 0..6), report in proptest::option::of(0u64..120)) {
            let milestones: Vec<Milestone> = all.iter().map(|(weight, due, done)| milestone(*weight, *due, *done)).collect();
            let report = report.map(day);
            for today in 0..200 {
                let next = RULES.changes_after(day(today), &milestones, report);
                let before = RULES.on(day(today), &milestones, report);
                if next != Some(day(today + 1)) {
                    prop_assert_eq!(before, RULES.on(day(today + 1), &milestones, report));
                }
            }
        }

        #[test]
        fn it_is_that_of_a_naive_count(all in proptest::collection::vec((1i64..=60, 0u64..120, any::<bool>()), 0..6), today in 0u64..200) {
            let milestones: Vec<Milestone> = all.iter().map(|(weight, due, done)| milestone(*weight, *due, *done)).collect();
            let (mut behind, mut red) = (0, false);
            for (weight, due, done) in all {
                if !done && due < today {
                    behind += weight;
                    red |= today - due > 30;
                }
            }
            let naive = if red || behind > 20 { ProjectLight::Red } else if behind > 5 { ProjectLight::Yellow } else { ProjectLight::Green };
            prop_assert_eq!(RULES.on(day(today), &milestones, None), naive);
        }
    }
}

//! Guard G1 (01 §4.1): what a street does of the work of supervision was assigned to it and accepted (地方组织法第五十九条).

use super::ActivityCategory;
use chrono::NaiveDate;
use uuid::Uuid;

/// The kind of the record that an assignment is.
pub const ASSIGNMENT: &str = "street_committee.assignment";

/// What an accepted assignment covers: the answer of the layer that has assignments. One that was not accepted covers nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covering(pub Option<Cover>);

/// For whom, for what, and on which days an assignment holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Who assigned it.
    pub issuer: Uuid,
    /// The committee that accepted it.
    pub committee: Uuid,
    /// For what.
    pub categories: Vec<ActivityCategory>,
    /// The first day: neither before the acceptance nor before work was to begin.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

impl Cover {
    /// Whether it covers what somebody of this committee's street does, on every one of these days.
    #[must_use]
    pub fn holds(
        &self,
        committee: Uuid,
        category: ActivityCategory,
        (first, last): (NaiveDate, NaiveDate),
    ) -> bool {
        self.committee == committee
            && self.categories.contains(&category)
            && self.from <= first
            && first <= last
            && last <= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_worked_example_holds() {
        let (own, other) = (Uuid::from_u128(12), Uuid::from_u128(13));
        let cover = Cover {
            issuer: Uuid::nil(),
            committee: own,
            categories: vec![ActivityCategory::WorkReview, ActivityCategory::Inspection],
            from: day("2026-04-03"),
            until: day("2026-06-30"),
        };
        let on = |committee, category, on: &str| cover.holds(committee, category, (day(on), day(on)));
        assert!(on(own, ActivityCategory::Inspection, "2026-04-20"));
        assert!(!on(own, ActivityCategory::Inspection, "2026-04-02"));
        assert!(!on(own, ActivityCategory::Inspection, "2026-07-01"));
        assert!(!on(other, ActivityCategory::Inspection, "2026-04-20"));
        assert!(!on(own, ActivityCategory::ElectionWork, "2026-04-20"));
    }

    proptest::proptest! {
        /// Day by day: what holds for a period holds for each of its days.
        #[test]
        fn a_period_is_covered_if_each_day_is(from in 0i64..60, length in 0i64..60, first in 0i64..90, days in 0i64..20) {
            let on = |offset: i64| day("2026-01-01") + chrono::TimeDelta::days(offset);
            let committee = Uuid::from_u128(1);
            let cover = Cover {
                issuer: Uuid::nil(),
                committee,
                categories: vec![ActivityCategory::Inspection],
                from: on(from),
                until: on(from + length),
            };
            let whole = cover.holds(committee, ActivityCategory::Inspection, (on(first), on(first + days)));
            let each = (first..=first + days).all(|one| (from..=from + length).contains(&one));
            proptest::prop_assert_eq!(whole, each);
        }
    }
}

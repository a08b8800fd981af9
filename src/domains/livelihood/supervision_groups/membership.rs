//! Who belongs to a group from when until when: what a visit on an earlier day asks.

use super::{entity::Model, words::GroupMembership};
use chrono::NaiveDate;
use uuid::Uuid;

impl GroupMembership {
    /// Whether it covers a day; the last one counts.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.joined_on <= day && self.left_on.is_none_or(|left| day <= left)
    }
}

impl Model {
    /// Whether a deputy belonged to the group on a day.
    #[must_use]
    pub fn had(&self, deputy: Uuid, day: NaiveDate) -> bool {
        self.memberships.0.iter().any(|one| one.deputy_id == deputy && one.covers(day))
    }

    /// Writes down who belongs to the group from a day on: who is named and was not begins, who was and is not named any more ends.
    pub(super) fn note_members(&mut self, today: NaiveDate) {
        let named = &self.member_ids.0;
        let running = |one: &&mut GroupMembership| one.left_on.is_none();
        for one in self.memberships.0.iter_mut().filter(running) {
            if !named.contains(&one.deputy_id) {
                one.left_on = Some(today);
            }
        }
        for deputy in named {
            let there = |one: &GroupMembership| one.deputy_id == *deputy && one.left_on.is_none();
            if !self.memberships.0.iter().any(there) {
                let begins = GroupMembership { deputy_id: *deputy, joined_on: today, left_on: None };
                self.memberships.0.push(begins);
            }
        }
    }

    /// Nobody belongs to it any more.
    pub(super) fn lose_all(&mut self, today: NaiveDate) {
        let gone = self.member_ids.0.clone();
        self.lose(&gone, today);
    }

    /// Some deputies belong to it no more; whether the leader was one of them.
    pub(super) fn lose(&mut self, gone: &[Uuid], today: NaiveDate) -> bool {
        self.member_ids.0.retain(|member| !gone.contains(member));
        self.note_members(today);
        let leader_left = self.leader_id.is_some_and(|leader| gone.contains(&leader));
        if leader_left {
            self.leader_id = None;
        }
        leader_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + Days::new(number)
    }

    #[test]
    fn the_last_day_counts_and_who_comes_back_belongs_again() {
        let [one, two] = [1, 2].map(Uuid::from_u128);
        let mut group = Model { member_ids: vec![one, two].into(), ..Model::default() };
        group.leader_id = Some(one);
        group.note_members(day(0));
        assert!(group.lose(&[one], day(5)) && group.leader_id.is_none());
        assert!(group.had(one, day(0)) && group.had(one, day(5)) && !group.had(one, day(6)));
        group.member_ids = vec![one, two].into();
        group.note_members(day(9));
        assert!(!group.had(one, day(8)) && group.had(one, day(9)) && group.had(two, day(7)));
        assert!(!group.lose(&[two], day(9)), "who left does not lead");
    }

    proptest! {
        /// The same as a list that is kept of every day: of the members before a change and after it, both belong on its day.
        #[test]
        fn it_is_that_of_a_list_of_every_day(changes in proptest::collection::vec((1u64..4, proptest::collection::btree_set(0u128..5, 0..5)), 1..8)) {
            let (mut group, mut today) = (Model::default(), 0);
            let mut lists: BTreeMap<u64, Vec<u128>> = BTreeMap::new();
            let mut before: Vec<u128> = Vec::new();
            for (days, members) in changes {
                let next = today + days;
                for between in today + 1..=next {
                    lists.insert(between, before.clone());
                }
                lists.entry(next).or_default().extend(&members);
                group.member_ids = members.iter().copied().map(Uuid::from_u128).collect::<Vec<_>>().into();
                group.note_members(day(next));
                (today, before) = (next, members.into_iter().collect());
            }
            for (on, members) in lists {
                for deputy in 0..5 {
                    prop_assert_eq!(group.had(Uuid::from_u128(deputy), day(on)), members.contains(&deputy));
                }
            }
        }
    }
}

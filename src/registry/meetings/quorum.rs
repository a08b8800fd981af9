//! Who many must be present, and how many in favor (地方组织法第十四条、第五十一条).

use super::{MeetingKind, MeetingState, entity::Model};
use platform::{values::numbers::Whole, workflow::Verdict};

/// Whether enough members are present: two thirds for the congress, more than half for every other body.
#[must_use]
pub fn is_quorate(kind: MeetingKind, present: i32, total: i32) -> bool {
    let (present, total) = (i64::from(present), i64::from(total));
    match kind {
        MeetingKind::Congress => 3 * present >= 2 * total,
        _ => 2 * present > total,
    }
}

impl Model {
    /// Whether enough members are present, or were when it closed, some of those who are there not counted.
    pub fn quorum(&self, uncounted: i32) -> Verdict {
        self.quorum_where(true, uncounted)
    }

    /// The same of a meeting that is open.
    pub fn sitting_quorum(&self, uncounted: i32) -> Verdict {
        self.quorum_where(self.state == MeetingState::Open, uncounted)
    }

    fn quorum_where(&self, sits: bool, uncounted: i32) -> Verdict {
        let present = self.present_members.map_or(0, Whole::get32) - uncounted;
        let total = self.total_members.get32();
        let quorate = is_quorate(self.kind, present, total);
        Verdict::require(sits && quorate).with("present", present).with("total", total)
    }
}

/// Whether more than half of all members are in favor, whoever is present.
#[must_use]
pub fn is_majority_of_all(in_favor: i32, total: i32) -> bool {
    2 * i64::from(in_favor) > i64::from(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_examples_hold() {
        assert!(is_quorate(MeetingKind::ScPlenary, 21, 41));
        assert!(!is_quorate(MeetingKind::ScPlenary, 20, 41));
        assert!(is_quorate(MeetingKind::Congress, 192, 287));
        assert!(!is_quorate(MeetingKind::Congress, 191, 287));
        assert!(is_majority_of_all(21, 41) && !is_majority_of_all(20, 41));
        assert!(is_majority_of_all(144, 287) && !is_majority_of_all(143, 287));
    }

    proptest::proptest! {
        #[test]
        fn half_is_never_enough(total in 1i32..3000) {
            assert!(!is_quorate(MeetingKind::Chairpersons, total / 2, total));
            assert!(is_quorate(MeetingKind::Chairpersons, total / 2 + 1, total));
        }
    }
}

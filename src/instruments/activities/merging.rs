//! One event that was recorded twice is counted once (01 §3.5): what belongs to the record that goes passes to the one that stays.

use super::{
    Activities, ActivityAction, ActivityState, clock,
    effects::count,
    entity::{ActivityMerging, Model},
    words::{Attendance, CoOrganizer},
};
use crate::{
    deadlines,
    links::{self, LinkKind},
};
use platform::{
    call::Step,
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
};
use uuid::Uuid;

/// The attendance of two records of one event, a line for each deputy: there was who was there by either.
fn united(one: &[Attendance], other: &[Attendance]) -> Vec<Attendance> {
    let mut lines = one.to_vec();
    for line in other {
        let Some(known) = lines.iter_mut().find(|known| known.deputy_id == line.deputy_id) else {
            lines.push(line.clone());
            continue;
        };
        let invited = known.invited || line.invited;
        if !known.took_part() && (line.took_part() || known.status.is_none()) {
            known.clone_from(line);
        }
        known.invited = invited;
    }
    lines
}

fn there(lines: &[Attendance]) -> usize {
    lines.iter().filter(|line| line.took_part()).count()
}

impl Model {
    /// Has what another record of the same event had: its deputies, whoever organized it too, and the items of their plans.
    fn take_over(&mut self, other: &Self) {
        self.attendance = united(&self.attendance.0, &other.attendance.0).into();
        for deputy in &other.invited_deputy_ids.0 {
            if !self.invited_deputy_ids.0.contains(deputy) {
                self.invited_deputy_ids.0.push(*deputy);
            }
        }
        let organizer = CoOrganizer { kind: other.organizer_type, id: other.organizer_id };
        for organizer in other.co_organizers.0.iter().copied().chain([organizer]) {
            if organizer.id != self.organizer_id && !self.co_organizers.0.contains(&organizer) {
                self.co_organizers.0.push(organizer);
            }
        }
        // In the plan of one organizer it counts once, and once in that of each.
        let mut items: Vec<Uuid> = other.co_plan_item_ids.0.clone();
        if other.organizer_id == self.organizer_id {
            self.plan_item_id = self.plan_item_id.or(other.plan_item_id);
        } else {
            items.extend(other.plan_item_id);
        }
        let known: Vec<Uuid> = self.plan_items().collect();
        self.co_plan_item_ids.0.extend(items.into_iter().filter(|item| !known.contains(item)));
        self.opinions_collected += other.opinions_collected;
    }
}

/// What was counted of the one that goes is taken back; what was verified of the one that stays is verified anew if deputies came to
/// it.
pub(super) async fn merge(step: &mut Step<'_, Activities>, body: ActivityMerging) -> Result<()> {
    let work = step.work();
    if step.row.state == ActivityState::Verified {
        count(&work, &step.row, -1).await?;
    }
    let into = work.stored::<Activities>(body.merged_into_id).await?;
    let mut whole = into.clone();
    whole.take_over(&step.row);
    let gains = there(&whole.attendance.0) > there(&into.attendance.0);
    if into.state == ActivityState::Verified {
        count(&work, &into, -1).await?;
        if !gains {
            count(&work, &whole, 1).await?;
        }
    }
    let verified = into.state == ActivityState::Verified;
    let state = (verified && gains).then_some(ActivityState::Recorded);
    if state.is_some() {
        (whole.verified_by, whole.verified_on) = (None, None);
        clock::verified_anew(&work, &into).await?;
    }
    let state = state.or(verified.then_some(ActivityState::Verified));
    work.advance_to::<Activities>(into, ActivityAction::TakeOver, state, |row| *row = whole).await?;
    links::pass_on(&work, step.row.id, body.merged_into_id).await?;
    let this = RecordReference::of::<Activities>(step.row.id);
    let other = RecordReference::of::<Activities>(body.merged_into_id);
    links::connect(&work, LinkKind::MergedInto, this, other).await?;
    deadlines::cancel_all(&work, step.row.id).await?;
    body.assign(&mut step.row);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Attendance, there, united};
    use crate::activities::Presence;
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn line(deputy: u8, invited: bool, status: u8) -> Attendance {
        let status = match status {
            0 => None,
            1 => Some(Presence::Present),
            2 => Some(Presence::Late),
            3 => Some(Presence::LeaveApproved),
            _ => Some(Presence::Absent),
        };
        Attendance { invited, status, ..Attendance::invited(Uuid::from_u128(deputy.into())) }
    }

    #[test]
    fn who_was_there_by_either_was_there() {
        let one = [line(1, true, 4), line(2, true, 1), line(3, true, 3)];
        let other = [line(1, false, 2), line(2, false, 4), line(4, false, 1)];
        let lines = united(&one, &other);
        assert_eq!(lines, [line(1, true, 2), line(2, true, 1), line(3, true, 3), line(4, false, 1)]);
        assert_eq!((there(&one), there(&lines)), (1, 3));
    }

    proptest::proptest! {
        /// Against the naive count: each deputy once, there if there by either.
        #[test]
        fn each_deputy_has_one_line(
            one in proptest::collection::btree_map(0u8..6, (proptest::bool::ANY, 0u8..5), 0..6),
            other in proptest::collection::btree_map(0u8..6, (proptest::bool::ANY, 0u8..5), 0..6),
        ) {
            let lines = |of: &BTreeMap<u8, (bool, u8)>| {
                of.iter().map(|(deputy, (invited, status))| line(*deputy, *invited, *status)).collect::<Vec<_>>()
            };
            let whole = united(&lines(&one), &lines(&other));
            let mut seen: Vec<_> = whole.iter().map(|line| line.deputy_id).collect();
            seen.sort_unstable();
            seen.dedup();
            proptest::prop_assert_eq!(seen.len(), whole.len());
            for deputy in 0u8..6 {
                let by = |of: &BTreeMap<u8, (bool, u8)>| of.get(&deputy).is_some_and(|(_, status)| [1, 2].contains(status));
                let found = whole.iter().find(|line| line.deputy_id == Uuid::from_u128(deputy.into()));
                proptest::prop_assert_eq!(found.is_some(), one.contains_key(&deputy) || other.contains_key(&deputy));
                proptest::prop_assert_eq!(found.is_some_and(Attendance::took_part), by(&one) || by(&other));
            }
        }
    }
}

//! The minutes of a meeting say what its record says: who was there, what became of the agenda, how the ballots ended (00 §5.2).

use super::{
    Meetings,
    entity::Minutes,
    words::{BallotInMinutes, OutcomeInMinutes, PresenceLine},
};
use platform::{
    call::Step,
    records::record_reference::RecordReference,
    values::numbers::Whole,
    workflow::{Guarded, Verdict, Workflow},
};
use serde_json::{Value, json};
use std::collections::HashSet;
use uuid::Uuid;

type MeetingStep<'a> = Step<'a, Meetings>;

/// The ballots of a meeting whose results were announced: what the layer that holds ballots answers about a meeting.
#[derive(Debug, Clone)]
pub struct Announced(pub Vec<BallotInMinutes>);

/// How many members were there at all: those who are there at the end, and those who left before.
fn attended(lines: &[PresenceLine], present: i32) -> i32 {
    let there = members(lines, |line| line.left_at.is_none());
    let left = members(lines, |line| !there.contains(&line.member_id));
    present.saturating_add(i32::try_from(left.len()).unwrap_or(i32::MAX))
}

fn members(lines: &[PresenceLine], which: impl Fn(&PresenceLine) -> bool) -> HashSet<Uuid> {
    lines.iter().filter(|line| which(line)).map(|line| line.member_id).collect()
}

/// Holds if both say the same, in whatever order; a refusal tells both.
fn agree<T: Ord + serde::Serialize>(minutes: Vec<T>, record: Vec<T>, pointer: &str) -> Verdict {
    let sorted = |mut all: Vec<T>| {
        all.sort();
        all
    };
    let (minutes, record) = (sorted(minutes), sorted(record));
    let facts = |all: &[T]| -> Value { json!(all) };
    let verdict = Verdict::require(minutes == record);
    verdict.with("minutes", facts(&minutes)).with("record", facts(&record)).at(pointer)
}

/// As many were there as the attendance has.
pub(super) async fn presence_agrees(step: &MeetingStep<'_>, body: &Minutes) -> Guarded {
    let present = step.row.present_members.map_or(0, Whole::get32);
    let (minutes, record) = (body.attended_members.get32(), attended(&step.row.attendance.0, present));
    let verdict = Verdict::require(minutes == record).with("minutes", minutes).with("record", record);
    Ok(verdict.at("/attended_members"))
}

/// Each item of the agenda, with what became of it.
pub(super) async fn outcomes_agree(step: &MeetingStep<'_>, body: &Minutes) -> Guarded {
    let agenda = step.row.agenda.0.iter();
    let record = agenda.filter_map(|item| Some(OutcomeInMinutes { seq: item.seq, outcome: item.outcome? }));
    Ok(agree(body.outcomes.clone(), record.collect(), "/outcomes"))
}

/// Each ballot that was announced, with its result.
pub(super) async fn ballots_agree(step: &MeetingStep<'_>, body: &Minutes) -> Guarded {
    let meeting = RecordReference { kind: Meetings::KIND.into(), id: step.row.id };
    let record = step.work().ask::<Announced>(&meeting).await?.map(|announced| announced.0);
    Ok(agree(body.ballots.clone(), record.unwrap_or_default(), "/ballots"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    fn moves(lines: &mut Vec<PresenceLine>, present: &mut HashSet<Uuid>, member: Uuid) {
        let at = Some(DateTime::<Utc>::UNIX_EPOCH);
        if !present.remove(&member) {
            present.insert(member);
            lines.push(PresenceLine { member_id: member, arrived_at: at, left_at: None, leave_reason: None });
            return;
        }
        match lines.iter_mut().find(|line| line.member_id == member && line.left_at.is_none()) {
            Some(line) => line.left_at = at,
            // Of whom there was only a number.
            None => lines.push(PresenceLine {
                member_id: member,
                arrived_at: None,
                left_at: at,
                leave_reason: None,
            }),
        }
    }

    proptest::proptest! {
        /// The oracle writes down everybody who was ever there.
        #[test]
        fn everybody_counts_once(unnamed in 0u128..6, moved in proptest::collection::vec(0u128..9, 0..30)) {
            let mut present: HashSet<Uuid> = (0..unnamed).map(Uuid::from_u128).collect();
            let (mut ever, mut lines) = (present.clone(), Vec::new());
            for member in moved.into_iter().map(Uuid::from_u128) {
                moves(&mut lines, &mut present, member);
                ever.extend(&present);
            }
            let there = i32::try_from(present.len()).unwrap();
            assert_eq!(attended(&lines, there), i32::try_from(ever.len()).unwrap());
        }
    }
}

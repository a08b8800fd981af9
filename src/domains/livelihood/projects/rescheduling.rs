//! New days of a project: its last one, and those of its milestones.

use super::entity::Model;
use chrono::NaiveDate;

/// The days.
pub(crate) struct Schedule<'a> {
    /// Until when it is finished.
    pub finish_on: NaiveDate,
    /// Of each milestone, in their order.
    pub milestone_days: &'a [NaiveDate],
}

impl Schedule<'_> {
    /// One for each milestone: those that are done keep theirs, the others lie ahead, each later than those before it, none after the last
    /// day.
    pub(crate) fn fits(&self, project: &Model, today: NaiveDate) -> bool {
        let (milestones, days) = (&project.milestones.0, self.milestone_days);
        let stands = milestones.iter().zip(days).all(|(one, day)| match one.done_on {
            Some(_) => *day == one.due_on,
            None => *day >= today,
        });
        // What was done before its turn holds back nothing that comes before it.
        let mut last = None;
        let rising = milestones.iter().zip(days).all(|(one, day)| {
            let later = one.done_on.is_some() || last.is_none_or(|last| last < *day);
            last = last.max(Some(*day));
            later
        });
        let open = milestones.iter().zip(days).filter(|(one, _)| one.done_on.is_none());
        let in_time = open.map(|(_, day)| *day).max().is_none_or(|last| last <= self.finish_on);
        days.len() == milestones.len() && stands && rising && in_time && self.finish_on >= today
    }

    /// Writes them; what the plan first said stays beside them.
    pub(crate) fn write(&self, project: &mut Model) {
        project.finish_on = self.finish_on;
        for (milestone, day) in project.milestones.0.iter_mut().zip(self.milestone_days) {
            milestone.due_on = *day;
        }
    }
}

//! What the law leaves of three deadlines, whatever happens to the meeting: written without looking at how the service does it.

use chrono::{Days, NaiveDate};

/// Days before the meeting: 监督法第十五条.
const LEADS: [u64; 3] = [20, 10, 7];

#[derive(Debug, Clone, Copy, Default)]
struct Lead {
    /// Whether somebody owes it.
    open: bool,
    /// When it was done under a deadline.
    done: Option<NaiveDate>,
    /// Whether the step itself was done.
    step_done: bool,
    /// The last day, as it was counted last.
    due: Option<NaiveDate>,
}

/// An item, its meeting and its deadlines.
#[derive(Debug, Default)]
pub struct Oracle {
    leads: [Lead; 3],
    /// The first day, and whether it is extraordinary.
    pub meeting: Option<(NaiveDate, bool)>,
    /// How many of the steps were done.
    pub steps: usize,
}

impl Oracle {
    /// The meeting is set, moved, or becomes extraordinary or no longer.
    pub fn meets(&mut self, start: NaiveDate, extraordinary: bool, today: NaiveDate) {
        self.meeting = Some((start, extraordinary));
        for (lead, days) in self.leads.iter_mut().zip(LEADS) {
            if extraordinary {
                lead.open = false;
                continue;
            }
            let due = start - Days::new(days);
            if lead.step_done {
                lead.due = Some(due);
            } else if lead.open || due >= today {
                (lead.open, lead.due) = (true, Some(due));
            }
        }
    }

    /// There is no meeting any more.
    pub fn waits(&mut self) {
        self.meeting = None;
        for lead in &mut self.leads {
            lead.open = false;
        }
    }

    /// Whether a step may be done today: late drafts are accepted, late reports are not.
    pub fn may_do(&self, step: usize, today: NaiveDate) -> bool {
        let Some((start, extraordinary)) = self.meeting else { return false };
        step == self.steps
            && step < 3
            && (step == 0 || extraordinary || today <= start - Days::new(LEADS[step]))
    }

    /// The next step is done.
    pub fn does(&mut self, today: NaiveDate) {
        let lead = &mut self.leads[self.steps];
        if lead.open {
            (lead.open, lead.done) = (false, Some(today));
        }
        lead.step_done = true;
        self.steps += 1;
    }

    /// Code, last day and state of what stands.
    pub fn stands(&self, today: NaiveDate) -> Vec<(String, String, String)> {
        let codes = ["CONSULTATION", "FINAL", "DISTRIBUTION"];
        let mut all = Vec::new();
        for (lead, code) in self.leads.iter().zip(codes) {
            let (Some(due), true) = (lead.due, lead.open || lead.done.is_some()) else { continue };
            let state = match lead.done {
                Some(done) if done <= due => "met",
                Some(_) => "met_late",
                None if due < today => "overdue",
                None => "running",
            };
            all.push((code.to_owned(), due.to_string(), state.to_owned()));
        }
        all.sort_by(|one, other| one.1.cmp(&other.1));
        all
    }
}

//! What was judged holds no more once a project is carried out again: the year is marked, the votes stay in its record.

use super::words::Reopening;
use crate::projects::entity::Model;
use chrono::NaiveDate;
use platform::{records::record::List, values::text::Prose};

impl Model {
    /// Forgets what people thought of a completion that does not stand, and marks its year.
    pub(crate) fn forget_verdict(&mut self, reason: Prose, on: NaiveDate) {
        let (year, completed_on) = (self.stage_year, self.completed_on);
        self.reopenings.0.push(Reopening { year, completed_on, reopened_on: on, reason });
        (self.survey_ids, self.channel_scores) = (Vec::new().into(), List::default());
        (self.satisfaction, self.satisfaction_with_all) = (None, None);
        self.satisfaction_without_suspects = None;
        (self.suspects_excluded_reason, self.no_score_reason) = (None, None);
        (self.awareness, self.surveyed_on) = (List::default(), None);
        (self.exit_flag, self.exit_reasons, self.evaluation_id) = (false, List::default(), None);
    }
}

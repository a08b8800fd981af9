//! Which text of a statute a refusal cites: the one in force on the day that is decisive for the record (02 §3.10).

use super::UnitOfWork;
use crate::{
    problem::{Problem, Result},
    records::record_reference::RecordReference,
    workflow::Workflow,
};
use chrono::NaiveDate;

/// What a record answers that falls under one text of a statute or another: its decisive day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisiveDay(pub NaiveDate);

impl UnitOfWork<'_> {
    /// The decisive day of a record; today, where none is known of it.
    ///
    /// # Errors
    /// The record is not there, or the database failed.
    pub async fn decisive_day(&self, record: &RecordReference) -> Result<DecisiveDay> {
        Ok(self.ask::<DecisiveDay>(record).await?.unwrap_or(DecisiveDay(self.call.today())))
    }

    /// A refusal, citing the text under which the record falls.
    pub(super) async fn under_its_text<W: Workflow>(&self, row: &W::Model, refusal: Problem) -> Problem {
        if refusal.is_failure() || !refusal.cites_what_was_amended() {
            return refusal;
        }
        match self.ask_row::<W, DecisiveDay>(row).await {
            Ok(Some(DecisiveDay(day))) => refusal.as_of(day),
            Ok(None) => refusal,
            Err(failure) => failure,
        }
    }
}

//! Which text of a statute a refusal cites: the one in force on the day that is decisive for the record (02 §3.10), and of its
//! articles those of the record's own kind.

use super::UnitOfWork;
use crate::{
    problem::{Problem, Result, law::Ground},
    records::record_reference::RecordReference,
    workflow::Workflow,
};

impl UnitOfWork<'_> {
    /// Under what a record falls; under the text of today, where nothing is known of it.
    ///
    /// # Errors
    /// The record is not there, or the database failed.
    pub async fn ground_of(&self, record: &RecordReference) -> Result<Ground> {
        Ok(self.ask::<Ground>(record).await?.unwrap_or_else(|| Ground::of_day(self.call.today())))
    }

    /// The same of a row that may not be written yet.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ground_of_row<W: Workflow>(&self, row: &W::Model) -> Result<Ground> {
        let ground = self.ask_row::<W, Ground>(row).await?;
        Ok(ground.unwrap_or_else(|| Ground::of_day(self.call.today())))
    }

    /// A refusal, citing the text under which the record falls.
    pub(super) async fn under_its_text<W: Workflow>(&self, row: &W::Model, refusal: Problem) -> Problem {
        if refusal.is_failure() || !refusal.cites_what_was_amended() {
            return refusal;
        }
        match self.ground_of_row::<W>(row).await {
            Ok(ground) => refusal.on_ground(ground),
            Err(failure) => failure,
        }
    }
}

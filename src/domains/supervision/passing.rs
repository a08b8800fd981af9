//! A resolution that was passed on what was deliberated (监督法第十七条、第三十七条).

use crate::telling::resolutions_on;
use chrono::NaiveDate;
use instruments::{
    ballots::{Ballots, use_ballot},
    resolutions::pass_and_start,
};
use platform::{
    call::UnitOfWork, problem::Result, records::record_reference::RecordReference, values::text::Text,
};
use registry::meetings::Meetings;
use uuid::Uuid;

/// A ballot that passed, on a record that was deliberated.
pub(crate) struct Passed<'a> {
    /// What was deliberated.
    pub(crate) source: RecordReference,
    /// The number under which it runs.
    pub(crate) number: &'a str,
    /// Who carries it out.
    pub(crate) executing_organ: Uuid,
    /// The ballot.
    pub(crate) ballot: Uuid,
    /// Until when it is to be executed.
    pub(crate) execution_due_on: NaiveDate,
}

impl Passed<'_> {
    /// A resolution is a record of its own, with its own execution report: a second one does not end with the first one's.
    ///
    /// # Errors
    /// `WRONG_BALLOT` where the ballot was used meanwhile.
    pub(crate) async fn record(self, work: &UnitOfWork<'_>) -> Result<()> {
        use_ballot(work, self.ballot, self.source.id).await?;
        let ballot = work.stored::<Ballots>(self.ballot).await?;
        let passed_on = work.stored::<Meetings>(ballot.meeting_id).await?.start_on;
        let number = resolutions_on(work, &self.source).await?.len() + 1;
        let made = pass_and_start(work, |row| {
            row.document_number = Text::cut(self.number, &format!("-决议{number}"));
            row.title = Text::cut(&ballot.title, "");
            row.source_type = Some(Text::stored(self.source.kind.clone()));
            row.source_id = Some(self.source.id);
            row.executing_organ_id = self.executing_organ;
            row.execution_due_on = self.execution_due_on;
            row.ballot_id = Some(ballot.id);
            row.passed_on = Some(passed_on);
        });
        made.await?;
        Ok(())
    }
}

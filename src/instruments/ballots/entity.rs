//! The row of a ballot; receipts and papers are in `papers.rs`.

use super::api::{BallotBase, BallotKind, BallotResult, CountingMode, OptionSet, Tally};
use crate::platform::record::{Ids, List};

crate::record! {
    /// A ballot.
    "ballot", super::BallotState {
        kind: BallotKind,
        title: String,
        subject_type: String,
        subject_id: Uuid,
        meeting_id: Uuid,
        parent_ballot_id: Option<Uuid>,
        is_secret: bool,
        counting_mode: CountingMode,
        option_set: OptionSet,
        candidates: List<String>,
        places: Option<i32>,
        base: BallotBase,
        supervisor_ids: Ids,
        excluded_member_ids: Ids,
        total_members: Option<i32>,
        present_members: Option<i32>,
        issued: Option<i32>,
        returned: Option<i32>,
        valid: Option<i32>,
        invalid: Option<i32>,
        tallies: List<Tally>,
        result: Option<BallotResult>,
        record_document_id: Option<Uuid>,
    }
}

impl Model {
    /// The questions of the ballot: its candidates, or one.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.candidates.0.len().max(1)
    }

    /// Whether it ended with more than half of its base in favor.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.result == Some(BallotResult::Passed)
    }
}

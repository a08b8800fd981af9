//! The row of a ballot; receipts and papers are in `papers.rs`.

use super::{
    count::{Numbers, Question},
    places::Standing,
    words::{BallotBase, BallotKind, BallotResult, BallotState, Choice, CountingMode, OptionSet, Tally},
};
use platform::records::record::{Ids, List};
use registry::meetings::quorum;

platform::record! {
    /// A ballot.
    Ballots = "ballot", BallotState {
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

    /// How many candidates are chosen.
    #[must_use]
    pub fn seats(&self) -> Option<usize> {
        self.places.and_then(|places| usize::try_from(places).ok())
    }

    /// What it asks, as far as its result depends on it.
    #[must_use]
    pub fn question(&self) -> Question {
        Question {
            kind: self.kind,
            base: self.base,
            total: self.total_members.and_then(|total| u32::try_from(total).ok()).unwrap_or_default(),
            questions: self.questions(),
            places: self.seats(),
        }
    }

    /// Where the candidates stand, once it is counted.
    #[must_use]
    pub fn standings(&self) -> Vec<Standing> {
        if self.result.is_none() {
            return Vec::new();
        }
        let number =
            |value: Option<i32>| value.and_then(|value| u32::try_from(value).ok()).unwrap_or_default();
        let numbers = Numbers {
            present: number(self.present_members),
            valid: number(self.valid),
            tallies: self.tallies.0.clone(),
            ..Numbers::default()
        };
        numbers.standings(&self.question())
    }

    /// Whether it ended with more than half of its base in favor.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.result == Some(BallotResult::Passed)
    }
    /// 地方组织法第五十一条: more than half of all members are in favor, whatever the base of the ballot was.
    #[must_use]
    pub fn is_passed_by_all(&self) -> bool {
        let numbers = Numbers { tallies: self.tallies.0.clone(), ..Numbers::default() };
        let in_favor = i32::try_from(numbers.votes(0, Choice::For)).unwrap_or(i32::MAX);
        self.total_members.is_some_and(|total| quorum::is_majority_of_all(in_favor, total))
    }
}

//! The row of a satisfaction vote.

use super::{
    result::SatisfactionResult,
    words::{ObjectKind, Phase, SatisfactionVoteState, VOTE_RECTIFICATION, VoterGroup},
};
use crate::ballots::BallotBase;
use chrono::NaiveDate;
use platform::{
    records::record::{Computed, Viewer},
    values::{
        numbers::{Hundredths, Ratio},
        text::Text,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// A satisfaction vote.
    SatisfactionVotes = "satisfaction_vote", SatisfactionVoteState {
        /// What is voted on.
        #[set_by(content)] #[read_by(public)] #[filter]
        object_kind: ObjectKind,
        /// Kind of the record that is voted on.
        #[set_by(content)] #[read_by(public)] #[example("instrument.deliberation_opinion")]
        subject_type: Text<60>,
        /// The record that is voted on.
        #[set_by(content)] #[read_by(public)] #[filter]
        subject_id: Uuid,
        /// The organ whose work it is.
        #[set_by(content)] #[read_by(public)] #[filter]
        organ_id: Uuid,
        /// When in the work.
        #[set_by(content)] #[read_by(public)]
        phase: Phase,
        /// 1, and one more each time it is voted again.
        #[read_by(public)]
        #[schema(minimum = 1)]
        round: i32,
        /// Who votes.
        #[set_by(content)] #[read_by(public)]
        voter_group: VoterGroup,
        /// The ballot.
        #[set_by(BallotChoice)] #[read_by(public)]
        ballot_id: Option<Uuid>,
        /// Of what the majority is counted.
        #[set_by(content)] #[read_by(public)]
        base: BallotBase,
        /// All members (persons).
        #[read_by(public)]
        total_members: Option<i32>,
        /// Papers that count.
        #[read_by(nobody)]
        valid: Option<i32>,
        /// Satisfied (papers).
        #[read_by(public)]
        satisfied: Option<i32>,
        /// Basically satisfied (papers).
        #[read_by(public)]
        basically_satisfied: Option<i32>,
        /// Dissatisfied (papers).
        #[read_by(public)]
        dissatisfied: Option<i32>,
        /// Present without a valid paper (persons).
        #[read_by(public)]
        abstained: Option<i32>,
        /// What the vote says.
        #[read_by(public)] #[filter]
        result: Option<SatisfactionResult>,
        /// The share of the dissatisfied in the vote before (percent).
        #[read_by(nobody)]
        previous_share: Option<Hundredths>,
        /// The report after the vote of the round before.
        #[read_by(public)]
        second_report_id: Option<Uuid>,
        /// When it was announced.
        #[read_by(public)]
        announced_on: Option<NaiveDate>,
        /// Until when the organ reports again.
        #[read_by(public)]
        #[due(VOTE_RECTIFICATION)] #[when(is_put_right)]
        rectify_due_on: Option<NaiveDate>,
    }
    content SatisfactionVoteContent;
    view SatisfactionVoteView with Shares;
    retired rectify_due_on;
    /// The ballot of a vote.
    body BallotChoice;
}

/// The dissatisfied, in shares.
#[derive(Debug, Serialize, ToSchema)]
pub struct Shares {
    /// The share of the dissatisfied among the valid papers.
    #[schema(required = true)]
    pub dissatisfied_share: Option<Ratio>,
    /// What it has gained since the vote before (percentage points).
    #[schema(required = true)]
    pub dissatisfied_change_pp: Option<Hundredths>,
}

impl Computed<Model> for Shares {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let share = row.dissatisfied.zip(row.valid).map(|(part, whole)| Ratio::of(part.into(), whole.into()));
        let change = share.as_ref().and_then(|share| share.value).zip(row.previous_share);
        let gained = change.map(|(now, before)| Hundredths(now.0 - before.0));
        Self { dissatisfied_share: share, dissatisfied_change_pp: gained }
    }
}

/// The day of a round that is over is none of the next.
fn is_put_right(row: &Model) -> bool {
    row.state == SatisfactionVoteState::Rectifying
}

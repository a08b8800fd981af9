//! The row of a satisfaction vote.

use super::{
    result::SatisfactionResult,
    words::{ObjectKind, Phase, SatisfactionVoteState, VoterGroup},
};
use crate::ballots::BallotBase;

platform::record! {
    /// A satisfaction vote.
    SatisfactionVotes = "satisfaction_vote", SatisfactionVoteState {
        object_kind: ObjectKind,
        subject_type: String,
        subject_id: Uuid,
        organ_id: Uuid,
        phase: Phase,
        round: i32,
        voter_group: VoterGroup,
        ballot_id: Option<Uuid>,
        base: BallotBase,
        total_members: Option<i32>,
        valid: Option<i32>,
        satisfied: Option<i32>,
        basically_satisfied: Option<i32>,
        dissatisfied: Option<i32>,
        abstained: Option<i32>,
        result: Option<SatisfactionResult>,
        previous_share: Option<i32>,
        announced_on: Option<Date>,
        rectify_due_on: Option<Date>,
    }
}

//! What callers send and see of satisfaction votes.

use super::{
    entity::{Column, Model},
    result::SatisfactionResult,
    words::{ObjectKind, Phase, VoterGroup},
};
use crate::{
    ballots::{BallotBase, Ballots},
    ties,
};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Hundredths, Ratio},
        text::Text,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A satisfaction vote.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SatisfactionVoteContent {
    /// What is voted on.
    pub object_kind: ObjectKind,
    /// Kind of the record that is voted on.
    #[schema(examples("instrument.deliberation_opinion"))]
    pub subject_type: Text<60>,
    /// The record that is voted on.
    pub subject_id: Uuid,
    /// The organ whose work it is.
    pub organ_id: Uuid,
    /// When in the work.
    pub phase: Phase,
    /// Who votes.
    pub voter_group: VoterGroup,
    /// Of what the majority is counted.
    pub base: BallotBase,
}

/// The ballot of a vote.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotChoice {
    /// A secret ballot on satisfaction with the same record.
    pub ballot_id: Uuid,
}

/// The report on what was done about a dissatisfied vote.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondReport {
    /// The document.
    pub report_document_id: Uuid,
}

impl Content<Model> for SatisfactionVoteContent {
    fn read(row: &Model) -> Self {
        Self {
            object_kind: row.object_kind,
            subject_type: Text::stored(&row.subject_type),
            subject_id: row.subject_id,
            organ_id: row.organ_id,
            phase: row.phase,
            voter_group: row.voter_group,
            base: row.base,
        }
    }

    fn write(&self, row: &mut Model) {
        row.object_kind = self.object_kind;
        row.subject_type = self.subject_type.to_string();
        row.subject_id = self.subject_id;
        row.organ_id = self.organ_id;
        row.phase = self.phase;
        row.voter_group = self.voter_group;
        row.base = self.base;
    }
}

/// A satisfaction vote as callers see it.
#[derive(Serialize, ToSchema)]
pub struct SatisfactionVoteView {
    /// What was planned.
    #[serde(flatten)]
    pub content: SatisfactionVoteContent,
    /// 1, and one more each time it is voted again.
    #[schema(minimum = 1)]
    pub round: i32,
    /// The ballot.
    pub ballot_id: Option<Uuid>,
    /// All members (persons).
    pub total_members: Option<i32>,
    /// Satisfied (papers).
    pub satisfied: Option<i32>,
    /// Basically satisfied (papers).
    pub basically_satisfied: Option<i32>,
    /// Dissatisfied (papers).
    pub dissatisfied: Option<i32>,
    /// Present without a valid paper (persons).
    pub abstained: Option<i32>,
    /// What the vote says.
    pub result: Option<SatisfactionResult>,
    /// The share of dissatisfied papers: always shown, never drowned in the total.
    pub dissatisfied_share: Option<Ratio>,
    /// Its change against the previous vote on the same organ (percentage points).
    pub dissatisfied_change_pp: Option<Hundredths>,
    /// When it was announced.
    pub announced_on: Option<NaiveDate>,
    /// Until when the organ reports again.
    pub rectify_due_on: Option<NaiveDate>,
}

impl View<Model> for SatisfactionVoteView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        let share = row.dissatisfied.zip(row.valid).map(|(part, whole)| Ratio::of(part.into(), whole.into()));
        let change = share.as_ref().and_then(|share| share.value).zip(row.previous_share);
        Self {
            content: SatisfactionVoteContent::read(row),
            round: row.round,
            ballot_id: row.ballot_id,
            total_members: row.total_members,
            satisfied: row.satisfied,
            basically_satisfied: row.basically_satisfied,
            dissatisfied: row.dissatisfied,
            abstained: row.abstained,
            result: row.result,
            dissatisfied_share: share,
            dissatisfied_change_pp: change.map(|(now, before)| Hundredths(now.0 - i64::from(before))),
            announced_on: row.announced_on,
            rectify_due_on: row.rectify_due_on,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<ObjectKind>(Column::ObjectKind)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::OrganId)
        .any_of::<SatisfactionResult>(Column::Result)
        .comes_of_any(ties::RATED_BY, Column::SubjectType, Column::SubjectId)
        .comes_of::<Ballots>(ties::DECIDED_AS, Column::BallotId)
        .expand::<Ballots>("ballot", Column::BallotId)
}

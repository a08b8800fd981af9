//! What callers send and see of scores.

use super::entity::{Column, Model};
use crate::topic_proposals::TopicProposals;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{numbers::Whole, text::Prose},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A mark: 1 is least, 10 is most.
pub type Mark = Whole<1, 10>;

/// The score of a proposal by the caller.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicScoreContent {
    /// The proposal.
    pub proposal_id: Uuid,
    /// How important the topic is.
    #[schema(examples(8))]
    pub importance: Mark,
    /// How much the public cares.
    #[schema(examples(9))]
    pub public_concern: Mark,
    /// How feasible the supervision is.
    #[schema(examples(7))]
    pub feasibility: Mark,
    /// How well the proposal is supported.
    #[schema(examples(7))]
    pub evidence: Mark,
    /// Whether the time is right.
    #[schema(examples(8))]
    pub timeliness: Mark,
    /// Whether it was not supervised in the last three years.
    #[schema(examples(10))]
    pub non_repetition: Mark,
    /// Why.
    #[schema(examples("群众反映集中,上一年度未列入监督。"))]
    pub comment: Prose,
}

impl Content<Model> for TopicScoreContent {
    fn read(row: &Model) -> Self {
        Self {
            proposal_id: row.proposal_id,
            importance: Mark::stored(row.importance),
            public_concern: Mark::stored(row.public_concern),
            feasibility: Mark::stored(row.feasibility),
            evidence: Mark::stored(row.evidence),
            timeliness: Mark::stored(row.timeliness),
            non_repetition: Mark::stored(row.non_repetition),
            comment: Prose::stored(&row.comment),
        }
    }

    fn write(&self, row: &mut Model) {
        row.proposal_id = self.proposal_id;
        row.importance = self.importance.get32();
        row.public_concern = self.public_concern.get32();
        row.feasibility = self.feasibility.get32();
        row.evidence = self.evidence.get32();
        row.timeliness = self.timeliness.get32();
        row.non_repetition = self.non_repetition.get32();
        row.comment = self.comment.to_string();
    }
}

/// A score as callers see it.
#[derive(Serialize, ToSchema)]
pub struct TopicScoreView {
    /// What the reviewer said.
    #[serde(flatten)]
    pub content: TopicScoreContent,
    /// Who said it.
    pub reviewer_id: Uuid,
}

impl View<Model> for TopicScoreView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: TopicScoreContent::read(row), reviewer_id: row.reviewer_id }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ProposalId)
        .any_of::<Uuid>(Column::ReviewerId)
        .expand::<TopicProposals>("proposal", Column::ProposalId)
}

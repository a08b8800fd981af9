//! What callers send and see of topic proposals.

use super::entity::{Column, Model};
use crate::{
    items::Items,
    topic_calls::TopicCalls,
    topic_scores::{self, TopicScores},
};
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

/// Sources of a proposal at most.
pub(super) const MOST_SOURCES: usize = 50;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<TopicCalls>("call", Column::CallId)
        .expand::<Items>("item", Column::ItemId)
        .expand_many::<TopicScores>("scores", topic_scores::entity::Column::ProposalId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::ProposerOrganizationId])
        .refers_to_each::<Organizations>([Column::SupervisedOrganIds])
}

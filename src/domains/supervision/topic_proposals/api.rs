//! What callers send and see of topic proposals.

use super::{
    entity::{Column, Model},
    words::{PolicyArea, TopicSource},
};
use crate::{
    items::Items,
    topic_calls::TopicCalls,
    topic_scores::{self, TopicScores},
};
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;
use uuid::Uuid;

/// Sources of a proposal at most.
pub(super) const MOST_SOURCES: usize = 50;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::CallId)
        .any_of::<TopicSource>(Column::Source)
        .any_of::<PolicyArea>(Column::PolicyArea)
        .any_of::<Uuid>(Column::ItemId)
        .search(Column::Title)
        .expand::<TopicCalls>("call", Column::CallId)
        .expand::<Items>("item", Column::ItemId)
        .expand_many::<TopicScores>("scores", topic_scores::entity::Column::ProposalId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}

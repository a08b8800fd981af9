//! What callers send and see of scores.

use super::entity::{Column, Model};
use crate::topic_proposals::TopicProposals;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ProposalId)
        .any_of::<Uuid>(Column::ReviewerId)
        .expand::<TopicProposals>("proposal", Column::ProposalId)
}

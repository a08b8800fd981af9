//! What callers send and see of scores.

use super::entity::{Column, Model};
use crate::topic_proposals::TopicProposals;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<TopicProposals>("proposal", Column::ProposalId)
}

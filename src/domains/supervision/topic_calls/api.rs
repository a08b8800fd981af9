//! What callers send and see of calls for topics.

use super::entity::Model;
use crate::topic_proposals::{self, TopicProposals};
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand_many::<TopicProposals>("proposals", topic_proposals::entity::Column::CallId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}

//! What callers send and see of calls for topics.

use super::entity::{Column, Model};
use crate::topic_proposals::{self, TopicProposals};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<i32>(Column::PlanYear)
        .sort::<NaiveDate>(Column::ClosesOn)
        .expand_many::<TopicProposals>("proposals", topic_proposals::entity::Column::CallId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}

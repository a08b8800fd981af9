//! What lists of supervision groups offer.

use super::entity::{Column, Model};
use crate::{projects::Projects, ties};
use instruments::deadlines::{self, Deadlines, last_days};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .comes_of::<Projects>(ties::FOLLOWED_BY, Column::ProjectId)
        .clock(last_days)
        .expand::<Projects>("project", Column::ProjectId)
        .expand::<Deputies>("leader", Column::LeaderId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::AuthorOrganizationId])
        .refers_to_each::<Deputies>([Column::MemberIds])
}

//! What lists of consultative meetings can do.

use super::entity::{Column, Model};
use crate::consultative_bodies::ConsultativeBodies;
use instruments::deadlines::{self, Deadlines, last_days};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<ConsultativeBodies>("body", Column::BodyId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::OrganizationId])
        .refers_to_each::<Organizations>([Column::HandlerIds])
}

//! What lists of street committees can do.

use super::entity::{Column, Model};
use crate::members::{self, Members};
use instruments::{
    ballots::Ballots,
    deadlines::{self, Deadlines},
    documents::Documents,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("organization", Column::OrganizationId)
        .expand::<Organizations>("street", Column::StreetId)
        .expand_many::<Members>("members", members::entity::Column::CommitteeId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Documents>([Column::EstablishmentDocumentId])
        .refers::<Ballots>([Column::EstablishmentBallotId, Column::AbolitionBallotId])
        .refers::<super::Committees>([Column::SuccessorId])
        .standing()
}

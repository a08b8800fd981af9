//! What lists of contacts can do.

use super::entity::{Column, Model};
use crate::committees::Committees;
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Committees>("committee", Column::CommitteeId)
        .expand::<Deputies>("deputy", Column::DeputyId)
        .refers::<Organizations>([Column::OrganizationId])
}

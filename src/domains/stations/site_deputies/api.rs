//! What lists of enrollments offer.

use super::entity::{Column, Model};
use crate::sites::Sites;
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .expand::<Sites>("site", Column::SiteId)
        .expand::<Deputies>("deputy", Column::DeputyId)
        .refers::<Organizations>([Column::CommitteeId])
}

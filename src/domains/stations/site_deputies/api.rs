//! What lists of enrollments offer.

use super::entity::{Column, Model};
use crate::sites::Sites;
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

/// Cells of an example of a table, beside what the fields show.
pub(crate) const EXAMPLE: &[(&str, &str)] =
    &[("site_id", "JD-01"), ("deputy_id", "JD-07-010"), ("is_primary", "是")];

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .expand::<Sites>("site", Column::SiteId)
        .expand::<Deputies>("deputy", Column::DeputyId)
        .refers::<Organizations>([Column::CommitteeId])
}

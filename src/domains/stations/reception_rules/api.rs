//! What lists of reception rules offer.

use super::entity::{Column, Model};
use crate::sites::Sites;
use platform::records::listing::Listing;
use registry::organizations::Organizations;

/// Cells of an example of a table, beside what the fields show.
pub(crate) const EXAMPLE: &[(&str, &str)] = &[("site_id", "JD-01"), ("holiday_policy", "顺延至下一工作日")];

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .expand::<Sites>("site", Column::SiteId)
        .refers::<Organizations>([Column::CommitteeId])
}

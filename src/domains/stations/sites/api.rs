//! What lists of sites offer.

use super::entity::{Column, Model};
use crate::site_deputies::{self, SiteDeputies};
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
    issues::Issues,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .clock(last_days)
        .numbered(Column::SiteNo)
        .expand::<Organizations>("street_or_town", Column::StreetOrTownId)
        .expand::<super::Sites>("parent_site", Column::ParentSiteId)
        .expand_many::<SiteDeputies>("deputies", site_deputies::entity::Column::SiteId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::CommitteeId])
        .refers::<Documents>([Column::PlatePhotoId])
        .refers::<Issues>([Column::RectificationIssueId])
        .refers_to_each::<Organizations>([Column::ServedCommitteeIds])
}

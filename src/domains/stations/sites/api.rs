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

/// Cells of an example of a table, beside what the fields show.
pub(crate) const EXAMPLE: &[(&str, &str)] = &[
    ("site_no", "JQ-02"),
    ("tier", "代表联络站"),
    ("street_or_town_id", "310114-street"),
    ("parent_site_id", "JD-01"),
    ("served_committee_ids", "310114-residents"),
    ("venue_kind", "居委会"),
    ("coordinate_system", "wgs84"),
    ("leader_id", "310114-site-manager"),
    ("liaison_ids", "310114-street-clerk"),
];

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .clock(last_days)
        .numbered(Column::SiteNo)
        .known_by(Column::SiteNoKey)
        .known_by(Column::NameKey)
        .names(Column::LeaderId, "access.user")
        .names(Column::LiaisonIds, "access.user")
        .names(Column::ServedCommitteeIds, "registry.organization")
        .expand::<Organizations>("street_or_town", Column::StreetOrTownId)
        .expand::<super::Sites>("parent_site", Column::ParentSiteId)
        .expand_many::<SiteDeputies>("deputies", site_deputies::entity::Column::SiteId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::CommitteeId])
        .refers::<Documents>([Column::PlatePhotoId])
        .refers::<Issues>([Column::RectificationIssueId])
        .refers_to_each::<Organizations>([Column::ServedCommitteeIds])
}

//! What lists of month schedules offer.

use super::entity::{Column, Model};
use crate::sites::Sites;
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Sites>("site", Column::SiteId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::CommitteeId])
}

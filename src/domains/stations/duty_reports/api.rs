//! What lists of duty reports offer.

use super::entity::{Column, Model};
use crate::sites::Sites;
use instruments::{
    deadlines::{self, Deadlines},
    documents::Documents,
    publications::Publications,
};
use platform::records::listing::Listing;
use registry::{
    constituencies::Constituencies, deputies::Deputies, organizations::Organizations, terms::Terms,
};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Deputies>("deputy", Column::DeputyId)
        .expand::<Terms>("term", Column::TermId)
        .expand::<Sites>("site", Column::SiteId)
        .expand::<Organizations>("congress_body", Column::CongressBodyId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Constituencies>([Column::ConstituencyId])
        .refers::<Documents>([Column::DocumentId])
        .refers::<Publications>([Column::NoticePublicationId, Column::ResultPublicationId])
}

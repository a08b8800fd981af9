//! What lists of opinions offer.

use super::entity::{Column, Model};
use crate::{
    commitments::{self, Commitments},
    sites::Sites,
    suggestions::Suggestions,
};
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
    ties,
};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::OpinionNo)
        .expand::<Sites>("site", Column::SiteId)
        .expand::<Organizations>("handler_organ", Column::HandlerOrganId)
        .expand::<Suggestions>("suggestion", Column::SuggestionId)
        .expand_many::<Commitments>("commitments", commitments::entity::Column::SourceId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .leads_to::<Suggestions>(ties::CONVERTED_TO, Column::SuggestionId)
        .refers::<Organizations>([Column::CommitteeId])
        .refers::<Documents>([Column::ReplyDocumentId])
        .refers_to_each::<Organizations>([Column::CoHandlerIds])
        .refers_to_each::<Deputies>([Column::DeputyIds])
}

//! What lists of normative documents can do.

use super::{
    entity::{Column, Model},
    readers::knows_who_suggests,
    workflow::NormativeDocumentAction,
};
use crate::review_suggestions::{self, ReviewSuggestions};
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
};
use platform::{records::listing::Listing, values::words::Words};
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::DocumentNumber)
        .expand::<Organizations>("issuer", Column::IssuerId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .expand_many::<ReviewSuggestions>("suggestions", review_suggestions::entity::Column::DocumentId)
        .author_known_to(NormativeDocumentAction::SuggestReview.word(), knows_who_suggests)
        .refers::<Documents>([Column::OpinionDocumentId, Column::CorrectionDocumentId])
}

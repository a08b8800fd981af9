//! What lists of normative documents can do.

use super::{
    entity::{Column, Model},
    readers::knows_who_suggests,
    words::{NormativeKind, ReviewKind, ReviewResult},
    workflow::NormativeDocumentAction,
};
use crate::review_suggestions::{self, ReviewSuggestions};
use chrono::NaiveDate;
use instruments::deadlines::{self, Deadlines, last_days};
use platform::{records::listing::Listing, values::words::Words};
use registry::organizations::Organizations;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .any_of::<Uuid>(Column::IssuerId)
        .any_of::<NormativeKind>(Column::Kind)
        .any_of::<ReviewKind>(Column::ReviewKind)
        .any_of::<ReviewResult>(Column::Result)
        .any_of::<bool>(Column::FiledLate)
        .range::<NaiveDate>(Column::PublishedOn)
        .sort::<NaiveDate>(Column::PublishedOn)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
        .expand::<Organizations>("issuer", Column::IssuerId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .expand_many::<ReviewSuggestions>("suggestions", review_suggestions::entity::Column::DocumentId)
        .author_known_to(NormativeDocumentAction::SuggestReview.word(), knows_who_suggests)
}

//! What callers see of disposal reports.

use super::entity::{Column, Model};
use crate::{deliberation_opinions::DeliberationOpinions, documents::Documents, ties};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .numbered(Column::VersionNo)
        .comes_of::<DeliberationOpinions>(ties::ANSWERED_BY, Column::OpinionId)
        .expand::<DeliberationOpinions>("opinion", Column::OpinionId)
        .expand::<Documents>("document", Column::DocumentId)
}

//! What lists of contacts offer.

use super::entity::{Column, Model};
use crate::suggestions::Suggestions;
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .standing()
        .expand::<Suggestions>("suggestion", Column::SuggestionId)
        .expand::<Organizations>("organ", Column::OrganId)
        .expand::<Deputies>("deputy", Column::DeputyId)
}

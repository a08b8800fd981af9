//! What callers send and see of deputies.

use super::entity::{Column, Model};
use crate::{constituencies::Constituencies, terms::Terms};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Terms>("term", Column::TermId)
        .expand::<Constituencies>("constituency", Column::ConstituencyId)
        .standing()
}

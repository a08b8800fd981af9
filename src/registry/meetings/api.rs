//! What callers send and see of meetings.

use super::entity::{Column, Model};
use crate::{organizations::Organizations, terms::Terms};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("organization", Column::OrganizationId)
        .expand::<Terms>("term", Column::TermId)
}

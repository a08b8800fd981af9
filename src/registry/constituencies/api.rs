//! What callers send and see of constituencies.

use super::entity::{Column, Model};
use crate::{organizations::Organizations, terms::Terms};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Terms>("term", Column::TermId)
        .standing()
        .refers_to_each::<Organizations>([Column::CommitteeIds])
}

//! What callers send and see of constituencies.

use super::entity::{Column, Model};
use crate::{organizations::Organizations, terms::Terms};
use platform::{records::listing::Listing, workflow::Workflow};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Terms>("term", Column::TermId)
        .names(Column::StreetOrTownId, Organizations::KIND)
        .known_by(Column::CodeKey)
        .known_by(Column::Name)
        .standing()
        .refers_to_each::<Organizations>([Column::CommitteeIds])
}

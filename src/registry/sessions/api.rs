//! What callers send and see of sessions.

use super::entity::{Column, Model};
use crate::terms::Terms;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Terms>("term", Column::TermId).standing()
}

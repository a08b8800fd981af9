//! What callers send and see of constituencies.

use super::entity::{Column, Model};
use crate::terms::Terms;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Terms>("term", Column::TermId)
}

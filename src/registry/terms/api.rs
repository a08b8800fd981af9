//! What callers send and see of terms.

use super::entity::{Column, Model};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().known_by(Column::Ordinal).standing()
}

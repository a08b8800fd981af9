//! What lists of score standards offer.

use super::entity::Model;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().standing()
}

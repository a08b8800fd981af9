//! What callers send and see of terms.

use super::entity::Model;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().standing()
}

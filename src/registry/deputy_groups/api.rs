//! What callers send and see of deputy groups.

use super::entity::Model;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().standing()
}

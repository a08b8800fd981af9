//! What callers send and see of steps.

use super::entity::{Column, Model};
use crate::issues::Issues;
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Issues>("issue", Column::IssueId)
}

//! What callers send and see of sessions.

use super::entity::{Column, Model};
use crate::terms::Terms;
use chrono::NaiveDate;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::TermId)
        .sort::<NaiveDate>(Column::StartOn)
        .expand::<Terms>("term", Column::TermId)
}

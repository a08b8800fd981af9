//! What callers send and see of meetings.

use super::{
    entity::{Column, Model},
    words::MeetingKind,
};
use crate::{organizations::Organizations, terms::Terms};
use chrono::NaiveDate;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<MeetingKind>(Column::Kind)
        .any_of::<Uuid>(Column::OrganizationId)
        .any_of::<Uuid>(Column::TermId)
        .range::<NaiveDate>(Column::StartOn)
        .sort::<NaiveDate>(Column::StartOn)
        .search(Column::Title)
        .expand::<Organizations>("organization", Column::OrganizationId)
        .expand::<Terms>("term", Column::TermId)
}

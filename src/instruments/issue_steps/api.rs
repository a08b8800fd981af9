//! What callers send and see of steps.

use super::{
    entity::{Column, Model},
    words::StepKind,
};
use crate::issues::Issues;
use chrono::NaiveDate;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::IssueId)
        .any_of::<StepKind>(Column::Kind)
        .sort::<NaiveDate>(Column::OccurredOn)
        .expand::<Issues>("issue", Column::IssueId)
}

//! What callers send and see of resolutions.

use super::entity::{Column, Model};
use crate::{
    ballots::Ballots,
    deadlines::{self, Deadlines},
    ties,
};
use chrono::NaiveDate;
use platform::records::listing::Listing;
use registry::organizations::Organizations;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::SourceId)
        .any_of::<Uuid>(Column::ExecutingOrganId)
        .range::<NaiveDate>(Column::ExecutionDueOn)
        .sort::<String>(Column::DocumentNumber)
        .search(Column::Title)
        .numbered(Column::DocumentNumber)
        .comes_of_any(ties::LED_TO, Column::SourceType, Column::SourceId)
        .comes_of::<Ballots>(ties::DECIDED_AS, Column::BallotId)
        .expand::<Ballots>("ballot", Column::BallotId)
        .expand::<Organizations>("executing_organ", Column::ExecutingOrganId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}

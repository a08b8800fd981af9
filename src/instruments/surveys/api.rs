//! What callers send and see of surveys.

use super::{
    entity::{Column, Model},
    words::SurveyChannel,
};
use crate::ties;
use platform::records::listing::Listing;
use registry::organizations::Organizations;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<i32>(Column::Year)
        .any_of::<SurveyChannel>(Column::Channel)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::AgencyId)
        .any_of::<Uuid>(Column::OwnerOrganizationId)
        .search(Column::Title)
        .comes_of_any(ties::RATED_BY, Column::SubjectType, Column::SubjectId)
        .expand::<Organizations>("agency", Column::AgencyId)
}

//! What callers send and see of deadlines.

use super::{
    entity::{Column, Model},
    urgency::QUESTIONS,
};
use chrono::NaiveDate;
use platform::records::listing::Listing;
use registry::organizations::Organizations;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    let list = QUESTIONS.into_iter().fold(Listing::new(), Listing::asks);
    list.any_of::<String>(Column::Code)
        .any_of::<String>(Column::SubjectType)
        .any_of::<Uuid>(Column::SubjectId)
        .any_of::<Uuid>(Column::ResponsibleOrganizationId)
        .range::<NaiveDate>(Column::DueOn)
        .range::<NaiveDate>(Column::EffectiveDueOn)
        .sort::<NaiveDate>(Column::DueOn)
        .sort::<String>(Column::Code)
        .sort::<NaiveDate>(Column::EffectiveDueOn)
        .search(Column::Code)
        .search(Column::Basis)
        .expand_named("subject", Column::SubjectType, Column::SubjectId)
        .expand::<Organizations>("responsible_organization", Column::ResponsibleOrganizationId)
}

//! What callers send and see of deadlines.

use super::{
    entity::{Column, Model},
    urgency::QUESTIONS,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    let list = QUESTIONS.into_iter().fold(Listing::new(), Listing::asks);
    list.expand_named("subject", Column::SubjectType, Column::SubjectId)
        .expand::<Organizations>("responsible_organization", Column::ResponsibleOrganizationId)
        .standing()
}

//! What lists of monthly reports offer.

use super::{
    ProgressReports,
    entity::{Column, Model},
};
use crate::projects::Projects;
use instruments::documents::Documents;
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Projects>("project", Column::ProjectId)
        .expand::<Organizations>("lead_department", Column::LeadDepartmentId)
        .refers::<ProgressReports>([Column::CorrectsId])
        .refers_to_each::<Documents>([Column::PhotoIds])
}

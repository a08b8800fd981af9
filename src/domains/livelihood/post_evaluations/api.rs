//! What lists of post-evaluations offer.

use super::entity::{Column, Model};
use crate::projects::Projects;
use instruments::ties;
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of::<Projects>(ties::LED_TO, Column::ProjectId)
        .expand::<Projects>("project", Column::ProjectId)
        .expand::<Organizations>("evaluator_org", Column::EvaluatorOrgId)
        .refers::<Organizations>([Column::GovernmentId])
        .refers_to_each::<Organizations>([Column::DepartmentIds])
}

//! What the exit list offers.

use super::entity::{Column, Model};
use crate::{post_evaluations::PostEvaluations, projects::Projects};
use instruments::ties;
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of::<PostEvaluations>(ties::LED_TO, Column::EvaluationId)
        .expand::<Projects>("project", Column::ProjectId)
        .expand::<PostEvaluations>("evaluation", Column::EvaluationId)
        .refers::<Organizations>([Column::OrganizationId, Column::GovernmentId])
        .standing()
}

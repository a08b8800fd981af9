//! What lists of coordination requests offer.

use super::entity::{Column, Model};
use crate::{projects::Projects, ties};
use instruments::deadlines::{self, Deadlines, last_days};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .comes_of::<Projects>(ties::LED_TO, Column::ProjectId)
        .expand::<Projects>("project", Column::ProjectId)
        .expand::<Organizations>("lead_department", Column::LeadDepartmentId)
        .expand::<Organizations>("target_org", Column::TargetOrgId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::GovernmentId])
}

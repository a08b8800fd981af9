//! What lists of reserve projects offer.

use super::entity::{Column, Model};
use crate::leads::Leads;
use instruments::{
    deadlines::{self, Deadlines, last_days},
    ties,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<Leads>("lead", Column::LeadId)
        .expand::<Organizations>("lead_department", Column::LeadDepartmentId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::OrganizationId])
        .comes_of::<Leads>(ties::LED_TO, Column::LeadId)
}

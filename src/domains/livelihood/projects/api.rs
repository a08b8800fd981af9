//! What lists of projects offer.

use super::entity::{Column, Model};
use crate::{candidates::Candidates, cycles::Cycles};
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
    ties,
};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .numbered(Column::Code)
        .expand::<Cycles>("cycle", Column::CycleId)
        .expand::<Candidates>("candidate", Column::CandidateId)
        .expand::<Organizations>("lead_department", Column::LeadDepartmentId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::OrganizationId, Column::GovernmentId])
        .comes_of::<Candidates>(ties::LED_TO, Column::CandidateId)
        .refers::<Documents>([Column::PlanDocumentId])
        .refers_to_each::<Documents>([Column::AcceptanceDocumentIds])
        .refers_to_each::<Organizations>([Column::CoDepartmentIds])
}

//! What lists of leads offer.

use super::entity::{Column, Model};
use crate::{candidates::Candidates, cycles::Cycles, reserve_projects::ReserveProjects};
use instruments::deadlines::{self, Deadlines, last_days};
use platform::records::listing::Listing;
use registry::organizations::Organizations;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<Cycles>("cycle", Column::CycleId)
        .expand::<Candidates>("candidate", Column::CandidateId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::OrganizationId, Column::AuthorOrganizationId, Column::ReferredToId])
        .refers::<ReserveProjects>([Column::ReserveProjectId])
}

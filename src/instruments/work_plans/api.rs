//! What lists of work plans can do.

use super::entity::{Column, Model};
use crate::{
    deadlines::{self, Deadlines},
    documents::Documents,
    work_plan_items::{self, WorkPlanItems},
};
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("congress_body", Column::CongressBodyId)
        .expand_many::<WorkPlanItems>("items", work_plan_items::entity::Column::PlanId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Meetings>([Column::AdoptedMeetingId])
        .refers::<Documents>([Column::DocumentId, Column::SummaryDocumentId])
}

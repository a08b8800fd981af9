//! What lists of activities can do.

use super::entity::{Column, Model};
use crate::{
    deadlines::{self, Deadlines},
    documents::Documents,
    publications::Publications,
    work_plan_items::WorkPlanItems,
};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Organizations>("congress_body", Column::CongressBodyId)
        .expand::<WorkPlanItems>("plan_item", Column::PlanItemId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Documents>([Column::ArrangementDocumentId, Column::FindingDocumentId])
        .refers::<Publications>([Column::NoticePublicationId])
        .refers_to_each::<Documents>([Column::AttachmentIds])
        .refers_to_each::<Deputies>([Column::InvitedDeputyIds])
}

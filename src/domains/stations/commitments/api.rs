//! What lists of commitments offer.

use super::entity::{Column, Model};
use crate::{citizen_opinions::CitizenOpinions, suggestions::Suggestions};
use instruments::{
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
    ties,
};
use platform::records::listing::Listing;
use registry::{deputies::Deputies, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<Organizations>("responsible_organ", Column::ResponsibleOrganId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .comes_of::<Suggestions>(ties::LED_TO, Column::SourceId)
        .comes_of::<CitizenOpinions>(ties::LED_TO, Column::SourceId)
        .refers::<Deputies>([Column::LeadDeputyId])
        .refers::<Documents>([Column::ReportDocumentId])
        .refers_to_each::<Documents>([Column::EvidenceIds])
}

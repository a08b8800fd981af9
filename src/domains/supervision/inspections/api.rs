//! What callers send and see of inspections.

use super::entity::{Column, Model};
use crate::{items::Items, ties};
use instruments::{deliberation_opinions::DeliberationOpinions, documents::Documents};
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of::<Items>(ties::INSPECTED_BY, Column::ItemId)
        .leads_to::<DeliberationOpinions>(ties::LED_TO, Column::OpinionId)
        .expand::<Items>("item", Column::ItemId)
        .expand::<Organizations>("inspected_organ", Column::InspectedOrganId)
        .expand::<Meetings>("meeting", Column::MeetingId)
        .expand::<DeliberationOpinions>("opinion", Column::OpinionId)
        .refers::<Organizations>([Column::LeadCommitteeId])
        .refers::<Documents>([Column::ReportDocumentId, Column::UpwardReportDocumentId])
}

//! What lists of duty records offer.

use super::entity::{Column, Model};
use crate::{duty_reports::DutyReports, suggestions::Suggestions};
use instruments::{
    activities::Activities,
    deadlines::{self, Deadlines},
    documents::Documents,
};
use platform::records::listing::Listing;
use registry::deputies::Deputies;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<Deputies>("deputy", Column::DeputyId)
        .expand::<Activities>("activity", Column::ActivityId)
        .refers::<DutyReports>([Column::DutyReportId])
        .expand::<Suggestions>("suggestion", Column::SuggestionId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers_to_each::<Documents>([Column::EvidenceIds])
}

//! What lists of adjustments offer.

use super::entity::{Column, Model};
use crate::projects::Projects;
use instruments::{
    ballots::Ballots,
    deadlines::{self, Deadlines, last_days},
    documents::Documents,
    publications::Publications,
    ties,
};
use platform::records::listing::Listing;
use registry::{meetings::Meetings, organizations::Organizations};

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .clock(last_days)
        .expand::<Projects>("project", Column::ProjectId)
        .expand::<Ballots>("ballot", Column::BallotId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
        .refers::<Organizations>([Column::OrganizationId, Column::GovernmentId, Column::LeadDepartmentId])
        .refers::<Meetings>([Column::DecisionMeetingId, Column::ReportedMeetingId])
        .refers::<Documents>([Column::DocumentId])
        .refers::<Publications>([Column::PublicationId])
        .refers::<Projects>([Column::ReplacementProjectId])
        .comes_of::<Projects>(ties::LED_TO, Column::ProjectId)
        .leads_to::<Projects>(ties::LED_TO, Column::ReplacementProjectId)
}

//! The row of an inspection.

use super::words::{DelegatedBy, FoundProblem, InspectionState, TeamMember};
use platform::records::record::List;

platform::record! {
    /// A law-enforcement inspection.
    Inspections = "inspection", InspectionState {
        item_id: Uuid,
        inspected_organ_id: Uuid,
        lead_committee_id: Uuid,
        law_names: List<String>,
        delegated_by: Option<DelegatedBy>,
        leader_id: Option<Uuid>,
        members: List<TeamMember>,
        research_notes: Option<String>,
        evaluation: Option<String>,
        problems: List<FoundProblem>,
        enforcement_advice: Option<String>,
        legislative_advice: Option<String>,
        report_document_id: Option<Uuid>,
        upward_report_document_id: Option<Uuid>,
        upward_reported_on: Option<Date>,
        decision_meeting_id: Option<Uuid>,
        meeting_id: Option<Uuid>,
        opinion_id: Option<Uuid>,
    } lists Members
}

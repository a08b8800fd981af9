//! The row of an investigation.

use super::words::{InvestigationMode, InvestigationState};
use platform::records::record::Ids;

platform::record! {
    /// An investigation.
    Investigations = "investigation", InvestigationState {
        item_id: Uuid,
        mode: InvestigationMode,
        place: String,
        held_on: Date,
        duration_minutes: Option<i32>,
        sites_visited: Option<i32>,
        team_member_ids: Ids,
        deputy_ids: Ids,
        announced_in_advance: bool,
        report_document_id: Option<Uuid>,
        questionnaires_issued: Option<i32>,
        questionnaires_returned: Option<i32>,
        questionnaires_valid: Option<i32>,
    }
}

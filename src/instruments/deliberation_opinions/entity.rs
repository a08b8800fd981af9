//! The row of a deliberation opinion.

use super::words::OpinionState;

platform::record! {
    /// A deliberation opinion.
    DeliberationOpinions = "deliberation_opinion", OpinionState {
        document_number: String,
        title: String,
        source_type: String,
        source_id: Uuid,
        meeting_id: Uuid,
        lead_committee_id: Uuid,
        addressee_organ_id: Uuid,
        approved_meeting_id: Option<Uuid>,
        issued_on: Option<Date>,
        received_on: Option<Date>,
        disposal_due_on: Option<Date>,
        second_meeting_id: Option<Uuid>,
        disposal_report_id: Option<Uuid>,
        satisfaction_vote_id: Option<Uuid>,
        round: i32,
        tracking: bool,
    }
}

//! The row of an investigation.

use super::words::{InvestigationMode, InvestigationState};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::{numbers::Count, text::Text},
};

platform::record! {
    /// An investigation.
    Investigations = "investigation", InvestigationState {
        /// The item it is for.
        #[set_by(content)] #[filter]
        item_id: Uuid,
        /// How it was done.
        #[set_by(content)] #[filter]
        mode: InvestigationMode,
        /// Where.
        #[set_by(content)] #[example("江桥镇")]
        place: Text<200>,
        /// When.
        #[set_by(content)] #[range] #[sort]
        held_on: NaiveDate,
        /// How long (minutes).
        #[set_by(content)]
        duration_minutes: Option<Count>,
        /// Sites visited.
        #[set_by(content)]
        sites_visited: Option<Count>,
        /// Who took part for the committee.
        #[set_by(content?)]
        team_member_ids: Ids,
        /// The deputies who took part.
        #[set_by(content?)]
        deputy_ids: Ids,
        /// Whether the organ knew before.
        #[set_by(content)]
        announced_in_advance: bool,
        /// The report.
        #[set_by(content)]
        report_document_id: Option<Uuid>,
        /// Questionnaires handed out (sheets).
        #[set_by(content)]
        questionnaires_issued: Option<Count>,
        /// Questionnaires that came back (sheets).
        #[set_by(content)]
        questionnaires_returned: Option<Count>,
        /// Questionnaires that count (sheets).
        #[set_by(content)]
        questionnaires_valid: Option<Count>,
    }
    content InvestigationContent;
    view InvestigationView;
    lists DeputyIds;
}

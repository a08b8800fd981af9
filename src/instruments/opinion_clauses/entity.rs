//! The row of a clause.

use super::words::{ClauseResult, ClauseState, Verification};
use platform::records::record::Ids;

platform::record! {
    /// A clause of an opinion.
    OpinionClauses = "opinion_clause", ClauseState {
        opinion_id: Uuid,
        seq: i32,
        request_text: String,
        target_organ_id: Uuid,
        issue_id: Option<Uuid>,
        measure: Option<String>,
        indicator: Option<String>,
        target_value: Option<String>,
        due_on: Option<Date>,
        result: Option<ClauseResult>,
        result_text: Option<String>,
        target_reached: bool,
        evidence_ids: Ids,
        verification: Verification,
        verified_by: Option<Uuid>,
    }
}

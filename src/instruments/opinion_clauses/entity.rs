//! The row of a clause.

use super::words::{CLAUSE_RECHECK, CLAUSE_RESULT, ClauseResult, ClauseState, Verification};
use chrono::NaiveDate;
use platform::{
    records::record::Ids,
    values::{
        numbers::Ordinal,
        text::{Prose, Text},
    },
};

platform::record! {
    /// A clause of an opinion.
    OpinionClauses = "opinion_clause", ClauseState {
        /// The opinion.
        #[set_by(content)] #[filter]
        opinion_id: Uuid,
        /// Its place; unique in the opinion.
        #[set_by(content)] #[sort]
        seq: Ordinal,
        /// One request.
        #[set_by(content)] #[example("制定老旧小区公共充电设施三年布点计划并向社会公布。")] #[search]
        request_text: Prose<15>,
        /// The organ that answers for it.
        #[set_by(content)] #[filter]
        target_organ_id: Uuid,
        /// The problem it is about.
        #[set_by(content)]
        issue_id: Option<Uuid>,
        /// The measure that is asked for.
        #[set_by(content)]
        measure: Option<Prose>,
        /// The indicator by which it is judged.
        #[set_by(content)]
        indicator: Option<Text<100>>,
        /// The value that is to be reached.
        #[set_by(content)]
        target_value: Option<Text<100>>,
        /// Until when.
        #[set_by(content)]
        #[due(CLAUSE_RESULT)]
        due_on: Option<NaiveDate>,
        /// What became of it.
        #[set_by(ReportedResult)] #[filter]
        result: Option<ClauseResult>,
        /// How, or why not.
        #[set_by(ReportedResult?)]
        result_text: Option<Prose>,
        /// Whether the target value was reached.
        #[set_by(ReportedResult?)]
        target_reached: bool,
        /// The documents that prove it.
        #[set_by(ReportedResult?)]
        evidence_ids: Ids,
        /// The deputies who are invited to verify it.
        #[set_by(ClauseInvitation)]
        invited_deputy_ids: Ids,
        /// What the verification found.
        #[filter]
        verification: Verification,
        /// Who verified.
        verified_by: Option<Uuid>,
        /// When it was verified last.
        verified_on: Option<NaiveDate>,
        /// When it was verified first: from then on runs the time in which it is looked at again.
        first_verified_on: Option<NaiveDate>,
        /// When it is looked at again.
        #[due(CLAUSE_RECHECK)]
        recheck_due_on: Option<NaiveDate>,
        /// How often it was reopened.
        #[schema(minimum = 0)]
        reopenings: i32,
    }
    content ClauseContent;
    view ClauseView;
    /// The result that the organ reports.
    body ReportedResult;
    /// The deputies who verify, beside the committees; nobody else any more.
    body ClauseInvitation;
}

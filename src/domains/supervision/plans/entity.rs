//! The row of an annual plan.

use super::words::PlanState;
use chrono::NaiveDate;
use platform::values::{
    numbers::Year,
    text::{Prose, Text},
};

platform::record! {
    /// A plan of a year.
    Plans = "supervision_plan", PlanState {
        /// The year; one plan a year.
        #[set_by(content)] #[read_by(public)] #[example(2026)] #[filter] #[sort]
        year: Year,
        /// Title.
        #[set_by(content)] #[read_by(public)] #[example("嘉定区人大常委会2026年度监督工作计划")] #[search]
        title: Text<120>,
        /// 1, and one more with each adjustment.
        #[read_by(public)]
        #[schema(minimum = 1)]
        version_no: i32,
        /// The meeting that approved it.
        #[set_by(PlanApproval)] #[read_by(public)]
        approved_meeting_id: Option<Uuid>,
        /// When it was approved.
        #[set_by(PlanApproval)] #[read_by(public)]
        approved_on: Option<NaiveDate>,
        /// When it was published.
        #[read_by(public)]
        published_on: Option<NaiveDate>,
        /// Why it was adjusted last.
        #[read_by(public)]
        adjust_reason: Option<Prose>,
        /// When it was completed.
        #[read_by(public)]
        completed_on: Option<NaiveDate>,
        /// The session of the congress that heard the report on it.
        #[read_by(public)]
        reported_session_id: Option<Uuid>,
    }
    content PlanContent;
    view PlanView;
    /// The decision of the Chairpersons' Meeting on a plan.
    body PlanApproval;
}

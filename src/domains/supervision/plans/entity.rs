//! The row of an annual plan.

use super::words::PlanState;

platform::record! {
    /// A plan of a year.
    Plans = "supervision_plan", PlanState {
        year: i32,
        title: String,
        version_no: i32,
        approved_meeting_id: Option<Uuid>,
        approved_on: Option<Date>,
        published_on: Option<Date>,
        adjust_reason: Option<String>,
        reported_session_id: Option<Uuid>,
    }
}

//! The row of an annual plan.

platform::record! {
    /// A plan of a year.
    "supervision_plan", super::PlanState {
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

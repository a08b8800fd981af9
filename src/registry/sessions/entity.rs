//! The row of a session.

platform::record! {
    /// A session of the congress.
    "congress_session", super::SessionState {
        term_id: Uuid,
        ordinal: i32,
        start_on: Date,
        end_on: Date,
    }
}

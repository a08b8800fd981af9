//! The row of a session.

use super::words::SessionState;

platform::record! {
    /// A session of the congress.
    Sessions = "congress_session", SessionState {
        term_id: Uuid,
        ordinal: i32,
        start_on: Date,
        end_on: Date,
    }
}

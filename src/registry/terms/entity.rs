//! The row of a term.

use super::words::TermState;

platform::record! {
    /// A term of a district's congress.
    Terms = "term", TermState {
        ordinal: i32,
        start_on: Date,
        end_on: Option<Date>,
        sc_member_count: i32,
        deputy_count: i32,
    }
}

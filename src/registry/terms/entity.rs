//! The row of a term.

platform::record! {
    /// A term of a district's congress.
    "term", super::TermState {
        ordinal: i32,
        start_on: Date,
        end_on: Option<Date>,
        sc_member_count: i32,
        deputy_count: i32,
    }
}

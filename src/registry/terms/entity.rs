//! The row of a term.

use super::words::TermState;
use chrono::NaiveDate;
use platform::values::numbers::{Ordinal, Whole};

platform::record! {
    /// A term of a district's congress.
    Terms = "term", TermState {
        /// 第几届.
        #[set_by(content)] #[sort]
        ordinal: Ordinal,
        /// First day.
        #[set_by(content)]
        start_on: NaiveDate,
        /// Last day.
        #[set_by(content)]
        end_on: Option<NaiveDate>,
        /// Members of the Standing Committee (persons), 15 to 45 (地方组织法第四十七条).
        #[set_by(content)]
        sc_member_count: Whole<15, 45>,
        /// Deputies of the congress (persons).
        #[set_by(content)]
        deputy_count: Whole<1, 3000>,
    }
    content TermContent;
    view TermView;
}

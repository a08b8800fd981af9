//! The row of a session.

use super::words::SessionState;
use chrono::NaiveDate;
use platform::values::numbers::Ordinal;

platform::record! {
    /// A session of the congress.
    Sessions = "congress_session", SessionState {
        /// The term.
        #[set_by(content)] #[filter]
        term_id: Uuid,
        /// 第几次会议; unique in the term.
        #[set_by(content)]
        ordinal: Ordinal,
        /// First day.
        #[set_by(content)] #[sort]
        start_on: NaiveDate,
        /// Last day.
        #[set_by(content)]
        end_on: NaiveDate,
    }
    content SessionContent;
    view SessionView;
}

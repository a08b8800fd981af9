//! The row of a session.

use super::words::SessionState;
use chrono::NaiveDate;
use platform::values::numbers::Ordinal;

platform::record! {
    /// A session of the congress.
    /// 大会的次会议。
    Sessions = "congress_session", SessionState {
        /// The term.
        /// 届次。
        #[set_by(content)] #[filter]
        term_id: Uuid,
        /// Which session it is; unique in the term.
        /// 第几次会议;本届内唯一。
        #[set_by(content)] #[example(7)]
        ordinal: Ordinal,
        /// First day.
        /// 开始日期。
        #[set_by(content)] #[example("2026-12-08")] #[sort]
        start_on: NaiveDate,
        /// Last day.
        /// 最后一日。
        #[set_by(content)] #[example("2026-12-11")]
        end_on: NaiveDate,
    }
    content SessionContent;
    view SessionView;
}

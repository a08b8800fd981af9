//! The words of a loaded year: its states.

platform::words! {
    /// States of 日历年度.
    pub enum CalendarYearState {
        Loaded "已加载",
    }
}

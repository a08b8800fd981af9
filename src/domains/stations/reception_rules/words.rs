//! The words of a reception rule: its states, and the types of its columns.

platform::words! {
    /// States of 接待日规则.
    pub enum ReceptionRuleState {
        Active "施行" / "In force",
        Retired "停用" / "No longer in force",
    }
}

platform::words! {
    /// What becomes of a reception that falls on a day on which nobody works (03 §4.6).
    /// 接待日遇节假日的处理。
    pub enum HolidayPolicy {
        NextWorkday "顺延至下一工作日" / "Moved to the next working day",
        NextWeek "顺延一周" / "Moved by a week",
        Skip "取消" / "Dropped",
    }
}

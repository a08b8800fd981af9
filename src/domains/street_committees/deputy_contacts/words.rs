//! The words of a contact with a deputy: its states, and the types of its columns.

platform::words! {
    /// States of 联系代表记录.
    pub enum DeputyContactState {
        Recorded "已记录" / "Recorded",
        Disputed "代表有异议" / "Disputed by the deputy",
    }
}

platform::words! {
    /// How a deputy was contacted.
    /// 联系代表的方式。
    pub enum DeputyContactMode {
        Visit "走访" / "Visit",
        Meeting "座谈" / "Meeting",
        Phone "电话" / "Phone",
        Online "线上" / "Online",
    }
}

//! The words of a contact: its states, and the types of its columns.

platform::words! {
    /// States of 沟通记录.
    pub enum ContactLogState {
        Recorded "已记录" / "Recorded",
        Denied "代表否认" / "Denied by the deputy",
    }
}

platform::words! {
    /// When in the handling the deputy was contacted.
    /// 沟通所处的办理阶段。
    pub enum ContactPhase {
        Before "办前" / "Before it was handled",
        During "办中" / "While it was handled",
        After "办后" / "After it was handled",
    }
}

platform::words! {
    /// How the deputy was contacted.
    /// 沟通方式。
    pub enum ContactMode {
        Visit "走访" / "Visit",
        Meeting "座谈" / "Meeting",
        Phone "电话" / "Phone",
        Video "视频" / "Video call",
        Letter "函件" / "Letter",
    }
}

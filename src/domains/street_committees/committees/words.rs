//! The words of a street committee: its states, and the types of its columns.

platform::words! {
    /// States of 街道人大工委.
    pub enum CommitteeState {
        Active "运行中" / "Active",
        Abolished "已撤销" / "Abolished",
    }
}

platform::words! {
    /// Who leads a committee, and whether that is all they do.
    /// 工委领导人员的配备模式。
    pub enum StaffingMode {
        FullTimeDirector "主任专职不设副主任" / "Full-time director, no deputy director",
        SecretaryConcurrent "街道党工委书记兼任主任、专职副主任" / "Party secretary as part-time director, full-time deputy director",
        FullTimeDirectorPartTimeDeputies "主任专职、兼职副主任" / "Full-time director, part-time deputy directors",
    }
}

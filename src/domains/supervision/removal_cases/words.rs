//! The words of a removal case: its states, and the types of its columns.

platform::words! {
    /// States of 撤职案.
    pub enum RemovalCaseState {
        Drafted "联名中",
        Proposed "提出",
        OnAgenda "列入议程",
        Defended "已申辩",
        DefenseWaived "放弃申辩",
        Voted "已表决",
        Decided "已决定",
        NotPassed "未通过",
    }
}

platform::words! {
    /// Who may propose a removal (监督法第六十一条).
    pub enum RemovalProposer {
        Organ "一府一委两院",
        Chairpersons "主任会议",
        MembersJoint "组成人员联名",
    }
}

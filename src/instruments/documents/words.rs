//! The words of a document: its states, and the types of its columns.

platform::words! {
    /// States of 文书.
    pub enum DocumentState {
        Draft "待上传",
        Stored "已上传",
    }
}

platform::words! {
    /// Kind of a document.
    pub enum DocumentKind {
        Report "报告",
        Opinion "审议意见",
        Resolution "决议",
        Minutes "纪要",
        Notice "通知",
        Plan "计划",
        Evidence "佐证",
        Photo "照片",
        SignIn "签到表",
        Contract "合同",
        Other "其他",
    }
}

platform::words! {
    /// Who may read a record in the end.
    pub enum Disclosure {
        Internal "内部",
        OnRequest "依申请公开",
        Public "公开",
    }
}

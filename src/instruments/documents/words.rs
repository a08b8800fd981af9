//! The words of a document: its states, and the types of its columns.

platform::words! {
    /// States of 文书.
    pub enum DocumentState {
        Draft "待上传" / "Awaiting upload",
        Stored "已上传" / "Uploaded",
    }
}

platform::words! {
    /// Kind of a document.
    /// 文书的种类。
    pub enum DocumentKind {
        Report "报告" / "Report",
        Opinion "审议意见" / "Deliberation opinion",
        Resolution "决议" / "Resolution",
        Minutes "纪要" / "Minutes",
        Notice "通知" / "Notice",
        Plan "计划" / "Plan",
        Evidence "佐证" / "Evidence",
        Photo "照片" / "Photograph",
        SignIn "签到表" / "Sign-in sheet",
        Contract "合同" / "Contract",
        Other "其他" / "Other",
    }
}

platform::words! {
    /// Who may read a record in the end.
    /// 最终可以读取记录的范围。
    pub enum Disclosure {
        Internal "内部" / "Internal",
        OnRequest "依申请公开" / "Disclosed on request",
        Public "公开" / "Public",
    }
}

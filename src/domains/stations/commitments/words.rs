//! The words of a commitment: its states, and the types of its columns.

platform::words! {
    /// States of 承诺事项.
    pub enum CommitmentState {
        Open "待兑现" / "Open",
        Fulfilled "已兑现" / "Fulfilled",
        CarriedOver "转下年度" / "Carried over to the next year",
        Changed "情况变化已说明" / "Changed circumstances explained",
        ExplainedAtTermEnd "届末已说明" / "Explained at the end of the term",
        Replaced "已被新答复替代" / "Replaced by a new reply",
    }
}

platform::words! {
    /// In what it was promised.
    /// 承诺的来源。
    pub enum CommitmentSource {
        Suggestion "代表建议" / "Deputy's suggestion",
        CitizenOpinion "群众意见" / "Opinion of the public",
        InquiryAnswer "询问答复" / "Answer to an inquiry",
    }
}

/// Code of a deadline: what was promised.
pub const COMMITMENT: &str = "COMMITMENT";

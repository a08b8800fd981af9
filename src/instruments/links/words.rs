//! The words of a link: its states, and the types of its columns.

use crate::ties;
use platform::records::chain::Tie;

platform::words! {
    /// States of 关联.
    pub enum LinkState {
        Active "有效" / "Active",
    }
}

platform::words! {
    /// What one record is to the other; read from `from` to `to`.
    /// 一条记录对另一条记录的关系;由 `from` 读到 `to`。
    pub enum LinkKind {
        ConvertedTo "转化为" / "Converted to",
        EvidenceFor "作为依据" / "Evidence for",
        MergedInto "合并到" / "Merged into",
        AssignedAs "交办为" / "Assigned as",
        RaisedIn "形成于" / "Raised in",
        Answers "答复" / "Answers",
        Rectifies "整改" / "Rectifies",
        RatedBy "测评" / "Rated by",
        Continues "延续" / "Continues",
        FundedBy "资金来自" / "Funded by",
        ProgressSource "进度来自" / "Takes its progress from",
    }
}

impl LinkKind {
    /// Whether a chain of such links leads on in time, so that it can never come back to where it began.
    #[must_use]
    pub fn leads_on(self) -> bool {
        matches!(self, Self::ConvertedTo | Self::MergedInto | Self::Continues)
    }

    /// What it is in a chain.
    #[must_use]
    pub fn tie(self) -> Tie {
        match self {
            Self::ConvertedTo => ties::CONVERTED_TO,
            Self::EvidenceFor => ties::EVIDENCE_FOR,
            Self::MergedInto => ties::MERGED_INTO,
            Self::AssignedAs => ties::ASSIGNED_AS,
            Self::RaisedIn => ties::RAISED_IN,
            Self::Answers => ties::ANSWERS,
            Self::Rectifies => ties::RECTIFIES,
            Self::RatedBy => ties::RATED_BY,
            Self::Continues => ties::CONTINUES,
            Self::FundedBy => ties::FUNDED_BY,
            Self::ProgressSource => ties::PROGRESS_SOURCE,
        }
    }
}

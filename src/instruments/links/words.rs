//! The words of a link: its states, and the types of its columns.

use crate::ties;
use platform::records::chain::Tie;

platform::words! {
    /// States of 关联.
    pub enum LinkState {
        Active "有效",
    }
}

platform::words! {
    /// What one record is to the other; read from `from` to `to`.
    pub enum LinkKind {
        ConvertedTo "转化为",
        EvidenceFor "作为依据",
        MergedInto "合并到",
        AssignedAs "交办为",
        RaisedIn "形成于",
        Answers "答复",
        Rectifies "整改",
        RatedBy "测评",
        Continues "延续",
        FundedBy "资金来自",
        ProgressSource "进度来自",
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

//! The words of a link: its states, and the types of its columns.

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
            Self::ConvertedTo => Tie::ConvertedTo,
            Self::EvidenceFor => Tie::EvidenceFor,
            Self::MergedInto => Tie::MergedInto,
            Self::AssignedAs => Tie::AssignedAs,
            Self::RaisedIn => Tie::RaisedIn,
            Self::Answers => Tie::Answers,
            Self::Rectifies => Tie::Rectifies,
            Self::RatedBy => Tie::RatedBy,
            Self::Continues => Tie::Continues,
            Self::FundedBy => Tie::FundedBy,
            Self::ProgressSource => Tie::ProgressSource,
        }
    }
}

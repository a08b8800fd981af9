//! Chains: what came of what. A kind of record says once, in its `listing`, which of its references lead back to what it
//! came of and which lead on to what came of it; whoever follows a chain needs to know no kind by its type.

use super::record_reference::RecordReference;
use crate::words;

words! {
    /// What joins two records; read from `from` to `to`.
    pub enum Tie {
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
        LedTo "形成",
        Contains "包含",
        LookedIntoBy "调研",
        InspectedBy "执法检查",
        InquiredBy "专题询问",
        FollowedUpBy "追问",
        CommittedIn "承诺落实",
        AnsweredBy "研究处理",
        VotedIn "表决",
        DecidedAs "表决形成",
        EvaluatedBy "评估",
    }
}

impl Tie {
    /// Whether it is read from what came later to what came before: a report answers an opinion that was there first.
    #[must_use]
    pub fn reads_back(self) -> bool {
        matches!(
            self,
            Self::RaisedIn
                | Self::Answers
                | Self::Rectifies
                | Self::Continues
                | Self::FundedBy
                | Self::ProgressSource
        )
    }
}

words! {
    /// Which way a chain is followed.
    pub enum ChainDirection {
        Both "双向",
        Forward "向后",
        Backward "向前",
    }
}

impl ChainDirection {
    /// Whether it leads from the end of an edge that came earlier, or from the later one.
    #[must_use]
    pub fn leads_from(self, end: End) -> bool {
        match self {
            Self::Both => true,
            Self::Forward => end == End::Earlier,
            Self::Backward => end == End::Later,
        }
    }
}

/// An end of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// What was there first.
    Earlier,
    /// What came of it.
    Later,
}

/// Two records of a chain, one of which came of the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// What was there first.
    pub earlier: RecordReference,
    /// What came of it.
    pub later: RecordReference,
    /// What one is to the other.
    pub tie: Tie,
}

impl Edge {
    /// The record at an end.
    #[must_use]
    pub fn at(&self, end: End) -> &RecordReference {
        match end {
            End::Earlier => &self.earlier,
            End::Later => &self.later,
        }
    }

    /// The records that a direction leads to from here: none, one, or itself again.
    pub fn beyond(
        &self,
        direction: ChainDirection,
        is_here: impl Fn(&RecordReference) -> bool,
    ) -> impl Iterator<Item = &RecordReference> {
        let ends = [(End::Earlier, &self.later), (End::Later, &self.earlier)];
        ends.into_iter()
            .filter(move |(end, _)| direction.leads_from(*end) && is_here(self.at(*end)))
            .map(|(_, other)| other)
    }
}

//! The words of a ballot rule: its states, and the types of its columns.

use instruments::ballots::OptionSet;

platform::words! {
    /// States of 票决办法.
    pub enum BallotRuleState {
        Draft "草案" / "Draft",
        Adopted "已通过" / "Adopted",
        Superseded "已替代" / "Superseded",
    }
}

platform::words! {
    /// How the deputies vote.
    /// 表决方式。
    pub enum VotingMode {
        ApprovePerItem "逐项赞成反对弃权" / "Approve, oppose or abstain per project",
        ChooseUpToK "限额选择" / "Choose up to the seats",
        RankByNumber "排序" / "Rank by number",
    }
}

impl VotingMode {
    /// What the papers ask.
    #[must_use]
    pub fn option_set(self) -> OptionSet {
        match self {
            Self::ApprovePerItem => OptionSet::PerCandidate,
            Self::ChooseUpToK => OptionSet::ChooseUpToK,
            Self::RankByNumber => OptionSet::RankByNumber,
        }
    }
}

platform::words! {
    /// How many in favor a project needs.
    /// 通过线。
    pub enum PassThreshold {
        MajorityOfAllDeputies "全体代表过半" / "More than half of all deputies",
        MajorityOfPresent "到会过半" / "More than half of those present",
    }
}

platform::words! {
    /// What happens with a tie across the last seat.
    /// 同票处理。
    pub enum TieRule {
        SecondBallot "再次投票" / "Second ballot",
        PresidiumDecides "主席团决定" / "The presidium decides",
        MoreBeneficiaries "受益多者" / "More beneficiaries",
    }
}

platform::words! {
    /// What happens with a tie in the second ballot.
    /// 再次同票处理。
    pub enum TieRuleAgain {
        PresidiumDecides "主席团决定" / "The presidium decides",
        MoreBeneficiaries "受益多者" / "More beneficiaries",
        FewerProjects "缺额" / "Fewer projects",
    }
}

platform::words! {
    /// What happens when fewer have the majority than there are seats.
    /// 不足处理。
    pub enum ShortfallRule {
        SecondRound "再选" / "Second round",
        FewerProjects "缺额" / "Fewer projects",
    }
}

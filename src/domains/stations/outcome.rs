//! What comes of a suggestion or an opinion, and how the one who asked judges it: the same words for both (03 §2.4).

platform::words! {
    /// What comes of it.
    /// 办理结果(上海市人大代表建议规定第十八条)。
    pub enum OutcomeClass {
        AdoptedResolved "解决采纳(A)" / "Adopted or resolved (A)",
        Resolving "正在解决(B)" / "Being resolved (B)",
        Planned "计划解决(C)" / "Planned to be resolved (C)",
        Reference "留作参考(D)" / "Kept for reference (D)",
    }
}

impl OutcomeClass {
    /// Whether it promises something by a day.
    #[must_use]
    pub fn promises(self) -> bool {
        matches!(self, Self::Resolving | Self::Planned)
    }

    /// Whether something may still come of it.
    #[must_use]
    pub fn is_open(self) -> bool {
        self != Self::AdoptedResolved
    }

    /// The place among the classes; the best is the first.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::AdoptedResolved => 0,
            Self::Resolving => 1,
            Self::Planned => 2,
            Self::Reference => 3,
        }
    }
}

platform::words! {
    /// How the one who asked judges it. Who has not rated is none of these, and never satisfied.
    /// 评价。未评价的不属于以下任何一种,不得视为满意。
    pub enum Rating {
        Satisfied "满意" / "Satisfied",
        BasicallySatisfied "基本满意" / "Basically satisfied",
        Dissatisfied "不满意" / "Dissatisfied",
    }
}

//! The words of a member of a street committee: its states, and the types of its columns.

platform::words! {
    /// States of 工委组成人员.
    pub enum MemberState {
        Nominated "提名" / "Nominated",
        SubmittedToSc "提请" / "Submitted to the Standing Committee",
        InOffice "在任" / "In office",
        NotApproved "未通过" / "Not approved",
        Withdrawn "撤回提名" / "MemberNomination withdrawn",
        Removed "免职" / "Removed",
        Expired "届满" / "Expired",
    }
}

platform::words! {
    /// What somebody is in the committee.
    /// 在工委担任的职务。
    pub enum Post {
        Director "主任" / "Director",
        DeputyDirector "副主任" / "Deputy director",
        Member "委员" / "Member",
    }
}

platform::words! {
    /// Whether somebody works for the committee alone.
    /// 专职或者兼职。
    pub enum Employment {
        FullTime "专职" / "Full time",
        PartTime "兼职" / "Part time",
    }
}

platform::words! {
    /// How somebody left.
    /// 离任的方式。
    pub enum RemovalKind {
        Removed "免职" / "Removed",
        Resigned "辞职获准" / "Resignation accepted",
        Deceased "去世" / "Deceased",
        LostCapacity "丧失行为能力" / "Lost legal capacity",
        Abolished "机构撤销" / "Committee abolished",
    }
}

impl RemovalKind {
    /// Whether the Standing Committee decides it.
    #[must_use]
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Removed | Self::Resigned)
    }
}

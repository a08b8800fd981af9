//! The words of an institution rule: its states, and the types of its columns.

platform::words! {
    /// States of 制度.
    pub enum InstitutionRuleState {
        Draft "草案" / "Draft",
        Adopted "通过" / "Adopted",
        Filed "已报备" / "Filed",
        Superseded "已被替代" / "Superseded",
        Repealed "废止" / "Repealed",
    }
}

platform::words! {
    /// What an institution rule is about; a committee has one of each of the first ten.
    /// 制度的类别;前十类为每个工委应当具备的制度。
    pub enum InstitutionKind {
        RulesOfProcedure "议事规则" / "Rules of procedure",
        Meeting "会议制度" / "Meetings",
        Study "学习制度" / "Study",
        ContactDeputies "联系代表制度" / "Contact with deputies",
        DeputyActivity "代表小组活动制度" / "Activities of deputy groups",
        VoterReception "接待选民制度" / "Reception of voters",
        OpinionHandling "意见建议处理制度" / "Handling of opinions",
        DutyReport "代表述职制度" / "Duty reports of deputies",
        DutyArchive "履职档案制度" / "Archive of deputies' duties",
        ReportToSc "重要事项报告制度" / "Reports to the Standing Committee",
        Archive "档案管理制度" / "Archives",
        Other "其他" / "Other",
    }
}

impl InstitutionKind {
    /// Whether each committee has one.
    #[must_use]
    pub fn is_required(self) -> bool {
        !matches!(self, Self::Archive | Self::Other)
    }
}

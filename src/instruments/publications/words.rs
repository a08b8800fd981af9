//! The words of a publication: its states, and the types of its columns.

platform::words! {
    /// States of 公开.
    pub enum PublicationState {
        Draft "草稿" / "Draft",
        Reviewed "已保密审查" / "Cleared by confidentiality review",
        Published "已公开" / "Published",
        Withdrawn "已撤回" / "Withdrawn",
    }
}

platform::words! {
    /// What is published.
    /// 公开种类。
    pub enum PublicationKind {
        AnnualPlan "年度计划" / "Annual plan",
        WorkReport "工作报告" / "Work report",
        DeliberationOpinion "审议意见" / "Deliberation opinion",
        DisposalReport "研究处理报告" / "Disposal report",
        InspectionReport "执法检查报告" / "Law-enforcement inspection report",
        VoteResult "表决结果" / "Voting result",
        SiteInfo "站点信息" / "Deputies' station information",
        DutyRecord "履职信息" / "Duty record of deputies",
        SuggestionText "建议文本" / "Text of a suggestion",
        SuggestionReply "建议答复" / "Reply to a suggestion",
        AssetReport "国资报告" / "Report on state-owned assets",
        PerformanceResult "绩效结果" / "Performance result",
        ProjectPlan "实施方案" / "Implementation plan",
        Adjustment "调整" / "Adjustment",
        Resolution "决议决定" / "Resolution or decision",
        ExecutionReport "执行决议情况报告" / "Report on executing a resolution",
        Minutes "纪要" / "Minutes",
        Notice "公告" / "Public notice",
    }
}

platform::words! {
    /// To whom.
    /// 公开范围。
    pub enum Scope {
        ToDeputies "向代表通报" / "To the deputies",
        ToPublic "向社会公布" / "To the public",
    }
}

platform::words! {
    /// Where.
    /// 地点或者渠道。
    pub enum Channel {
        Website "网站" / "Website",
        Wechat "公众号" / "WeChat account",
        NoticeBoard "公示栏" / "Notice board",
        Newspaper "报纸" / "Newspaper",
        Api "接口" / "API",
    }
}

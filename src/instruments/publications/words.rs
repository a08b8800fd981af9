//! The words of a publication: its states, and the types of its columns.

platform::words! {
    /// States of 公开.
    pub enum PublicationState {
        Draft "草稿",
        Reviewed "已保密审查",
        Published "已公开",
        Withdrawn "已撤回",
    }
}

platform::words! {
    /// What is published.
    pub enum PublicationKind {
        AnnualPlan "年度计划",
        WorkReport "工作报告",
        DeliberationOpinion "审议意见",
        DisposalReport "研究处理报告",
        InspectionReport "执法检查报告",
        VoteResult "表决结果",
        SiteInfo "站点信息",
        DutyRecord "履职信息",
        SuggestionText "建议文本",
        SuggestionReply "建议答复",
        AssetReport "国资报告",
        PerformanceResult "绩效结果",
        ProjectPlan "实施方案",
        Adjustment "调整",
        Resolution "决议决定",
        ExecutionReport "执行决议情况报告",
        Minutes "纪要",
        Notice "公告",
    }
}

platform::words! {
    /// To whom.
    pub enum Scope {
        ToDeputies "向代表通报",
        ToPublic "向社会公布",
    }
}

platform::words! {
    /// Where.
    pub enum Channel {
        Website "网站",
        Wechat "公众号",
        NoticeBoard "公示栏",
        Newspaper "报纸",
        Api "接口",
    }
}

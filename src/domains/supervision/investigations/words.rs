//! The words of an investigation: its states, and the types of its columns.

platform::words! {
    /// States of 调研视察检查.
    pub enum InvestigationState {
        Recorded "已记录" / "Recorded",
    }
}

platform::words! {
    /// How the committee looked into a topic (监督法第三十五条, and practice).
    /// 调研的方式(监督法第三十五条及实践)。
    pub enum InvestigationMode {
        Seminar "座谈会" / "Discussion meeting",
        OnSite "实地检查" / "On-site inspection",
        ThirdPartyEvaluation "第三方评估" / "Third-party evaluation",
        Questionnaire "问卷调查" / "Questionnaire survey",
        SpotCheck "抽查" / "Spot check",
        UnannouncedVisit "暗访" / "Unannounced visit",
        Interview "走访" / "Visits and interviews",
        FileReview "查阅资料" / "Review of files",
    }
}

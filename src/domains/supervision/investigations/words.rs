//! The words of an investigation: its states, and the types of its columns.

platform::words! {
    /// States of 调研视察检查.
    pub enum InvestigationState {
        Recorded "已记录",
    }
}

platform::words! {
    /// How the committee looked into a topic (监督法第三十五条, and practice).
    pub enum InvestigationMode {
        Seminar "座谈会",
        OnSite "实地检查",
        ThirdPartyEvaluation "第三方评估",
        Questionnaire "问卷调查",
        SpotCheck "抽查",
        UnannouncedVisit "暗访",
        Interview "走访",
        FileReview "查阅资料",
    }
}

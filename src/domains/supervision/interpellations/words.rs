//! The words of an interpellation: its states, and the types of its columns.

platform::words! {
    /// States of 质询案.
    pub enum InterpellationState {
        Drafted "联名中",
        Submitted "提出",
        Accepted "交办",
        NotAccepted "未交办",
        Answered "已答复",
        SecondAnswerRequested "要求再答复",
        SecondAnswerDue "再答复中",
        SecondAnswered "已再答复",
        Withdrawn "撤回",
        Closed "办结",
    }
}

platform::words! {
    /// How the organ answers (监督法第五十四条).
    pub enum AnswerMode {
        OralSc "常委会口头答复",
        OralCommittee "专委会口头答复",
        Written "书面答复",
    }
}

platform::words! {
    /// What an interpellation lacks in form (监督法第五十一条).
    pub enum FormalDefect {
        Signatories "联名人数或者资格不符",
        NotWritten "未以书面提出",
        SubjectUnclear "质询对象不明确",
        QuestionsUnclear "质询的问题不明确",
        ContentsUnclear "质询的内容不明确",
    }
}

/// Code of a deadline: the answer.
pub const INTERPELLATION_ANSWER: &str = "INTERPELLATION_ANSWER";
/// Code of a deadline: the second answer.
pub const INTERPELLATION_SECOND_ANSWER: &str = "INTERPELLATION_SECOND_ANSWER";

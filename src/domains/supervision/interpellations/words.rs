//! The words of an interpellation: its states, and the types of its columns.

platform::words! {
    /// States of 质询案.
    pub enum InterpellationState {
        Drafted "联名中" / "Collecting signatures",
        Submitted "提出" / "Submitted",
        Accepted "交办" / "Referred for answer",
        NotAccepted "未交办" / "Not referred",
        Answered "已答复" / "Answered",
        SecondAnswerRequested "要求再答复" / "Second answer requested",
        SecondAnswerDue "再答复中" / "Second answer due",
        SecondAnswered "已再答复" / "Answered a second time",
        Withdrawn "撤回" / "Withdrawn",
        Closed "办结" / "Closed",
    }
}

platform::words! {
    /// How the organ answers (监督法第五十四条).
    /// 受质询机关的答复方式(监督法第五十四条)。
    pub enum AnswerMode {
        OralSc "常委会口头答复" / "Oral answer to the Standing Committee",
        OralCommittee "专委会口头答复" / "Oral answer to a special committee",
        Written "书面答复" / "Written answer",
    }
}

platform::words! {
    /// What an interpellation lacks in form (监督法第五十一条).
    /// 质询案形式上的欠缺(监督法第五十一条)。
    pub enum FormalDefect {
        Signatories "联名人数或者资格不符" / "Signatories too few or not eligible",
        NotWritten "未以书面提出" / "Not submitted in writing",
        SubjectUnclear "质询对象不明确" / "Organ interpellated not clear",
        QuestionsUnclear "质询的问题不明确" / "Questions not clear",
        ContentsUnclear "质询的内容不明确" / "Contents not clear",
    }
}

/// Code of a deadline: the answer.
pub const INTERPELLATION_ANSWER: &str = "INTERPELLATION_ANSWER";
/// Code of a deadline: the second answer.
pub const INTERPELLATION_SECOND_ANSWER: &str = "INTERPELLATION_SECOND_ANSWER";

//! The words of an answer: its states, and the types of its columns.

platform::words! {
    /// States of 答卷.
    pub enum SurveyResponseState {
        Submitted "已提交",
    }
}

platform::words! {
    /// How satisfied somebody is.
    pub enum Level {
        VerySatisfied "非常满意",
        Satisfied "满意",
        Average "一般",
        RatherDissatisfied "不太满意",
        Dissatisfied "不满意",
    }
}

platform::words! {
    /// How old somebody is, roughly.
    pub enum AgeBand {
        Minor "未满18岁",
        Young "18–34岁",
        Middle "35–59岁",
        Senior "60岁及以上",
    }
}

//! The words of an answer: its states, and the types of its columns.

platform::words! {
    /// States of 答卷.
    pub enum SurveyResponseState {
        Submitted "已提交" / "Submitted",
    }
}

platform::words! {
    /// How satisfied somebody is.
    /// 满意的程度。
    pub enum Level {
        VerySatisfied "非常满意" / "Very satisfied",
        Satisfied "满意" / "Satisfied",
        Average "一般" / "Average",
        RatherDissatisfied "不太满意" / "Rather dissatisfied",
        Dissatisfied "不满意" / "Dissatisfied",
    }
}

impl Level {
    /// The rule with its points.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::VerySatisfied => "survey.points_very_satisfied",
            Self::Satisfied => "survey.points_satisfied",
            Self::Average => "survey.points_average",
            Self::RatherDissatisfied => "survey.points_rather_dissatisfied",
            Self::Dissatisfied => "survey.points_dissatisfied",
        }
    }
}

platform::words! {
    /// How old somebody is, roughly.
    /// 大致年龄段。
    pub enum AgeBand {
        Minor "未满18岁" / "Under 18",
        Young "18–34岁" / "Aged 18–34",
        Middle "35–59岁" / "Aged 35–59",
        Senior "60岁及以上" / "Aged 60 and over",
    }
}

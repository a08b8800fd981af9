//! The words of a survey: its states, and the types of its columns.

use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 调查.
    pub enum SurveyState {
        Draft "草稿",
        Open "进行中",
        Closed "已截止",
        Scored "已计分",
        Published "已公布",
    }
}

platform::words! {
    /// How people are asked.
    pub enum SurveyChannel {
        OnlinePublic "网上评议",
        StatisticalSample "统计抽样",
        DeputiesCppcc "代表委员评议",
        ServiceUsers "受益对象",
        Telephone "电话",
    }
}

platform::words! {
    /// How a question is answered.
    pub enum AnswerKind {
        Level "五级评价",
        Score "百分制评分",
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name in the answers.
    #[schema(examples("overall"))]
    pub item: Text<40>,
    /// What is asked.
    #[schema(examples("您对公共充电设施建设是否满意?"))]
    pub text: Prose,
    /// How it is answered.
    pub kind: AnswerKind,
}

impl SurveyChannel {
    /// Whether anybody may answer without a token.
    #[must_use]
    pub fn is_public(self) -> bool {
        matches!(self, Self::OnlinePublic | Self::ServiceUsers)
    }
}

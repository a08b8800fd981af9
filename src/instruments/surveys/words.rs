//! The words of a survey: its states, and the types of its columns.

use platform::values::text::{Prose, Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 调查.
    pub enum SurveyState {
        Draft "草稿" / "Draft",
        Open "进行中" / "Open",
        Closed "已截止" / "Closed",
        Scored "已计分" / "Scored",
        Published "已公布" / "Published",
    }
}

platform::words! {
    /// How people are asked.
    /// 调查渠道。
    pub enum SurveyChannel {
        OnlinePublic "网上评议" / "Online public review",
        StatisticalSample "统计抽样" / "Statistical sample",
        DeputiesCppcc "代表委员评议" / "Review by deputies and CPPCC members",
        ServiceUsers "受益对象" / "Beneficiaries",
        Telephone "电话" / "Telephone",
    }
}

platform::words! {
    /// How a question is answered.
    /// 答复的方式。
    pub enum AnswerKind {
        Level "五级评价" / "Five-level rating",
        Score "百分制评分" / "Score out of 100",
    }
}

/// A question.
/// 调查题目。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"item": "overall", "text": "您对家门口的社区卫生服务是否满意?"})))]
pub struct Question {
    /// Its name in the answers.
    /// 题目在答卷中的名称。
    pub item: Text<40>,
    /// What is asked.
    /// 所问内容。
    pub text: Prose,
    /// How it is answered.
    /// 答题方式。
    pub kind: AnswerKind,
}

impl SurveyChannel {
    /// Whether anybody may answer without a token.
    #[must_use]
    pub fn is_public(self) -> bool {
        matches!(self, Self::OnlinePublic | Self::ServiceUsers)
    }
}

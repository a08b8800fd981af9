//! The bodies of the actions that judge a project.

use platform::values::text::Prose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The Standing Committee has heard a report on the project, and voted on it.
/// 记录常委会听取实施情况报告并测评。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"meeting_id": "registry.meeting:2", "satisfaction_vote_id": "instrument.satisfaction_vote:1"})))]
pub struct ReviewRecording {
    /// The plenary meeting that heard it.
    /// 听取报告的常委会会议。
    pub meeting_id: Uuid,
    /// The vote on the project.
    /// 对该项目的满意度测评。
    pub satisfaction_vote_id: Uuid,
}

/// People were asked what they think of the project.
/// 记录满意度调查。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"survey_ids": ["instrument.survey:7"], "suspects_excluded_reason": null, "no_score_reason": null})))]
pub struct SurveyRecording {
    /// All surveys of the project since its acceptance.
    /// 验收后对该项目开展的全部调查。
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(max_items = 20)]
    pub survey_ids: Vec<Uuid>,
    /// Why suspect answers are left out of the score; left out, they count.
    /// 剔除疑似异常答卷的理由;不填的计入得分。
    #[serde(default)]
    pub suspects_excluded_reason: Option<Prose>,
    /// Why there is no score, after a second try.
    /// 两次调查有效答卷均不足时,没有得分的说明。
    #[serde(default)]
    pub no_score_reason: Option<Prose>,
}

/// The members have judged the project.
/// 记录年末测评。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"satisfaction_vote_id": "instrument.satisfaction_vote:1"})))]
pub struct AssessmentRecording {
    /// The vote on the project.
    /// 对该项目的满意度测评。
    pub satisfaction_vote_id: Uuid,
}

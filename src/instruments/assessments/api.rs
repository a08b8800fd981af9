//! What callers send and see of assessments.

use super::{
    entity::{Column, Model},
    words::GivenScore,
};
use crate::{assessment_templates::AssessmentTemplates, documents::Documents};
use platform::records::listing::Listing;
use registry::organizations::Organizations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The scores of automatic items, as the indicators have them.
/// 自动计分项目的分数,以指标为准。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AutoScores {
    /// The scores.
    /// 各项目的分数。
    pub scores: Vec<GivenScore>,
}

/// What a unit gives itself: every manual item, no automatic one.
/// 被考核单位的自评:须包括全部人工计分项目,不得包括自动计分项目。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfAssessment {
    /// The scores.
    /// 各项目的分数。
    pub scores: Vec<GivenScore>,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .expand::<AssessmentTemplates>("template", Column::TemplateId)
        .expand::<Organizations>("target", Column::TargetId)
        .refers::<Documents>([Column::DecisionDocumentId])
}

//! What callers send and see of assessment templates.

use super::{
    Bands,
    entity::Model,
    words::{TargetKind, TemplateItem},
};
use platform::{
    records::{listing::Listing, record::Content},
    values::{
        numbers::{Hundredths, Year},
        text::Text,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An assessment template.
/// 考核方案。
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "year": 2026,
    "title": "嘉定区2026年度街道人大工委考核方案",
    "bonus_cap": "5.00",
    "veto_items": ["发生重大安全责任事故", "瞒报、虚报办理结果"]
})))]
pub struct AssessmentTemplateContent {
    /// Who is assessed.
    /// 考核对象类别。
    pub target_kind: TargetKind,
    /// Of which year.
    /// 考核年度。
    pub year: Year,
    /// What it is called.
    /// 考核方案的名称。
    pub title: Text<200>,
    /// The meeting that approved it.
    /// 批准的会议。
    pub approved_meeting_id: Option<Uuid>,
    /// The organizations that are assessed.
    /// 被考核单位。
    #[serde(deserialize_with = "platform::values::strict::ids")]
    #[schema(examples("registry.organization:street"))]
    pub target_ids: Vec<Uuid>,
    /// What is scored.
    /// 考核项目。
    pub items: Vec<TemplateItem>,
    /// The highest bonus (points); the cap of the rule set if it is left out.
    /// 加分上限(分);未填的适用规则集规定的上限。
    pub bonus_cap: Option<Hundredths>,
    /// What fails the whole assessment.
    /// 否决项,触发的整个考核不合格。
    #[serde(default)]
    pub veto_items: Vec<Text<200>>,
    /// From which total on a grade is given; the lines of the rule set if they are left out.
    /// 各等级的起点总分;未填的适用规则集规定的等级线。
    pub grade_bands: Option<Bands>,
}

impl Content<Model> for AssessmentTemplateContent {
    fn read(row: &Model) -> Self {
        Self {
            target_kind: row.target_kind,
            year: row.year,
            title: row.title.clone(),
            approved_meeting_id: row.approved_meeting_id,
            target_ids: row.target_ids.0.clone(),
            items: row.items.0.clone(),
            bonus_cap: row.bonus_cap,
            veto_items: row.veto_items.0.clone(),
            grade_bands: row.bands(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.target_kind = self.target_kind;
        row.year = self.year;
        row.title = self.title.clone();
        row.approved_meeting_id = self.approved_meeting_id;
        row.target_ids = self.target_ids.clone().into();
        row.items = self.items.clone().into();
        row.bonus_cap = self.bonus_cap;
        row.veto_items = self.veto_items.clone().into();
        row.set_bands(self.grade_bands);
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().standing()
}

//! The row of an assessment template.

use super::{
    Bands,
    words::{AssessmentTemplateState, TargetKind, TemplateItem},
};
use platform::{
    records::record::{Computed, Ids, List, Viewer},
    values::{
        numbers::{Hundredths, Year},
        text::Text,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// An assessment template; points in hundredths.
    /// 考核方案;分值精确到百分之一。
    AssessmentTemplates = "assessment_template", AssessmentTemplateState {
        /// Who is assessed.
        /// 考核对象类别。
        #[set_by(content)] #[filter]
        target_kind: TargetKind,
        /// Of which year.
        /// 考核年度。
        #[set_by(content)] #[example(2026)] #[filter]
        year: Year,
        /// What it is called.
        /// 考核方案的名称。
        #[set_by(content)] #[example("嘉定区2026年度街道人大工委考核方案")]
        title: Text<200>,
        /// The meeting that approved it.
        /// 批准的会议。
        #[set_by(content)]
        approved_meeting_id: Option<Uuid>,
        /// The organizations that are assessed.
        /// 被考核单位。
        #[set_by(content)] #[example(["registry.organization:street"])]
        target_ids: Ids,
        /// What is scored.
        /// 考核项目。
        #[set_by(content)]
        items: List<TemplateItem>,
        /// The highest bonus (points); the cap of the rule set if it is left out.
        /// 加分上限(分);未填的适用规则集规定的上限。
        #[set_by(content?)] #[example("5.00")]
        bonus_cap: Option<Hundredths>,
        /// What fails the whole assessment.
        /// 否决项,触发的整个考核不合格。
        #[set_by(content?)] #[example(["发生重大安全责任事故", "瞒报、虚报办理结果"])]
        veto_items: List<Text<200>>,
        /// From which total on it is excellent (points).
        /// 优秀的起点总分(分)。
        #[set_by(content?)] #[read_by(nobody)]
        excellent_from: Option<Hundredths>,
        /// From which total on it is good (points).
        /// 良好的起点总分(分)。
        #[set_by(content?)] #[read_by(nobody)]
        good_from: Option<Hundredths>,
        /// From which total on it is passed (points).
        /// 合格的起点总分(分)。
        #[set_by(content?)] #[read_by(nobody)]
        pass_from: Option<Hundredths>,
    }
    content AssessmentTemplateContent by hand;
    view AssessmentTemplateView with Grades;
}

impl Model {
    /// From which total on a grade is given.
    #[must_use]
    pub fn bands(&self) -> Option<Bands> {
        Some(Bands { excellent: self.excellent_from?, good: self.good_from?, pass: self.pass_from? })
    }

    pub(super) fn set_bands(&mut self, bands: Option<Bands>) {
        self.excellent_from = bands.map(|bands| bands.excellent);
        self.good_from = bands.map(|bands| bands.good);
        self.pass_from = bands.map(|bands| bands.pass);
    }
}

/// What is told of the grades.
/// 关于等次的说明。
#[derive(Debug, Serialize, ToSchema)]
pub struct Grades {
    /// From which total on a grade is given.
    /// 各等级的起点总分。
    #[schema(required = true)]
    pub grade_bands: Option<Bands>,
}

impl Computed<Model> for Grades {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { grade_bands: row.bands() }
    }
}

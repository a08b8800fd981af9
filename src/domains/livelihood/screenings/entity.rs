//! The row of a screening.

use super::words::{
    Burden, EligibleInStreet, FactorFinding, LegalityFinding, ScreeningConclusion, ScreeningCondition,
    ScreeningFactor, ScreeningSource, ScreeningState,
};
use chrono::{DateTime, Utc};
use platform::{
    records::record::{Ids, List},
    values::{numbers::Count, text::Prose},
};
use uuid::Uuid;

platform::record! {
    /// A screening: whether something proposed is necessary, feasible, affordable, lawful.
    /// 论证筛选。
    Screenings = "project_screening", ScreeningState {
        /// What is screened.
        /// 论证对象的类型。
        #[set_by(create)] #[filter] #[example("reserve_project")]
        source_type: ScreeningSource,
        /// That lead or reserve project.
        /// 论证的线索或者储备项目。
        #[set_by(create)] #[filter] #[example("livelihood.reserve_project:1")]
        source_id: Uuid,
        /// The organization that proposed it; none of the public.
        /// 提出单位;社会公众提出的为空。
        #[filter]
        proposing_organization_id: Option<Uuid>,
        /// The experts and third parties who are asked.
        /// 受邀论证的专家、第三方人员。
        #[set_by(content?)] #[example(["access.user:expert"])]
        expert_ids: Ids,
        /// What was found of each factor.
        /// 各项因素的论证结论。
        factors: List<FactorFinding>,
        /// What was found of its legality; none or one.
        /// 合法性审查;至多一项。
        legality_review: List<LegalityFinding>,
        /// What people think of it.
        /// 民意汇总。
        #[set_by(content)] #[example("线上征求意见三百二十条,支持的占九成。")]
        public_opinion_summary: Prose,
        /// The burden on the grass roots.
        /// 基层负担。
        #[set_by(content)]
        grassroots_burden: Burden,
        /// The burden on people and enterprises.
        /// 群众和企业负担。
        #[set_by(content)]
        public_burden: Burden,
        /// Whether there is a risk of debt.
        /// 是否有债务风险。
        #[set_by(content)] #[example(false)]
        has_debt_risk: bool,
        /// Whether there is a risk to stability.
        /// 是否有稳定风险。
        #[set_by(content)] #[example(false)]
        has_stability_risk: bool,
        /// Conditions that have to be met.
        /// 条件。
        conditions: List<ScreeningCondition>,
        /// What has changed since a screening that failed.
        /// 上次不通过之后的变化说明。
        #[set_by(create?)] #[example("已落实用地。")]
        change_note: Option<Prose>,
        /// Who may benefit.
        /// 门槛。
        #[set_by(content)] #[example("六十周岁以上、居住在本街镇的老年人。")]
        threshold_text: Prose,
        /// Whether the threshold fits those who need it, by simulation before the decision.
        /// 门槛是否与需求相符;确定前按模拟测算填写。
        #[set_by(content)]
        threshold_fit: bool,
        /// How many meet it (persons).
        /// 符合人数(人)。
        #[set_by(content?)] #[example(1640)]
        eligible_count: Option<Count>,
        /// How many in each street and town.
        /// 各街镇符合人数。
        #[set_by(content?)]
        #[schema(max_items = 100)]
        eligible_by_street: List<EligibleInStreet>,
        /// When it was concluded.
        /// 作出结论的时间。
        concluded_at: Option<DateTime<Utc>>,
    }
    content ScreeningContent;
    create NewScreening;
    view ScreeningView;
    lists ExpertIds;
    /// What a reviewer finds of a factor.
    /// 提出一项因素的论证意见。
    body FactorReview {
        /// The factor.
        /// 因素。
        #[example("necessity")]
        pub factor: ScreeningFactor,
        /// What is found.
        /// 结论。
        #[example("pass")]
        pub conclusion: ScreeningConclusion,
        /// Why.
        /// 意见。
        #[example("覆盖面广,群众反映集中。")]
        pub opinion: Prose,
        /// What has to be met, where it passes on a condition.
        /// 条件;结论为有条件的填写。
        #[serde(default)]
        #[example(null)]
        pub condition: Option<Prose>,
    }
    /// What is found of its legality.
    /// 合法性审查。
    body LegalityReview {
        /// What is found.
        /// 结论。
        #[example("pass")]
        pub conclusion: ScreeningConclusion,
        /// Why.
        /// 意见。
        #[example("属于本级政府职权,不违反公平竞争的规定。")]
        pub opinion: Prose,
    }
    /// A condition is answered.
    /// 答复条件。
    body ConditionAnswer {
        /// Of which factor.
        /// 所属因素。
        #[example("land_use")]
        pub factor: ScreeningFactor,
        /// The document that answers it.
        /// 答复文书。
        pub document_id: Uuid,
    }
    /// The conclusion: by what was found, or that it fails all the same.
    /// 作出结论:按各项论证意见得出;也可以直接不予通过。
    body ScreeningEnd {
        /// Whether it fails whatever was found.
        /// 是否直接不予通过。
        #[serde(default)]
        #[example(false)]
        pub fails: bool,
        /// Remarks.
        /// 备注。
        #[serde(default)]
        #[example("各项论证因素均无异议。")]
        pub note: Option<Prose>,
    }
}

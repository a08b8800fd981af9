//! The row of an institution rule.

use super::words::{InstitutionKind, InstitutionRuleState};
use chrono::NaiveDate;
use platform::values::text::{Prose, Text};

platform::record! {
    /// A rule that a street committee gave itself.
    /// 街道人大工委的一项制度。
    InstitutionRules = "institution_rule", InstitutionRuleState {
        /// The committee.
        /// 工委。
        #[set_by(create)] #[read_by(public)] #[filter]
        committee_id: Uuid,
        /// The organization that it is.
        /// 工委对应的机构。
        organization_id: Uuid,
        /// What it is about.
        /// 类别。
        #[set_by(create)] #[read_by(public)] #[filter]
        kind: InstitutionKind,
        /// Title.
        /// 名称。
        #[set_by(content)] #[read_by(public)] #[search] #[example("街道人大工委联系代表制度")]
        title: Text<120>,
        /// 1, and one more with each version of its kind.
        /// 版本号:同类制度从1起,每次修订加1。
        #[read_by(public)]
        #[schema(minimum = 1)]
        version_no: i32,
        /// The text.
        /// 制度文本。
        #[set_by(content)] #[read_by(public)]
        document_id: Option<Uuid>,
        /// The meeting of the committee that adopted it.
        /// 通过制度的工委会议。
        #[set_by(RuleAdoption)] #[read_by(public)]
        adopted_meeting_id: Option<Uuid>,
        /// When it was adopted.
        /// 通过日期。
        #[read_by(public)]
        adopted_on: Option<NaiveDate>,
        /// From when it holds.
        /// 生效日期。
        #[set_by(RuleAdoption)] #[read_by(public)] #[example("2026-10-01")]
        effective_on: Option<NaiveDate>,
        /// When it was filed.
        /// 报备日期。
        filed_on: Option<NaiveDate>,
        /// When it was received.
        /// 收到日期。
        received_on: Option<NaiveDate>,
        /// The version that took its place.
        /// 替代本版本的制度。
        #[read_by(public)]
        superseded_by: Option<Uuid>,
        /// The meeting of the committee that repealed it.
        /// 废止制度的工委会议。
        #[set_by(RuleRepeal)]
        repealed_meeting_id: Option<Uuid>,
    }
    content InstitutionRuleContent;
    create NewInstitutionRule;
    view InstitutionRuleView;
    /// The rule is adopted.
    /// 通过制度。
    body RuleAdoption;
    /// What the rule contradicts.
    /// 制度与法律、决定相抵触,予以退回。
    body RuleObjection {
        /// The law or decision that it contradicts.
        /// 所抵触的法律或者常委会决定。
        #[schema(examples("地方组织法第五十九条"))]
        #[example("市街道人大工作规定第九条")]
        pub contradicts: Text<200>,
        /// Why.
        /// 理由。
        #[example("关于会议人数的规定低于法定要求。")]
        pub reason: Prose,
    }
    /// The rule is repealed.
    /// 废止制度。
    body RuleRepeal {
        /// Why.
        /// 理由。
        #[example("内容已并入新的议事规则。")]
        pub reason: Prose,
    }
}

//! The words of a rule set: its states, and the types of its columns.

use platform::values::{numbers::Whole, text::Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 规则集.
    pub enum RuleSetState {
        Draft "草案",
        Active "生效",
        Superseded "已替代",
    }
}

platform::words! {
    /// Which rules a set has.
    pub enum RuleKind {
        General "通用",
        Supervision "监督工作",
        StreetCommittees "街道人大工委",
        Stations "家站点",
        Budget "预算绩效",
        Assets "国有资产",
        Elevators "加装电梯",
        Livelihood "民生实事",
        ElevatorConsent "加梯表决",
        ElevatorSubsidy "加梯补贴",
        ElevatorRelease "加梯拨付",
    }
}

/// One number, or one list of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleParam {
    /// The key.
    #[schema(examples("opinion.disposal_months"))]
    pub key: Text<60>,
    /// The value; of a rule that lists words, how many there are.
    #[schema(examples(2))]
    pub value: Whole<0, 1_000_000>,
    /// The words, of a rule that lists some.
    #[serde(default)]
    pub words: Vec<Text<20>>,
    /// In what.
    #[schema(examples("months"))]
    pub unit: Text<20>,
    /// Where it comes from: `law …`, `practice …`, `assumed`.
    #[schema(examples("practice 304"))]
    pub tag: Text<60>,
    /// The article or the decision in words.
    #[schema(examples("嘉定区人大常委会议事规则"))]
    pub basis: Text<200>,
}

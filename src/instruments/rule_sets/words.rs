//! The words of a rule set: its states, and the types of its columns.

use platform::values::{numbers::Whole, text::Text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

platform::words! {
    /// States of 规则集.
    pub enum RuleSetState {
        Draft "草案" / "Draft",
        Active "生效" / "In force",
        Superseded "已替代" / "Superseded",
    }
}

platform::words! {
    /// Which rules a set has.
    /// 规则集包含的规则种类。
    pub enum RuleKind {
        General "通用" / "General",
        Supervision "监督工作" / "Supervision work",
        StreetCommittees "街道人大工委" / "Street working committees",
        Stations "家站点" / "Deputies' stations",
        Budget "预算绩效" / "Budget performance",
        Assets "国有资产" / "State-owned assets",
        Elevators "加装电梯" / "Elevator retrofitting",
        Livelihood "民生实事" / "Livelihood projects",
        ElevatorConsent "加梯表决" / "Consent to elevator retrofitting",
        ElevatorSubsidy "加梯补贴" / "Elevator retrofitting subsidies",
        ElevatorRelease "加梯拨付" / "Release of elevator funds",
    }
}

/// One number, or one list of words.
/// 一项参数:一个数值,或者一组词语。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "key": "opinion.disposal_months",
    "value": 2,
    "words": [],
    "unit": "months",
    "tag": "practice 304",
    "basis": "嘉定区人大常委会议事规则"
})))]
pub struct RuleParam {
    /// The key.
    /// 键名。
    pub key: Text<60>,
    /// The value; of a rule that lists words, how many there are.
    /// 参数值;列举词语的规则为词语的个数。
    pub value: Whole<0, 1_000_000>,
    /// The words, of a rule that lists some.
    /// 规则列举的词语;不列举词语的规则没有此项内容。
    #[serde(default)]
    pub words: Vec<Text<20>>,
    /// In what.
    /// 计量单位。
    pub unit: Text<20>,
    /// Where it comes from: `law …`, `practice …`, `assumed`.
    /// 参数的来源:`law …`、`practice …`、`assumed`。
    pub tag: Text<60>,
    /// The article or the decision in words.
    /// 所依据条文或者决定的文字说明。
    pub basis: Text<200>,
}

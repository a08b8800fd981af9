//! How a rule set comes into force and goes out of it (00 §5.7).

use super::entity::{RuleSetContent, RuleSetView, Supersession};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// Numbers that a district computes with in place of the national defaults, for a time.
    /// 区在一定期间内用以代替全国默认值进行计算的参数。
    RuleSets = "instrument.rule_set" "规则集" / "rule set" "rule sets" at "/rule-sets" view RuleSetView;
    states RuleSetState;
    actions RuleSetAction:
    //  action             | from   | to         | who | body | only if | then
        View "查看" / "View a rule set"   | (any)  | (same)     | Everybody | - | - | - ;
        Create "起草" / "Draft a rule set"   | (new)  | Draft      | DistrictAdmin, PlatformAdmin | RuleSetContent
                           | own_jurisdiction: FORBIDDEN_SCOPE, ends_after_it_begins: DATE_ORDER, keys_are_known: VALIDATION_FAILED | - ;
        Edit "修改" / "Edit a rule set"   | Draft  | (same)     | DistrictAdmin, PlatformAdmin | RuleSetContent
                           | own_jurisdiction: FORBIDDEN_SCOPE, ends_after_it_begins: DATE_ORDER, keys_are_known: VALIDATION_FAILED | - ;
        Activate "生效" / "Bring a rule set into force"   | Draft  | Active     | DistrictAdmin, PlatformAdmin | Note
                           | law_unchanged: LAW_PARAM_READONLY, no_overlap: RULE_SET_OVERLAP | - ;
        Supersede "替代" / "Supersede a rule set"   | Active | Superseded | DistrictAdmin, PlatformAdmin | Supersession
                           | ends_after_its_beginning: DATE_ORDER | assign ;
        Remove "归档" / "Archive a rule set"   | Draft  | (archived) | DistrictAdmin, PlatformAdmin | - | - | - ;
}

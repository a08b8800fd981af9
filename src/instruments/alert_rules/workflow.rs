//! How a rule is made, put in force and taken out of it (00 §4.11, §8).

use super::entity::{AlertRuleContent, AlertRuleView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// A number that is watched and the threshold from which an alert is raised; changed only while it is not in force.
    /// 所监测的数值及触发预警的阈值;仅在停用时可以修改。
    AlertRules = "instrument.alert_rule" "预警规则" / "alert rule" "alert rules" at "/alert-rules" view AlertRuleView;
    states AlertRuleState;
    actions AlertRuleAction:
    //  action          | from     | to         | who
    //                  | body     | only if    | then
        View "查看" / "View an alert rule"  | (any)    | (same)     | CongressStaff, StreetStaff, Auditor
                        | - | - | - ;
        Create "设定" / "Set up an alert rule"  | (new)    | Disabled   | CommitteeStaff
                        | AlertRuleContent | measure_of_the_domain: VALIDATION_FAILED, threshold_of_the_unit: VALIDATION_FAILED | set_author ;
        Edit "修改" / "Edit an alert rule"  | Disabled | (same)     | CommitteeStaff of author
                        | AlertRuleContent | measure_of_the_domain: VALIDATION_FAILED, threshold_of_the_unit: VALIDATION_FAILED | - ;
        Enable "启用" / "Enable an alert rule"  | Disabled | Enabled    | CommitteeStaff of author
                        | Note | - | - ;
        Disable "停用" / "Disable an alert rule"  | Enabled  | Disabled   | CommitteeStaff of author
                        | Note | - | - ;
        Remove "删除" / "Delete an alert rule"  | Disabled | (archived) | CommitteeStaff of author
                        | - | - | - ;
}

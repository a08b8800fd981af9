//! How an alert is dealt with (00 §5.7): each step is seen by the congress side.

use super::{
    api::AlertEscalation,
    entity::{AlertAssignment, AlertExplanation, AlertView},
};
use crate::codes;
use platform::workflow::Reason;

platform::workflow! {
    /// A watched number crossed its threshold: assigned, explained, and closed for a reason. It stays open when the number
    /// goes back; people close it.
    /// 监测值越过阈值的预警:经分派、说明,附理由关闭。监测值回落的,预警仍未关闭,由人工关闭。
    Alerts = "instrument.alert" "预警" / "alert" "alerts" at "/alerts" view AlertView;
    states AlertState;
    actions AlertAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an alert" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, OrganStaff of handler
            | - | - | - ;
        Create "触发" / "Raise an alert" | (new) | Triggered
            | System
            | - | - | - ;
        Assign "分派" / "Assign an alert" | Triggered | Assigned
            | CommitteeStaff
            | AlertAssignment
            | handler_exists: UNKNOWN_REFERENCE
            | ask_for_explanation ;
            | Triggered | Assigned | System | - | - | - ;
        Explain "说明" / "Explain an alert" | Assigned | Explaining
            | OrganClerk of handler, ScOffice of handler, CommitteeStaff of handler
            | AlertExplanation
            | -
            | explain ;
        Resolve "处置" / "Resolve an alert" | Explaining | Resolved
            | CommitteeStaff
            | Reason
            | handler_is_another: SELF_VERIFICATION
            | close ;
        Dismiss "判定误报" / "Dismiss an alert as a false alarm" | Explaining | FalseAlarm
            | CommitteeStaff
            | Reason
            | handler_is_another: SELF_VERIFICATION
            | close ;
        Escalate "升级为问题" / "Escalate an alert to an issue" | Explaining | Escalated
            | CommitteeStaff
            | AlertEscalation
            | handler_is_another: SELF_VERIFICATION, category_of_the_domain: VALIDATION_FAILED, number_is_free: ALREADY_EXISTS
            | escalate ;
}

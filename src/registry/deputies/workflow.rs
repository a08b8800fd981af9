//! The qualification of a deputy (00 §5.1).

use super::entity::{Contact, DeputyContent, DeputyView, Restoration, Suspension, Termination};
use crate::codes;

platform::workflow! {
    /// A deputy: in office, suspended, or no longer.
    Deputies = "registry.deputy" "人大代表" at "/deputies" view DeputyView;
    states DeputyState;
    actions DeputyAction:
    //  action                    | from              | to         | who | body | only if | then
        View          "查看"      | (any)             | (same)     | Everybody | - | - | - ;
        Create        "登记"      | (new)             | Active     | DeputyAffairs | DeputyContent
                                  | elected_somewhere: UNKNOWN_REFERENCE, of_age: MINIMUM_AGE, no_excluded_office: EXCLUDED_OFFICE | - ;
        Edit          "修改"      | Active, Suspended | (same)     | DeputyAffairs | DeputyContent
                                  | elected_somewhere: UNKNOWN_REFERENCE, of_age: MINIMUM_AGE, no_excluded_office: EXCLUDED_OFFICE | - ;
        UpdateContact "更新联系方式" by Token | Active         | (same)     | Deputy of own_record, ScMember of own_record | Contact
                                  | - | assign ;
        Suspend       "暂停执行职务" | Active         | Suspended  | DeputyAffairs | Suspension
                                  | reason_of_suspension: REASON_NOT_STATUTORY, suspension_not_in_future: FUTURE_RECORD | assign ;
        Restore       "恢复执行职务" | Suspended      | Active     | DeputyAffairs | Restoration
                                  | term_runs: OUTSIDE_TERM, restoration_not_in_future: FUTURE_RECORD | restore ;
        Terminate     "终止资格"  | Active, Suspended | Terminated | DeputyAffairs | Termination
                                  | reason_of_termination: REASON_NOT_STATUTORY, termination_not_in_future: FUTURE_RECORD | assign ;
}

//! The qualification of a deputy (00 §5.1).

use super::api::{Contact, DeputyContent, DeputyView, Restoration, Suspension, Termination};

platform::workflow! {
    /// A deputy: in office, suspended, or no longer.
    Deputies = "registry.deputy" "人大代表" at "/deputies" view DeputyView;
    states DeputyState;
    actions DeputyAction:
    //  action                    | from              | to         | who | body | only if | then
        View          "查看"      | (any)             | (same)     | Everybody | - | - | - ;
        Create        "登记"      | (new)             | Active     | DeputyAffairs | DeputyContent
                                  | elected_somewhere: UnknownReference, of_age: MinimumAge, no_excluded_office: ExcludedOffice | - ;
        Edit          "修改"      | Active, Suspended | (same)     | DeputyAffairs | DeputyContent
                                  | elected_somewhere: UnknownReference, of_age: MinimumAge, no_excluded_office: ExcludedOffice | - ;
        UpdateContact "更新联系方式" by Token | Active         | (same)     | Deputy of own_record, ScMember of own_record | Contact
                                  | - | set_contact ;
        Suspend       "暂停执行职务" | Active         | Suspended  | DeputyAffairs | Suspension
                                  | reason_of_suspension: ReasonNotStatutory, suspension_not_in_future: FutureRecord | suspend ;
        Restore       "恢复执行职务" | Suspended      | Active     | DeputyAffairs | Restoration
                                  | term_runs: OutsideTerm, restoration_not_in_future: FutureRecord | restore ;
        Terminate     "终止资格"  | Active, Suspended | Terminated | DeputyAffairs | Termination
                                  | reason_of_termination: ReasonNotStatutory, termination_not_in_future: FutureRecord | terminate ;
}

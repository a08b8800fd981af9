//! The qualification of a deputy (00 §5.1).

use super::entity::{
    Contact, DeputyContent, DeputyView, Restoration, ScMembershipEnd, Suspension, Termination,
};
use crate::codes;

platform::workflow! {
    /// A deputy: in office, suspended, or no longer. Whose term runs no longer is not in office, whatever the state.
    /// 代表:在任、暂停执行职务或者资格终止;所属届次已经结束的,不论何种状态均不在任。
    Deputies = "registry.deputy" "人大代表" / "deputy" "deputies" at "/deputies" view DeputyView;
    states DeputyState;
    actions DeputyAction:
    //  action                    | from              | to         | who | body | only if | then
        View "查看" / "View a deputy"      | (any)             | (same)     | Everybody, Public of published | - | - | - ;
        Create "登记" / "Register a deputy"      | (new)             | Active     | DeputyAffairs | DeputyContent
                                  | elected_somewhere: UNKNOWN_REFERENCE, of_age: MINIMUM_AGE, no_excluded_office: EXCLUDED_OFFICE,
                                    member_since_the_term: DATE_ORDER | - ;
        Edit "修改" / "Edit a deputy"      | Active, Suspended | (same)     | DeputyAffairs | DeputyContent
                                  | elected_somewhere: UNKNOWN_REFERENCE, of_age: MINIMUM_AGE, no_excluded_office: EXCLUDED_OFFICE,
                                    member_since_the_term: DATE_ORDER, membership_ends_by_decision: DECISION_MISSING | - ;
        UpdateContact "更新联系方式" / "Update the contact details of a deputy" by Token | Active         | (same)     | Deputy of own_record, ScMember of own_record | Contact
                                  | - | assign ;
        Suspend "暂停执行职务" / "Suspend a deputy from duties" | Active         | Suspended  | DeputyAffairs | Suspension
                                  | reason_of_suspension: REASON_NOT_STATUTORY, suspension_not_in_future: FUTURE_RECORD, suspension_in_order: DATE_ORDER | assign ;
        Restore "恢复执行职务" / "Restore a deputy to duties" | Suspended      | Active     | DeputyAffairs | Restoration
                                  | term_runs: OUTSIDE_TERM, restoration_not_in_future: FUTURE_RECORD, restoration_in_order: DATE_ORDER | restore ;
        Terminate "终止资格" / "Terminate the qualification of a deputy"  | Active, Suspended | Terminated | DeputyAffairs | Termination
                                  | reason_of_termination: REASON_NOT_STATUTORY, termination_not_in_future: FUTURE_RECORD, termination_in_order: DATE_ORDER | terminate ;
        EndScMembership "终止组成人员职务" / "End a deputy's membership of the Standing Committee" | Active   | (same)     | ScOffice | ScMembershipEnd
                                  | decided_by_congress_or_committee: WRONG_MEETING, is_a_member: DEPUTY_NOT_IN_OFFICE,
                                    membership_end_not_in_future: FUTURE_RECORD, membership_end_in_order: DATE_ORDER | end_membership ;
        JoinGroup "编入代表小组" / "Place a deputy in a deputy group" | (any)          | (same)     | System | - | - | - ;
}

//! How a contact is written down, and denied (03 §2.4).

use super::entity::{ContactLogContent, ContactLogView};
use crate::codes;
use platform::workflow::Reason;

platform::workflow! {
    /// That an organ spoke with the deputy about the suggestion. What the deputy denies does not count.
    /// 承办单位就建议与代表沟通的记录;代表否认的不计。
    ContactLogs = "stations.contact_log" "沟通记录" / "contact log" "contact logs" at "/stations/contact-logs" view ContactLogView;
    states ContactLogState;
    actions ContactLogAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a contact log" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff, GovernmentOffice, Deputy of contacted, Deputy of joint, OrganClerk of handler, OrganHead of handler
            | - | - | - ;
        Create "记录" / "Record a contact" | (new) | Recorded
            | OrganClerk, OrganHead
            | ContactLogContent
            | handles_it: FORBIDDEN_SCOPE, is_handled: INVALID_TRANSITION, deputy_made_it: VALIDATION_FAILED,
              contacted_by_now: FUTURE_RECORD, contacted_in_this_round: DATE_ORDER
            | record ;
        Deny "否认" / "Deny a contact" | Recorded | Denied
            | Deputy
            | Reason
            | denied_by_whom_it_is_owed: FORBIDDEN_SCOPE
            | - ;
}

//! How a duty record is verified (03 §3.6).

use super::entity::{DutyRecordContent, DutyRecordView, DutyRevocation};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What a deputy did, verified by somebody else before it counts and is shown.
    /// 代表履职的记录,经他人核实后计入履职情况并公开。
    DutyRecords = "stations.duty_record" "履职记录" / "duty record" "duty records" at "/stations/duty-records" view DutyRecordView;
    states DutyRecordState;
    actions DutyRecordAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a duty record" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff, SiteManager of entered, Deputy of own_record
            | - | - | - ;
            | Verified | (same)
            | DistrictAdmin of shown, Deputy of shown, SiteManager of shown, GovernmentOffice of shown, OrganClerk of shown, OrganHead of shown,
              ThirdParty of shown, Expert of shown, OwnerRepresentative of shown, Contractor of shown, Public of shown
            | - | - | - ;
        Create "录入" / "Enter a duty record" | (new) | Draft
            | Deputy, StreetClerk, SiteManager
            | DutyRecordContent
            | entered_for_whom: FORBIDDEN_SCOPE, lasted_a_while: VALIDATION_FAILED, begins_on_its_day: DATE_ORDER,
              proofs_stored: DOCUMENT_MISSING, no_personal_numbers: PERSONAL_DATA_IN_PUBLICATION
            | enter ;
        Edit "修改" / "Edit a duty record" | Draft | (same)
            | Deputy of own_report, StreetClerk of entered_report, SiteManager of entered_report
            | DutyRecordContent
            | entered_for_whom: FORBIDDEN_SCOPE, lasted_a_while: VALIDATION_FAILED, begins_on_its_day: DATE_ORDER,
              proofs_stored: DOCUMENT_MISSING, no_personal_numbers: PERSONAL_DATA_IN_PUBLICATION
            | - ;
        Submit "提交" / "Submit a duty record" | Draft | Submitted
            | Deputy of own_record
            | Note
            | in_office_then: DEPUTY_NOT_IN_OFFICE, not_in_the_future: FUTURE_RECORD, not_too_old: RECORD_TOO_OLD,
              activity_stands: OPEN_ITEMS, not_recorded_yet: DUPLICATE_RECORD
            | submit ;
            | Draft | Submitted | System | - | - | - ;
        Verify "核实" / "Verify a duty record" | Submitted | Verified
            | DeputyAffairs, StreetDirector, TownPresidium
            | Note
            | verified_by_another: SELF_VERIFICATION, decided_by_somebody_new: SELF_VERIFICATION, no_personal_numbers: PERSONAL_DATA_IN_PUBLICATION
            | verify ;
            | Submitted | Verified | System | - | - | - ;
        Reject "退回" / "Reject a duty record" | Submitted | Rejected
            | DeputyAffairs, StreetDirector, TownPresidium
            | Reason
            | rejected_by_another: SELF_VERIFICATION, decided_by_somebody_new: SELF_VERIFICATION
            | reject ;
        Object "提出异议" / "Object to a duty record" | Verified, Rejected | Submitted
            | Deputy of own_record
            | Reason
            | within_objection_window: DISPUTE_WINDOW_OVER, not_recorded_yet: DUPLICATE_RECORD
            | object ;
        Revoke "撤销" / "Revoke a duty record" | Verified | Revoked
            | DeputyAffairs
            | DutyRevocation
            | deputy_was_heard: REASON_MISSING
            | assign ;
            | Draft, Submitted, Verified, Rejected | Revoked | System | - | - | - ;
        FollowActivity "随活动调整" / "Update a duty record from its activity" | Draft, Submitted, Verified, Rejected | (same) | System | - | - | - ;
        TakeBack "随活动退回草稿" / "Take a duty record back with its activity" | Submitted, Verified | Draft | System | - | - | - ;
}

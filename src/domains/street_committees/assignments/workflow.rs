//! How an assignment goes, both ways (01 §3.6).

use super::entity::{
    AssignmentClosing, AssignmentContent, AssignmentConversion, AssignmentDecline, AssignmentReopening,
    AssignmentResult, AssignmentReturn, AssignmentView, ExtensionDecision, ExtensionRequest,
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What a committee of the district assigns to a street, or a street reports to the district: accepted, done, reviewed. Work of supervision in a street needs
    /// one that was accepted (地方组织法第五十九条).
    /// 区人大有关委员会交办街道人大工委、或者街道上报区人大的任务:签收、办理、报送、评价;街道开展监督类活动须有已签收的交办(地方组织法第五十九条)。
    Assignments = "street_committee.assignment" "交办任务" / "assignment" "assignments" at "/street-committees/assignments" view AssignmentView;
    states AssignmentState;
    actions AssignmentAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an assignment" | (any) | (same) | CongressStaff, Auditor, StreetDirector of issuer, StreetClerk of issuer | - | - | - ;
            | Assigned, Accepted, InProgress, Submitted, Returned, Declined, Closed, Withdrawn | (same) | StreetDirector of target, StreetClerk of target | - | - | - ;
        Create "草拟" / "Draft an assignment" | (new) | Draft
            | DeputyAffairs, CommitteeStaff, StreetDirector, StreetClerk
            | AssignmentContent
            | own_assignment: FORBIDDEN_SCOPE, right_direction: WRONG_DIRECTION by ORG 59, references_exist: UNKNOWN_REFERENCE,
              scope_fits_category: VALIDATION_FAILED, work_begins_before_due: DATE_ORDER
            | - ;
        Edit "修改" / "Edit an assignment" | Draft, Declined | (same)
            | DeputyAffairs of issuer, CommitteeStaff of issuer, StreetDirector of issuer, StreetClerk of issuer
            | AssignmentContent
            | own_assignment: FORBIDDEN_SCOPE, right_direction: WRONG_DIRECTION by ORG 59, references_exist: UNKNOWN_REFERENCE,
              scope_fits_category: VALIDATION_FAILED, work_begins_before_due: DATE_ORDER
            | note_change ;
        Assign "交办" / "Hand out an assignment" | Draft, Declined | Assigned
            | DeputyAffairs of issuer, CommitteeStaff of issuer, StreetDirector of issuer
            | Note
            | not_the_drafter: SELF_APPROVAL, organizations_active: ORGANIZATION_ENDED, rests_on_a_decision: BASIS_MISSING by ORG 59,
              changed_since_decline: ALREADY_DECLINED, still_right_direction: WRONG_DIRECTION by ORG 59, due_far_enough: DATE_ORDER
            | hand_out ;
            | Draft | Assigned | System | - | - | - ;
        Accept "签收" / "Accept an assignment" | Assigned | Accepted
            | StreetDirector of target, DeputyAffairs of target, CommitteeStaff of target
            | Note
            | -
            | accept ;
        Decline "退回" / "Decline an assignment" | Assigned | Declined
            | StreetDirector of target, DeputyAffairs of target, CommitteeStaff of target
            | AssignmentDecline
            | ground_holds_for_elections: VALIDATION_FAILED, still_in_the_window: RETURN_WINDOW_OVER
            | decline ;
        Start "开始办理" / "Start an assignment" | Accepted, Returned | InProgress
            | StreetDirector of target, DeputyAffairs of target, CommitteeStaff of target
            | Note
            | -
            | - ;
        RequestExtension "申请延期" / "Ask for more time for an assignment" | Accepted, InProgress | (same)
            | StreetDirector of target, DeputyAffairs of target, CommitteeStaff of target
            | ExtensionRequest
            | none_asked_or_granted: EXTENSION_LIMIT, before_the_last_day: EXTENSION_LIMIT
            | request_extension ;
        Extend "决定延期" / "Decide on more time for an assignment" | Accepted, InProgress | (same)
            | DeputyAffairs of issuer, CommitteeStaff of issuer, StreetDirector of issuer
            | ExtensionDecision
            | request_is_open: NO_OPEN_REQUEST, within_the_limit: EXTENSION_LIMIT
            | extend ;
        Submit "报送" / "Submit the result of an assignment" | InProgress | Submitted
            | StreetDirector of target, DeputyAffairs of target, CommitteeStaff of target
            | AssignmentResult
            | result_stored: DOCUMENT_MISSING, adoption_said: VALIDATION_FAILED, activities_finished: PLAN_ITEMS_OPEN
            | submit ;
        Close "办结" / "Close an assignment" | Submitted | Closed
            | DeputyAffairs of issuer, CommitteeStaff of issuer, StreetDirector of issuer
            | AssignmentClosing
            | not_the_submitter: SELF_VERIFICATION
            | close ;
        Return "退回重办" / "Return the result of an assignment" | Submitted | Returned
            | DeputyAffairs of issuer, CommitteeStaff of issuer, StreetDirector of issuer
            | AssignmentReturn
            | returns_left: REHANDLE_LIMIT, rework_far_enough: DATE_ORDER
            | return_result ;
        Withdraw "撤回" / "Withdraw an assignment" | Draft, Declined, Assigned, Accepted, InProgress, Returned | Withdrawn
            | DeputyAffairs of issuer, CommitteeStaff of issuer, StreetDirector of issuer
            | Reason
            | -
            | withdraw ;
        Convert "转化" / "Convert a matter of a street" | Accepted, InProgress | Closed
            | DeputyAffairs
            | AssignmentConversion
            | of_a_street: WRONG_DIRECTION by ORG 59, converted_exists: UNKNOWN_REFERENCE, deputy_consents: DEPUTY_NOT_IN_OFFICE,
              conversion_ends: LINK_CYCLE
            | convert ;
        Reopen "重新办理" / "Reopen an assignment" | Closed | Returned
            | DeputyAffairs of issuer, CommitteeStaff of issuer, StreetDirector of issuer
            | AssignmentReopening
            | within_the_reopen_window: REOPEN_WINDOW_OVER, reopened_far_enough: DATE_ORDER
            | reopen ;
}

//! How an adjustment goes (07 §3.6).

use super::entity::{
    AdjustmentAgenda, AdjustmentContent, AdjustmentDecision, AdjustmentReport, AdjustmentSubmission,
    AdjustmentView, MinorApproval, NewAdjustment,
};
use crate::{codes, laws};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What was decided on a project changes by an adjustment only. A minor one is approved by the government; what is major is decided by
    /// the Standing Committee, in a town by its congress, and reported to the next session. The project takes over what was decided once it
    /// is announced: a publication `adjustment` to the public. One is open at a time, and the project waits for it.
    /// 项目票决确定的内容只能经调整变更:轻微调整由政府批准;重大调整由常委会决定(镇由人民代表大会决定),并向下次大会报告。调整以“调整”类公开向社会公告后生效。同一项目同时只有一项调整,其间项目处于调整中。
    Adjustments = "livelihood.adjustment" "调整申请" / "adjustment" "adjustments" at "/livelihood/adjustments" view AdjustmentView;
    states AdjustmentState;
    actions AdjustmentAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an adjustment" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, GovernmentOffice, OrganClerk of leading, OrganHead of leading,
              OrganClerk of own_government, OrganHead of own_government
            | - | - | - ;
            | Submitted, OnAgenda, Approved, Rejected | (same) | Deputy | - | - | - ;
            | Announced, Reported | (same)
            | Deputy, Everybody of announced, Public of announced
            | - | - | - ;
        Create "申请" / "Draft an adjustment" | (new) | Draft
            | GovernmentOffice, OrganClerk, OrganHead
            | NewAdjustment
            | of_own_project: FORBIDDEN_SCOPE, none_is_open: ALREADY_EXISTS, project_goes_on: INVALID_TRANSITION,
              in_time: ADJUSTMENT_TOO_LATE by SX 18, not_suspended_twice: VALIDATION_FAILED, values_of_the_kind: VALIDATION_FAILED,
              something_changes: VALIDATION_FAILED, goals_fit: VALIDATION_FAILED, places_exist: UNKNOWN_REFERENCE, places_add_up: VALIDATION_FAILED,
              days_in_order: MILESTONE_ORDER by SX 17, spent_is_covered: OVERSPEND by BUD 57, replacement_fits: VALIDATION_FAILED
            | begin ;
        Edit "修改" / "Edit an adjustment" | Draft | (same)
            | GovernmentOffice of own_government
            | AdjustmentContent
            | in_time: ADJUSTMENT_TOO_LATE by SX 18, not_suspended_twice: VALIDATION_FAILED, values_of_the_kind: VALIDATION_FAILED,
              something_changes: VALIDATION_FAILED, goals_fit: VALIDATION_FAILED, places_exist: UNKNOWN_REFERENCE, places_add_up: VALIDATION_FAILED,
              days_in_order: MILESTONE_ORDER by SX 17, spent_is_covered: OVERSPEND by BUD 57, replacement_fits: VALIDATION_FAILED
            | draft_again ;
        Submit "提交" / "Submit an adjustment" | Draft | Submitted
            | GovernmentOffice of own_government
            | AdjustmentSubmission
            | application_stored: DOCUMENT_MISSING by SX 18, signed_by_the_head: NOT_SIGNED_BY_HEAD by SX 18, in_time: ADJUSTMENT_TOO_LATE by SX 18,
              old_value_stands: VERSION_MISMATCH
            | submit ;
        Withdraw "撤回" / "Withdraw an adjustment" | Draft, Submitted, OnAgenda | Withdrawn
            | GovernmentOffice of own_government
            | Reason
            | not_voted_on: INVALID_TRANSITION
            | withdraw ;
        ApproveMinor "批准轻微调整" / "Approve a minor adjustment" | Submitted | Approved
            | GovernmentOffice of own_government
            | MinorApproval
            | is_minor: MAJOR_CHANGE_WITHOUT_APPROVAL by SX 18, approved_by_another: SELF_VERIFICATION, old_value_stands: VERSION_MISMATCH
            | approve_minor ;
        PutOnAgenda "列入议程" / "Put an adjustment on the agenda" | Submitted, OnAgenda | OnAgenda
            | ChairsSecretary of in_the_district, TownPresidium of own_town
            | AdjustmentAgenda
            | is_major: INVALID_TRANSITION, not_voted_on: INVALID_TRANSITION, body_meets: WRONG_MEETING by ORG 54
            | put_on_agenda ;
        FollowMeeting "随会议列入" / "Have an adjustment follow its meeting" | Submitted, OnAgenda | OnAgenda | System | - | - | - ;
        LoseMeeting "随会议取消" / "Have an adjustment wait for another meeting" | OnAgenda | Submitted | System | - | - | - ;
        FollowLead "随项目变更牵头" / "Have an adjustment follow the lead of its project" | Draft, Submitted, OnAgenda, Approved, Announced | (same)
            | System | - | - | - ;
        Decide "决定" / "Record the decision on an adjustment" | OnAgenda | Approved / Rejected
            | ScOffice of in_the_district, TownPresidium of own_town
            | AdjustmentDecision
            | decided_in_the_meeting: WRONG_MEETING by SX 18, resolved_on_this: WRONG_BALLOT by ORG 51, passed: MAJORITY_NOT_REACHED by ORG 25 ORG 51,
              rejected_without_majority: INVALID_TRANSITION, old_value_stands: VERSION_MISMATCH
            | decide ;
        Announce "公告" / "Record the announcement of an adjustment" | Approved | Announced
            | ScOffice of major_of_the_district, TownPresidium of major_of_own_town, GovernmentOffice of minor_of_own_government
            | Note
            | end_told: TERMINATE_UNANNOUNCED by SX 18, told: PUBLICATION_MISSING by SX 18, old_value_stands: VERSION_MISMATCH
            | announce ;
        FollowNotice "随公告更新" / "Have an adjustment name the notice that is out" | Announced, Reported | (same) | System | - | - | - ;
        Report "向大会报告" / "Report an adjustment to the congress" | Announced | Reported
            | ScOffice of in_the_district, TownPresidium of own_town
            | AdjustmentReport
            | is_major: INVALID_TRANSITION, heard_by_the_congress: WRONG_MEETING by SX 18
            | report ;
}

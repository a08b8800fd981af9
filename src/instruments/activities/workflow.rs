//! How an activity goes (01 §3.5).

use super::entity::{
    ActivityContent, ActivityMerging, ActivityRecord, ActivityStart, ActivityView, ActivityVoiding, CheckIn,
    NewActivity, Postponement, Reclassification,
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// What deputies do together, organized by a street committee, a deputy group or a station: planned, announced, held, recorded, verified by somebody else. Work of
    /// supervision needs an accepted assignment that covers it (地方组织法第五十九条).
    /// 街道人大工委、代表小组或者家站点组织的代表活动:拟定、公告、举行、记录,由他人核实;监督类活动须有已签收的交办(地方组织法第五十九条)。
    Activities = "instrument.activity" "活动" / "activity" "activities" at "/activities" view ActivityView;
    states ActivityState;
    actions ActivityAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View an activity" | (any) | (same)
            | CongressStaff, Auditor, StreetStaff of own_area, SiteManager of own, Deputy of own_group, Deputy of invited | - | - | - ;
            | Announced, InProgress, Recorded, Verified, Archived, Postponed, Cancelled | (same) | StreetStaff, SiteManager, Deputy, Public of out | - | - | - ;
        Create "拟定" / "Plan an activity" | (new) | Planned
            | StreetClerk, StreetDirector, TownPresidium, SiteManager, CommitteeStaff, Deputy
            | NewActivity
            | organizer_known: UNKNOWN_REFERENCE, co_organizers_known: UNKNOWN_REFERENCE, references_exist: UNKNOWN_REFERENCE,
              co_plan_items_known: UNKNOWN_REFERENCE, acts_for_organizer: FORBIDDEN_SCOPE,
              times_in_order: DATE_ORDER, organizer_open: SITE_NOT_ACTIVE, covered: ASSIGNMENT_REQUIRED,
              not_organized_twice: DUPLICATE_ACTIVITY, deputies_in_office: DEPUTY_NOT_IN_OFFICE
            | plan ;
        Edit "修改" / "Edit an activity" | Planned, Postponed | (same)
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, CommitteeStaff of own_assignment,
              Deputy of own_group
            | ActivityContent
            | times_in_order: DATE_ORDER, still_to_come: DATE_ORDER, co_organizers_known: UNKNOWN_REFERENCE, references_exist: UNKNOWN_REFERENCE,
              co_plan_items_known: UNKNOWN_REFERENCE, organizer_open: SITE_NOT_ACTIVE, covered: ASSIGNMENT_REQUIRED, not_organized_twice: DUPLICATE_ACTIVITY,
              deputies_in_office: DEPUTY_NOT_IN_OFFICE
            | follow_content ;
        Announce "公告" / "Announce an activity" | Planned, Postponed | Announced
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, CommitteeStaff of own_assignment,
              Deputy of own_group
            | Note
            | covered: ASSIGNMENT_REQUIRED, organizer_open: SITE_NOT_ACTIVE, notice_published: PUBLICATION_MISSING, notice_in_time: NOTICE_TOO_SHORT,
              not_organized_twice: DUPLICATE_ACTIVITY, deputies_still_in_office: DEPUTY_NOT_IN_OFFICE, deputies_free: ROSTER_CLASH
            | announce ;
            | Planned | Announced | System | - | - | - ;
        CheckIn "签到" / "Check in at an activity" | Announced, InProgress | (same)
            | Deputy of invited
            | CheckIn
            | at_its_time: LATE_RECORD_UNEXPLAINED, still_in_office: DEPUTY_NOT_IN_OFFICE
            | check_in ;
        Start "开始" / "Start an activity" | Planned, Announced | InProgress
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, CommitteeStaff of own_assignment,
              Deputy of own_group
            | ActivityStart
            | announced_where_due: NOTICE_TOO_SHORT, on_its_day: LATE_RECORD_UNEXPLAINED, covered: ASSIGNMENT_REQUIRED,
              organizer_open: SITE_NOT_ACTIVE
            | start ;
        Postpone "延期" / "Postpone an activity" | Planned, Announced | Postponed
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, CommitteeStaff of own_assignment,
              Deputy of own_group
            | Postponement
            | new_time_in_order: DATE_ORDER, new_time_covered: ASSIGNMENT_REQUIRED
            | postpone ;
        Cancel "取消" / "Cancel an activity" | Planned, Announced, Postponed | Cancelled
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, CommitteeStaff of own_assignment,
              Deputy of own_group
            | Reason
            | -
            | give_up ;
            | Planned, Announced, Postponed | Cancelled | System | - | - | - ;
        Record "记录" / "Record an activity" | InProgress, Returned | Recorded
            | StreetClerk of own_area, StreetDirector of own_area, TownPresidium of own_area, SiteManager of own, CommitteeStaff of own_assignment,
              Deputy of own_group
            | ActivityRecord
            | times_not_in_future: FUTURE_RECORD, held_in_order: DATE_ORDER, everybody_recorded: ATTENDANCE_INCOMPLETE,
              present_in_office: DEPUTY_NOT_IN_OFFICE, check_ins_at_their_time: LATE_RECORD_UNEXPLAINED, leave_in_time: LEAVE_TOO_LATE,
              leave_approved_by_another: SELF_APPROVAL, attachments_stored: DOCUMENT_MISSING, held_day_covered: ASSIGNMENT_REQUIRED
            | record ;
        Verify "核实" / "Verify an activity" | Recorded | Verified
            | StreetDirector of own_area, TownPresidium of own_area, DeputyAffairs
            | Note
            | verified_by_another: SELF_VERIFICATION, merged_by_another: SELF_VERIFICATION
            | verify ;
        Return "退回补正" / "Return an activity for correction" | Recorded | Returned
            | StreetDirector of own_area, TownPresidium of own_area, DeputyAffairs
            | Reason
            | -
            | return_record ;
        Reclassify "更正类别" / "Correct the category of an activity" | Recorded, Verified | (same)
            | DeputyAffairs
            | Reclassification
            | another_category: VALIDATION_FAILED
            | reclassify ;
        Merge "并入" / "Merge an activity into another" | Planned, Announced, Recorded, Verified | Merged
            | DeputyAffairs, StreetDirector of own_area, TownPresidium of own_area
            | ActivityMerging
            | merges_into_another: LINK_CYCLE, of_the_same_area: FORBIDDEN_SCOPE, planned_for_one_time: DATE_ORDER
            | merge ;
        TakeOver "承接并入" / "Take over another activity" | Verified | Recorded / Verified | System | - | - | - ;
            | Planned, Announced, InProgress, Recorded, Returned, Postponed | (same) | System | - | - | - ;
        Void "作废" / "Void an activity" | Recorded, Verified, Archived | Voided
            | DeputyAffairs
            | ActivityVoiding
            | finding_stored: DOCUMENT_MISSING
            | void ;
        TakeOpinion "收集意见" / "Count an opinion that was taken at an activity" | Planned, Announced, InProgress, Recorded, Returned, Verified, Archived | (same) | System | - | - | - ;
        LoseDeputy "代表离任" / "Drop a departed deputy from an activity" | Planned, Announced, Postponed | (same) | System | - | - | - ;
        FollowOrganizer "随组织者和计划调整" / "Update an activity from its organizer or plan" | Planned, Announced, InProgress, Recorded, Returned, Postponed, Verified, Archived | (same) | System | - | - | - ;
        Archive "归档" / "File an activity away at the end of the year" | Verified | Archived
            | StreetDirector of own_area, TownPresidium of own_area, DeputyAffairs
            | Note
            | year_is_over: FUTURE_RECORD
            | file_away ;
            | Verified | Archived | System | - | - | - ;
}

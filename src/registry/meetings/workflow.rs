//! How a meeting goes (00 §5.2).

use super::{
    api::{LeaveGranting, Movement},
    entity::{
        AgendaSetting, Closing, MeetingContent, MeetingView, Minutes, Opening, Prolongation, Rescheduling,
    },
};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A meeting: convened with an agenda, opened with a quorum, closed, its minutes approved.
    /// 会议:拟定议程并通知,达到法定人数后开会,闭会,审定纪要。
    Meetings = "registry.meeting" "会议" / "meeting" "meetings" at "/meetings" view MeetingView;
    states MeetingState;
    actions MeetingAction:
    //  action                   | from              | to              | who
    //                           | body              | only if         | then
        View "查看" / "View a meeting" | (any) | (same) | CongressStaff, StreetStaff, Auditor | - | - | - ;
                    | Notified, Open, Closed, MinutesApproved, Cancelled | (same) | Everybody | - | - | - ;
        Create "拟定" / "Plan a meeting" | (new) | Planned
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | MeetingContent
            | ends_after_it_begins: DATE_ORDER, inside_its_term: OUTSIDE_TERM, body_of_the_kind: FORBIDDEN_SCOPE,
              body_holds_such_meetings: VALIDATION_FAILED, total_as_registered: TOTAL_MEMBERS_MISMATCH, need_explained: REASON_MISSING,
              replaces_a_cancelled_one: WRONG_MEETING
            | draft ;
        Edit "修改" / "Edit a meeting" | Planned | (same)
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | MeetingContent
            | ends_after_it_begins: DATE_ORDER, days_to_come: DATE_ORDER, inside_its_term: OUTSIDE_TERM, body_of_the_kind: FORBIDDEN_SCOPE,
              body_holds_such_meetings: VALIDATION_FAILED, total_as_registered: TOTAL_MEMBERS_MISMATCH, need_explained: REASON_MISSING,
              replaces_as_before: VALIDATION_FAILED
            | keep_marks ;
            | Notified | (same)
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | MeetingContent
            | changed_with_reason: REASON_MISSING, agenda_as_announced: DECISION_MISSING, kind_and_body_stay: VALIDATION_FAILED, ends_after_it_begins: DATE_ORDER, days_to_come: DATE_ORDER,
              inside_its_term: OUTSIDE_TERM, total_as_registered: TOTAL_MEMBERS_MISMATCH, need_explained: REASON_MISSING,
              replaces_as_before: VALIDATION_FAILED
            | keep_marks ;
        Notify "通知" / "Send out the notice of a meeting" | Planned | Notified
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Note
            | agenda_present: AGENDA_MISSING, somebody_in_office: DEPUTY_NOT_IN_OFFICE
            | note_notice ;
        Reschedule "改期" / "Reschedule a meeting" | Planned, Notified | (same)
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Rescheduling
            | new_dates_in_order: DATE_ORDER, new_days_to_come: DATE_ORDER, new_dates_in_term: OUTSIDE_TERM
            | assign ;
        SetAgenda "调整议程" / "Adjust the agenda of a meeting" | Planned, Notified, Open | (same)
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | AgendaSetting
            | agenda_decision_named: DECISION_MISSING, agenda_decided: WRONG_MEETING
            | set_agenda ;
        FollowItems "随议题调整" / "Update the agenda from its items" | Planned, Notified, Open, Closed | (same)
            | System
            | -
            | -
            | - ;
        Open "开会" / "Open a meeting" | Notified | Open
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Opening
            | begins_today_or_before: FUTURE_RECORD, late_record_explained: LATE_RECORD_UNEXPLAINED, quorum_present: QUORUM_NOT_MET,
              roster_in_office: DEPUTY_NOT_IN_OFFICE, roster_of_the_congress: VALIDATION_FAILED, total_still_registered: TOTAL_MEMBERS_MISMATCH
            | open ;
        GrantLeave "准假" / "Grant a member leave from a meeting" | Planned, Notified | (same)
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | LeaveGranting
            | sits_in_the_body: DEPUTY_NOT_IN_OFFICE, is_of_its_congress: VALIDATION_FAILED, leave_is_new: ALREADY_EXISTS
            | grant_leave ;
        RecordPresence "记录出席" / "Record the attendance of a member" | Open | (same)
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Movement
            | came_or_left: VALIDATION_FAILED, movement_not_in_future: FUTURE_RECORD, member_in_office: DEPUTY_NOT_IN_OFFICE,
              member_of_the_congress: VALIDATION_FAILED, line_fits: VALIDATION_FAILED
            | record_presence ;
        LoseMember "成员离任" / "Drop a departed member from a meeting" | Open | (same) | System | - | - | - ;
        Prolong "延长会期" / "Prolong a meeting" | Open | (same)
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Prolongation
            | later_end: DATE_ORDER, not_recorded_later: INVALID_TRANSITION, prolonged_in_term: OUTSIDE_TERM
            | assign ;
        Close "闭会" / "Close a meeting" | Open | Closed
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Closing
            | next_of_the_body: WRONG_MEETING
            | close ;
        ApproveMinutes "审定纪要" / "Approve the minutes of a meeting" | Closed | MinutesApproved
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Minutes
            | presence_agrees: MINUTES_DISAGREE, outcomes_agree: MINUTES_DISAGREE, ballots_agree: MINUTES_DISAGREE
            | assign ;
        Cancel "取消" / "Cancel a meeting" | Planned, Notified | Cancelled
            | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street, TownPresidium of own_town
            | Reason
            | -
            | - ;
            | Planned, Notified | Cancelled | System | - | - | - ;
}

//! How a meeting goes (00 §5.2).

use super::entity::{MeetingContent, MeetingView, Minutes, Opening, Rescheduling};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A meeting: convened with an agenda, opened with a quorum, closed, its minutes approved.
    Meetings = "registry.meeting" "会议" at "/meetings" view MeetingView;
    states MeetingState;
    actions MeetingAction:
    //  action                   | from              | to              | who
    //                           | body              | only if         | then
        View "查看" | (any) | (same) | CongressStaff, StreetStaff, Auditor | - | - | - ;
                    | Notified, Open, Closed, MinutesApproved, Cancelled | (same) | Everybody | - | - | - ;
        Create         "拟定"     | (new)             | Planned         | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street
                                 | MeetingContent    | ends_after_it_begins: DATE_ORDER, inside_its_term: OUTSIDE_TERM, body_of_the_kind: FORBIDDEN_SCOPE,
                                   body_holds_such_meetings: VALIDATION_FAILED, total_as_registered: TOTAL_MEMBERS_MISMATCH | - ;
        Edit           "修改"     | Planned           | (same)          | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street
                                 | MeetingContent    | ends_after_it_begins: DATE_ORDER, inside_its_term: OUTSIDE_TERM, body_of_the_kind: FORBIDDEN_SCOPE,
                                   body_holds_such_meetings: VALIDATION_FAILED, total_as_registered: TOTAL_MEMBERS_MISMATCH | - ;
        Notify         "通知"     | Planned           | Notified        | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Note              | agenda_present: AGENDA_MISSING | - ;
        Reschedule     "改期"     | Planned, Notified | (same)          | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Rescheduling      | new_dates_in_order: DATE_ORDER, new_dates_in_term: OUTSIDE_TERM | assign ;
        Open           "开会"     | Notified          | Open            | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Opening           | begins_today_or_before: FUTURE_RECORD, quorum_present: QUORUM_NOT_MET, roster_in_office: DEPUTY_NOT_IN_OFFICE,
                                   total_still_registered: TOTAL_MEMBERS_MISMATCH | assign ;
        Close          "闭会"     | Open              | Closed          | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Note              | -               | - ;
        ApproveMinutes "审定纪要" | Closed            | MinutesApproved | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Minutes           | -               | assign ;
        Cancel         "取消"     | Planned, Notified | Cancelled       | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Reason            | -               | - ;
}

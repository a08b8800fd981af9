//! How a meeting goes (00 §5.2).

use super::api::{MeetingContent, MeetingView, Minutes, Opening, Rescheduling};
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// A meeting: convened with an agenda, opened with a quorum, closed, its minutes approved.
    Meetings = "registry.meeting" "会议" at "/meetings" view MeetingView;
    states MeetingState;
    actions MeetingAction:
    //  action                   | from              | to              | who
    //                           | body              | only if         | then
        View           "查看"     | (any)             | (same)          | Everybody
                                 | -                 | -               | - ;
        Create         "拟定"     | (new)             | Planned         | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street
                                 | MeetingContent    | ends_after_it_begins: DateOrder, inside_its_term: OutsideTerm, body_of_the_kind: ForbiddenScope | - ;
        Edit           "修改"     | Planned           | (same)          | ScOffice, ChairsSecretary, StreetClerk of own_street, StreetDirector of own_street
                                 | MeetingContent    | ends_after_it_begins: DateOrder, inside_its_term: OutsideTerm, body_of_the_kind: ForbiddenScope | - ;
        Notify         "通知"     | Planned           | Notified        | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Note              | agenda_present: AgendaMissing | - ;
        Reschedule     "改期"     | Planned, Notified | (same)          | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Rescheduling      | new_dates_in_order: DateOrder, new_dates_in_term: OutsideTerm | set_dates ;
        Open           "开会"     | Notified          | Open            | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Opening           | begins_today_or_before: FutureRecord, quorum_present: QuorumNotMet, roster_in_office: DeputyNotInOffice | set_presence ;
        Close          "闭会"     | Open              | Closed          | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Note              | -               | - ;
        ApproveMinutes "审定纪要" | Closed            | MinutesApproved | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Minutes           | -               | set_minutes ;
        Cancel         "取消"     | Planned, Notified | Cancelled       | ScOffice, ChairsSecretary, StreetClerk of own_street
                                 | Reason            | -               | - ;
}

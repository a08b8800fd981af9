//! How a coordination request goes (07 §3.5).

use super::entity::{CoordinationContent, CoordinationReply, CoordinationView, NewCoordination};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// The department that leads a project asks another organization for what it cannot do alone. That one answers within days; an answer
    /// may be sent back once. What is not answered in time, or sent back again, is escalated to the government office. A project is not
    /// completed while one is open.
    /// 牵头部门就自身不能解决的事项请求其他单位协调。对方按期答复,答复可以退回一次;逾期未答复或者再次退回的,升级由政府办公室答复。协调事项未办结的,项目不得完成。
    CoordinationRequests = "livelihood.coordination_request" "协调事项" / "coordination request" "coordination requests" at "/livelihood/coordination-requests" view CoordinationView;
    states CoordinationState;
    actions CoordinationAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a coordination request" | (any) | (same)
            | CongressStaff, StreetStaff, Auditor, Deputy, GovernmentOffice, OrganClerk of taking_part, OrganHead of taking_part
            | - | - | - ;
        Create "提出" / "Ask another organization for coordination" | (new) | Open
            | OrganClerk
            | NewCoordination
            | project_of_own: FORBIDDEN_SCOPE, project_goes_on: INVALID_TRANSITION, asks_another: VALIDATION_FAILED, target_is_there: ORGANIZATION_ENDED
            | ask ;
        Edit "修改" / "Edit a coordination request" | Open | (same)
            | OrganClerk of asking
            | CoordinationContent
            | -
            | - ;
        Reply "答复" / "Answer a coordination request" | Open | Answered
            | OrganClerk of asked, GovernmentOffice of escalated
            | CoordinationReply
            | -
            | reply ;
        Close "办结" / "Close a coordination request" | Answered | Closed
            | OrganClerk of asking
            | Note
            | -
            | - ;
            | Open, Answered | Closed | System | - | - | - ;
        Reject "退回" / "Send the answer to a coordination request back" | Answered | Open
            | OrganClerk of asking
            | Reason
            | rejected_once_at_most: REHANDLE_LIMIT
            | reject ;
        Escalate "升级" / "Escalate a coordination request" | Open | (same) | System | - | - | - ;
}

//! How a call for topics goes (02 §3.1).

use super::entity::{TopicCallContent, TopicCallView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// An invitation to propose topics for the plan of a year, in October of the year before: it closes by itself after its last day.
    /// 为某一年度监督工作计划征集议题,于上一年十月进行;截止日期过后自动截止。
    TopicCalls = "supervision.topic_call" "议题征集" / "call for topics" "calls for topics" at "/supervision/topic-calls" view TopicCallView;
    states TopicCallState;
    actions TopicCallAction:
    //  action            | from   | to     | who       | body | only if | then
        View "查看" / "View a call for topics" | (any) | (same) | CongressStaff, Auditor | - | - | - ;
                    | Open, Closed | (same) | Everybody, Public | - | - | - ;
        Create "起草" / "Draft a call for topics"     | (new)  | Draft  | ScOffice  | TopicCallContent
                          | closes_after_it_opens: DATE_ORDER, some_channel: VALIDATION_FAILED | - ;
        Edit "修改" / "Edit a call for topics"     | Draft  | (same) | ScOffice  | TopicCallContent
                          | closes_after_it_opens: DATE_ORDER, some_channel: VALIDATION_FAILED | - ;
        Open "开始征集" / "Open a call for topics" | Draft  | Open   | ScOffice  | Note
                          | not_over: DATE_ORDER | start_clock ;
        Close "截止" / "Close a call for topics"     | Open   | Closed | ScOffice  | Note | - | stop_clock ;
                          | Open   | Closed | System | - | - | - ;
}

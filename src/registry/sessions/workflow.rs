//! Who may register sessions.

use super::entity::{SessionContent, SessionView};
use crate::codes;

platform::workflow! {
    /// A session of the congress: inside its term, with an ordinal of its own.
    Sessions = "registry.session" "次会议" at "/sessions" view SessionView;
    states SessionState;
    actions SessionAction:
    //  action        | from   | to         | who                       | body           | only if | then
        View   "查看" | (any)  | (same)     | Everybody                 | -              | -       | - ;
        Create "登记" | (new)  | Active     | ScOffice, ChairsSecretary | SessionContent | ends_after_it_begins: DATE_ORDER, inside_its_term: OUTSIDE_TERM, first_session_begins_the_term: DATE_ORDER | - ;
        Edit   "修改" | Active | (same)     | ScOffice, ChairsSecretary | SessionContent | ends_after_it_begins: DATE_ORDER, inside_its_term: OUTSIDE_TERM, first_session_begins_the_term: DATE_ORDER | - ;
        Remove "归档" | Active | (archived) | ScOffice                  | -              | -       | - ;
}

//! Who may register sessions.

use super::entity::{SessionContent, SessionView};
use crate::codes;

platform::workflow! {
    /// A session of the congress: inside its term, with an ordinal of its own.
    /// 大会的次会议:在所属届的任期内,有各自的次序。
    Sessions = "registry.session" "次会议" / "congress session" "congress sessions" at "/sessions" view SessionView;
    states SessionState;
    actions SessionAction:
    //  action        | from   | to         | who                       | body           | only if | then
        View "查看" / "View a congress session" | (any)  | (same)     | Everybody                 | -              | -       | - ;
        Create "登记" / "Register a congress session" | (new)  | Active     | ScOffice, ChairsSecretary | SessionContent | ends_after_it_begins: DATE_ORDER, inside_its_term: OUTSIDE_TERM, first_session_begins_the_term: DATE_ORDER | - ;
        Edit "修改" / "Edit a congress session" | Active | (same)     | ScOffice, ChairsSecretary | SessionContent | ends_after_it_begins: DATE_ORDER, inside_its_term: OUTSIDE_TERM, first_session_begins_the_term: DATE_ORDER | - ;
        Remove "归档" / "Archive a congress session" | Active | (archived) | ScOffice                  | -              | -       | - ;
}

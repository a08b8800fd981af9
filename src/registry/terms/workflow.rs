//! Who may register terms.

use super::entity::{TermContent, TermView};
use crate::codes;

platform::workflow! {
    /// A term of the congress: five years; terms of a district do not overlap.
    Terms = "registry.term" "届" at "/terms" view TermView;
    states TermState;
    actions TermAction:
    //  action        | from   | to         | who                       | body        | only if | then
        View   "查看" | (any)  | (same)     | Everybody                 | -           | -       | - ;
        Create "登记" | (new)  | Active     | ScOffice, ChairsSecretary | TermContent | ends_after_it_begins: DATE_ORDER, overlaps_no_other: TERM_OVERLAP | - ;
        Edit   "修改" | Active | (same)     | ScOffice, ChairsSecretary | TermContent | ends_after_it_begins: DATE_ORDER, overlaps_no_other: TERM_OVERLAP | - ;
        Remove "归档" | Active | (archived) | ScOffice                  | -           | -       | - ;
}

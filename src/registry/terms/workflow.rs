//! Who may register terms.

use super::entity::{TermContent, TermView};
use crate::codes;

platform::workflow! {
    /// A term of the congress: five years; terms of a district do not overlap. It begins with its first session, on which the
    /// deputies of the term before end; the members of the Standing Committee before go on until the next is elected. All
    /// records and clocks go on.
    /// 人民代表大会的届:每届五年,同一区各届不重叠。自本届第一次会议起任期开始,上届代表任期随之结束;上届常委会组成人员履职至新的常委会选出为止。各项记录和时限继续有效。
    Terms = "registry.term" "届" / "congress term" "congress terms" at "/terms" view TermView;
    states TermState;
    actions TermAction:
    //  action        | from   | to         | who                       | body        | only if | then
        View "查看" / "View a congress term" | (any)  | (same)     | Everybody                 | -           | -       | - ;
        Create "登记" / "Register a congress term" | (new)  | Active     | ScOffice, ChairsSecretary | TermContent
                      | ends_after_it_begins: DATE_ORDER, lasts_five_years: DATE_ORDER, overlaps_no_other: TERM_OVERLAP, vacancies_fit: DATE_ORDER | - ;
        Edit "修改" / "Edit a congress term" | Active | (same)     | ScOffice, ChairsSecretary | TermContent
                      | ends_after_it_begins: DATE_ORDER, lasts_five_years: DATE_ORDER, begins_with_its_first_session: DATE_ORDER,
                        overlaps_no_other: TERM_OVERLAP, seats_stay: TOTAL_MEMBERS_MISMATCH, vacancies_fit: DATE_ORDER | - ;
        NameVacancy "记载缺额" / "Record a vacancy in a congress term" | Active | (same) | System                | -           | -       | - ;
        Remove "归档" / "Archive a congress term" | Active | (archived) | ScOffice                  | -           | -       | - ;
}

//! Who may register terms.

use super::entity::{TermContent, TermView};
use crate::codes;

platform::workflow! {
    /// A term of the congress: five years; terms of a district do not overlap. It begins with its first session, on which the
    /// deputies of the term before end; the members of the Standing Committee before go on until the next is elected. All
    /// records and clocks go on.
    Terms = "registry.term" "届" at "/terms" view TermView;
    states TermState;
    actions TermAction:
    //  action        | from   | to         | who                       | body        | only if | then
        View   "查看" | (any)  | (same)     | Everybody                 | -           | -       | - ;
        Create "登记" | (new)  | Active     | ScOffice, ChairsSecretary | TermContent
                      | ends_after_it_begins: DATE_ORDER, lasts_five_years: DATE_ORDER, overlaps_no_other: TERM_OVERLAP, vacancies_fit: DATE_ORDER | - ;
        Edit   "修改" | Active | (same)     | ScOffice, ChairsSecretary | TermContent
                      | ends_after_it_begins: DATE_ORDER, lasts_five_years: DATE_ORDER, begins_with_its_first_session: DATE_ORDER,
                        overlaps_no_other: TERM_OVERLAP, seats_stay: TOTAL_MEMBERS_MISMATCH, vacancies_fit: DATE_ORDER | - ;
        NameVacancy "记载缺额" | Active | (same) | System                | -           | -       | - ;
        Remove "归档" | Active | (archived) | ScOffice                  | -           | -       | - ;
}

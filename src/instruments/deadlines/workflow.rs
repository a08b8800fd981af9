//! How a deadline runs: the system moves it when its record moves; only an extension is somebody's decision.

use super::entity::{DeadlineView, Extension};
use crate::codes;
use platform::workflow::starting_states;

platform::workflow! {
    /// A day until which something must have happened, with the article that says so and how it was computed.
    Deadlines = "instrument.deadline" "时限" at "/deadlines" view DeadlineView;
    states DeadlineState;
    actions DeadlineAction:
    //  action             | from                       | to            | who | body | only if | then
        View      "查看"   | (any)                      | (same)
                           | CongressStaff, StreetStaff, Auditor, OrganStaff of responsible | - | - | - ;
        Create    "起算"   | (new)                      | Running       | System | - | - | - ;
        Recompute "重算"   | Running, Extended, Overdue | Running / Overdue | System | - | - | - ;
                           | Met, MetLate               | Met / MetLate | System | - | - | - ;
                           | Cancelled                  | Cancelled     | System | - | - | - ;
        Meet      "完成"   | Running, Extended, Overdue | Met / MetLate | System | - | - | - ;
        Lapse     "逾期"   | Running, Extended          | Overdue       | System | - | - | - ;
        Reopen    "重开"   | Met, MetLate, Cancelled, Running, Extended, Overdue | Running / Overdue | System | - | - | - ;
        Cancel    "取消"   | Running, Extended, Overdue | Cancelled     | System | - | - | - ;
        Extend    "延期"   | Running, Extended, Overdue | Extended      | ChairsSecretary | Extension
                           | later_than_due: DATE_ORDER, not_statutory_lead: INVALID_TRANSITION, not_of_its_record: EXTENSION_LIMIT | extend ;
                           | Running, Extended, Overdue | Extended      | System | - | - | - ;
}

impl DeadlineState {
    /// Where what a deadline asks for is still to be done.
    #[must_use]
    pub fn open() -> Vec<Self> {
        starting_states::<Deadlines>(DeadlineAction::Meet)
    }
}

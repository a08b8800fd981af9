//! How a deadline runs: the system moves it when its record moves; only an extension is somebody's decision.

use super::entity::{DeadlineView, Extension};
use crate::codes;
use platform::workflow::starting_states;

platform::workflow! {
    /// A day until which something must have happened, with the article that says so and how it was computed.
    /// 事项须在其前完成的日期,附所依据的条文和计算过程。
    Deadlines = "instrument.deadline" "时限" / "deadline" "deadlines" at "/deadlines" view DeadlineView;
    states DeadlineState;
    actions DeadlineAction:
    //  action             | from                       | to            | who | body | only if | then
        View "查看" / "View a deadline"   | (any)                      | (same)
                           | CongressStaff, StreetStaff, Auditor, OrganStaff of responsible | - | - | - ;
        Create "起算" / "Start a deadline"   | (new)                      | Running       | System | - | - | - ;
        Recompute "重算" / "Recompute a deadline"   | Running, Extended, Overdue | Running / Overdue | System | - | - | - ;
                           | Met, MetLate               | Met / MetLate | System | - | - | - ;
                           | Cancelled                  | Cancelled     | System | - | - | - ;
        Meet "完成" / "Record a deadline as met"   | Running, Extended, Overdue | Met / MetLate | System | - | - | - ;
        Lapse "逾期" / "Record a deadline as overdue"   | Running, Extended          | Overdue       | System | - | - | - ;
        Reopen "重开" / "Reopen a deadline"   | Met, MetLate, Cancelled, Running, Extended, Overdue | Running / Overdue | System | - | - | - ;
        Cancel "取消" / "Cancel a deadline"   | Running, Extended, Overdue | Cancelled     | System | - | - | - ;
        Extend "延期" / "Extend a deadline"   | Running, Extended, Overdue | Extended      | ChairsSecretary | Extension
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

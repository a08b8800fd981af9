//! Who corrects and supplements the calendar (00 §4.5, §5.7).

use super::entity::{CalendarCorrectionContent, CalendarCorrectionView};
use crate::codes;

platform::workflow! {
    /// What a notice changes of days that were published or loaded: a holiday that is longer, also across the end of the year, or
    /// a working day of the district. Open deadlines in working days, or whose last day rolled over, are computed anew, not
    /// before today; what was met stays met. A mistake is corrected by another correction: the last one holds.
    CalendarCorrections = "instrument.calendar_correction" "日历更正" at "/calendar-corrections" view CalendarCorrectionView;
    states CalendarCorrectionState;
    actions CalendarCorrectionAction:
    //  action        | from  | to      | who | body | only if | then
        View   "查看" | (any) | (same)  | Everybody | - | - | - ;
        Create "更正" by Session | (new) | InForce | DistrictAdmin, PlatformAdmin | CalendarCorrectionContent
                      | days_fit: VALIDATION_FAILED, notice_stored: DOCUMENT_MISSING, past_days_explained: REASON_MISSING | recount_deadlines ;
}

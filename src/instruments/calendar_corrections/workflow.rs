//! Who corrects and supplements the calendar (00 §4.5, §5.7).

use super::entity::{CalendarCorrectionContent, CalendarCorrectionView};
use crate::codes;

platform::workflow! {
    /// What a notice changes of days that were published or loaded: a holiday that is longer, also across the end of the year, or
    /// a working day of the district. Open deadlines in working days, or whose last day rolled over, are computed anew, not
    /// before today; what was met stays met. A mistake is corrected by another correction: the last one holds.
    /// 通知对已公布或者已加载的日期所作的变动:延长的节假日(包括跨年的),或者区自行安排的工作日。未了结的时限,以工作日计算的或者到期日曾经顺延的,一律重新计算,但不早于当日;已完成的不受影响。更正有误的,以另一更正纠正,以最后一次为准。
    CalendarCorrections = "instrument.calendar_correction" "日历更正" / "calendar correction" "calendar corrections" at "/calendar-corrections" view CalendarCorrectionView;
    states CalendarCorrectionState;
    actions CalendarCorrectionAction:
    //  action        | from  | to      | who | body | only if | then
        View "查看" / "View a calendar correction" | (any) | (same)  | Everybody | - | - | - ;
        Create "更正" / "Correct the calendar" by Session | (new) | InForce | DistrictAdmin, PlatformAdmin | CalendarCorrectionContent
                      | days_fit: VALIDATION_FAILED, notice_stored: DOCUMENT_MISSING, past_days_explained: REASON_MISSING | recount_deadlines ;
}

//! The row of a correction.

use super::words::{CalendarCorrectionState, CorrectedDay};
use platform::{records::record::List, values::text::Prose};

platform::record! {
    /// Days of the calendar that a notice corrects or supplements.
    /// 通知所更正或者补充的日历日期。
    CalendarCorrections = "calendar_correction", CalendarCorrectionState {
        /// The days, each once, of any years.
        /// 更正的日期,不得重复,可以涉及任何年度。
        #[set_by(content)]
        days: List<CorrectedDay>,
        /// The notice: of the State Council, or of the district for a working day of its own.
        /// 通知文书:国务院的通知,或者区自行安排工作日的通知。
        #[set_by(content)]
        notice_document_id: Uuid,
        /// Why; for days that are over it must be said.
        /// 更正理由;涉及已过日期的必须说明。
        #[set_by(content)] #[example("国务院办公厅调整节假日安排,按通知更正。")]
        reason: Option<Prose>,
        /// How many deadlines have another last day since.
        /// 因此改变到期日的时限数。
        #[example(3)]
        deadlines_moved: i32,
    }
    content CalendarCorrectionContent;
    view CalendarCorrectionView;
}

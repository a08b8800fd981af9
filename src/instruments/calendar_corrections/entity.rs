//! The row of a correction.

use super::words::{CalendarCorrectionState, CorrectedDay};
use platform::{records::record::List, values::text::Prose};

platform::record! {
    /// Days of the calendar that a notice corrects or supplements.
    CalendarCorrections = "calendar_correction", CalendarCorrectionState {
        /// The days, each once, of any years.
        #[set_by(content)]
        days: List<CorrectedDay>,
        /// The notice: of the State Council, or of the district for a working day of its own.
        #[set_by(content)]
        notice_document_id: Uuid,
        /// Why; for days that are over it must be said.
        #[set_by(content)]
        reason: Option<Prose>,
        /// How many deadlines have another last day since.
        deadlines_moved: i32,
    }
    content CalendarCorrectionContent;
    view CalendarCorrectionView;
}

//! The standard of a district that has made none, and of what its own standard leaves out (03 §4.2, practice 66).

use super::words::{DeductionKind, ScoreDeduction, ScoreLine};
use crate::{duty_records::DutyType, duty_reports::DutyReportForm};
use platform::values::numbers::{Hundredths, Whole};

/// Number, duty, form; base, extra, cap in points; whether it is of the hundred; in which line it is contained.
type Row = (i64, DutyType, Option<DutyReportForm>, [i64; 3], bool, Option<i64>);

const LINES: [Row; 15] = {
    use DutyReportForm::{Oral, Written};
    use DutyType as D;
    [
        (1, D::CongressSession, None, [15, 0, 15], true, None),
        (2, D::OtherMeeting, None, [3, 1, 5], true, None),
        (3, D::StudyTraining, None, [3, 1, 5], true, None),
        (4, D::MotionOrSuggestion, None, [6, 2, 10], true, None),
        (5, D::SecondedSuggestion, None, [1, 1, 4], true, Some(4)),
        (6, D::ThematicResearch, None, [4, 1, 6], true, None),
        (7, D::InspectionResearchEnforcement, None, [6, 1, 10], true, None),
        (8, D::VoterReception, None, [4, 2, 12], true, None),
        (9, D::DisputeMediation, None, [5, 1, 8], true, None),
        (10, D::HelpTheWeak, None, [5, 1, 8], true, None),
        (11, D::PracticalDeed, None, [5, 1, 8], true, None),
        (12, D::Charity, None, [5, 1, 8], true, None),
        (13, D::DutyReport, Some(Oral), [5, 0, 5], true, None),
        (14, D::DutyReport, Some(Written), [3, 0, 3], true, Some(13)),
        (15, D::Other, None, [5, 0, 5], false, None),
    ]
};

const DEDUCTIONS: [(DeductionKind, i64); 4] = [
    (DeductionKind::SessionDayAbsence, 5),
    (DeductionKind::SessionLeave, 1),
    (DeductionKind::MissedReception, 2),
    (DeductionKind::FalseRecord, 10),
];

/// Its lines.
#[must_use]
pub(crate) fn lines() -> Vec<ScoreLine> {
    let line = |(no, duty_type, form, points, in_hundred, parent): Row| {
        let [base, extra, cap] = points.map(|points| Hundredths(points * 100));
        let (no, parent_line) = (Whole::stored(no), parent.map(Whole::stored));
        ScoreLine { no, duty_type, form, base, extra, cap, in_hundred, parent_line }
    };
    LINES.into_iter().map(line).collect()
}

/// What it takes.
#[must_use]
pub(crate) fn deductions() -> Vec<ScoreDeduction> {
    let taken =
        |(kind, points): (DeductionKind, i64)| ScoreDeduction { kind, points: Hundredths(points * 100) };
    DEDUCTIONS.into_iter().map(taken).collect()
}

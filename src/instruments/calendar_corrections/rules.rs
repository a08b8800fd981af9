//! Guards and effects of corrections.

use super::{CalendarCorrections, entity::CalendarCorrectionContent, words::CorrectedDay};
use crate::{
    calendar::{Calendar, DayKind},
    codes, deadlines,
    documents::stored,
};
use chrono::{Datelike, Weekday};
use platform::{
    call::Step,
    problem::{Problem, Result},
    workflow::{Guarded, Verdict},
};
use serde_json::json;
use std::collections::BTreeSet;

type CorrectionStep<'a> = Step<'a, CalendarCorrections>;

/// Days of one notice at most.
const MOST_DAYS: usize = 100;

platform::guards! { CalendarCorrections:
    /// The notice is there with its content.
    notice_stored(CalendarCorrectionContent): stored(body.notice_document_id);
}

/// A working day lies in the week, a made-up one at its end; a holiday has a name, and nothing else has.
fn fits(day: &CorrectedDay) -> bool {
    let weekend = matches!(day.date.weekday(), Weekday::Sat | Weekday::Sun);
    let named = day.name.is_some() == (day.day_type == DayKind::StatutoryHoliday);
    named
        && match day.day_type {
            DayKind::Workday => !weekend,
            DayKind::Weekend | DayKind::MakeupWorkday => weekend,
            DayKind::StatutoryHoliday => true,
        }
}

/// Some days, each once, each of the kind that it can be.
pub(super) async fn days_fit(_: &CorrectionStep<'_>, body: &CalendarCorrectionContent) -> Guarded {
    if body.days.is_empty() || body.days.len() > MOST_DAYS {
        return Ok(Verdict::require(false).with("most", MOST_DAYS).at("/days"));
    }
    let mut named = BTreeSet::new();
    let wrong = body.days.iter().position(|day| !fits(day) || !named.insert(day.date));
    Ok(Verdict::require(wrong.is_none()).at(&format!("/days/{}", wrong.unwrap_or_default())))
}

/// What is over is corrected for a reason.
pub(super) async fn past_days_explained(
    step: &CorrectionStep<'_>,
    body: &CalendarCorrectionContent,
) -> Guarded {
    let past = body.days.iter().any(|day| day.date < step.today());
    Ok(Verdict::require(!past || body.reason.is_some()).at("/reason"))
}

/// 民法典第二百零三条: what runs ends on a day on which people work, as the calendar is now.
pub(super) async fn recount_deadlines(
    step: &mut CorrectionStep<'_>,
    body: CalendarCorrectionContent,
) -> Result<()> {
    let mut calendar = Calendar::of_district(step.tx, &step.row.district_code).await?;
    calendar.correct(&body.days);
    let days: BTreeSet<_> = body.days.iter().map(|day| day.date).collect();
    let moved = deadlines::recount(&step.work(), &calendar, &days).await?;
    step.row.deadlines_moved = i32::try_from(moved.len()).map_err(Problem::internal)?;
    for one in moved {
        let facts = [
            ("code", json!(one.code)),
            ("subject_type", json!(one.subject_type)),
            ("subject_id", json!(one.subject_id)),
            ("was_due_on", json!(one.was_due_on)),
            ("due_on", json!(one.due_on)),
        ];
        step.warn(codes::DEADLINE_MOVED, &facts);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::values::text::Text;

    #[test]
    fn each_kind_of_day_has_its_place_in_the_week() {
        let day = |date: &str, day_type, named: bool| CorrectedDay {
            date: date.parse().unwrap(),
            day_type,
            name: named.then(|| Text::stored("元旦")),
        };
        assert!(fits(&day("2026-12-31", DayKind::StatutoryHoliday, true)));
        assert!(!fits(&day("2026-12-31", DayKind::StatutoryHoliday, false)));
        assert!(fits(&day("2026-12-31", DayKind::Workday, false)));
        assert!(!fits(&day("2026-12-31", DayKind::Workday, true)));
        assert!(!fits(&day("2026-12-31", DayKind::MakeupWorkday, false)));
        assert!(fits(&day("2026-12-27", DayKind::MakeupWorkday, false)));
        assert!(!fits(&day("2026-12-27", DayKind::Workday, false)));
        assert!(fits(&day("2026-12-27", DayKind::Weekend, false)));
    }
}

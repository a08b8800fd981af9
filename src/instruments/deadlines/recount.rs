//! Deadlines are computed anew when the calendar is corrected (00 §4.5): those in working days, and those whose last day rolls
//! over a day off; not before today. What was met stays met, and a day that somebody decided stays as decided.

use super::{
    DeadlineAction, DeadlineState, Deadlines, Direction, PeriodUnit, Span, Step,
    entity::{Column, Model},
};
use crate::{calendar::Calendar, codes, laws::CC};
use chrono::NaiveDate;
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result, law::Article},
    values::locale::Language,
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A deadline that has another last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Which deadline.
    pub code: String,
    /// Of what kind of record.
    pub subject_type: String,
    /// Of which record.
    pub subject_id: Uuid,
    /// The last day before.
    pub was_due_on: NaiveDate,
    /// The last day now.
    pub due_on: NaiveDate,
}

/// Computes anew what a change of some days may concern; tells what moved.
///
/// # Errors
/// The database failed.
pub async fn recount(
    work: &UnitOfWork<'_>,
    calendar: &Calendar,
    days: &BTreeSet<NaiveDate>,
) -> Result<Vec<Moved>> {
    let Some(first) = days.first().copied() else { return Ok(Vec::new()) };
    let counted = Condition::any()
        .add(Column::Direction.eq(Direction::After))
        .add(Column::Unit.eq(PeriodUnit::WorkingDays));
    let reached = Condition::any().add(Column::DueOn.gte(first)).add(Column::StartsOn.gte(first));
    let open = work
        .all::<Deadlines>()
        .filter(Column::State.is_in(DeadlineState::open()))
        .filter(Column::ExtendedTo.is_null())
        .filter(counted)
        .filter(reached);
    let mut moved = Vec::new();
    for row in open.all(work.tx).await? {
        if let Some((due_on, steps)) = counted_anew(&row, calendar, work.call.today())? {
            moved.push(Moved {
                code: row.code.clone(),
                subject_type: row.subject_type.clone(),
                subject_id: row.subject_id,
                was_due_on: row.due_on,
                due_on,
            });
            move_to(work, row, due_on, steps).await?;
        }
    }
    Ok(moved)
}

async fn move_to(work: &UnitOfWork<'_>, row: Model, due_on: NaiveDate, steps: Vec<Step>) -> Result<()> {
    work.advance::<Deadlines>(row, DeadlineAction::Recompute, |row| {
        row.yellow_from += due_on - row.effective_due_on;
        (row.due_on, row.effective_due_on) = (due_on, due_on);
        row.steps = steps.into();
    })
    .await?;
    Ok(())
}

/// The last day by the calendar as it is now, if it is another one; what is over already does not end earlier.
fn counted_anew(
    row: &Model,
    calendar: &Calendar,
    today: NaiveDate,
) -> Result<Option<(NaiveDate, Vec<Step>)>> {
    let amount = u32::try_from(row.amount).map_err(Problem::internal)?;
    let span = Span { amount, unit: row.unit, direction: row.direction };
    let computed = match span.from(row.starts_on, calendar) {
        // What could be counted once, over a year that is not there, stays as it was counted.
        Err(problem) if problem.code() == codes::CALENDAR_YEAR_MISSING => return Ok(None),
        computed => computed?,
    };
    let due_on = computed.due_on.max(today);
    let over = row.due_on < today;
    if computed.due_on == row.due_on || due_on == row.due_on || (over && computed.due_on < today) {
        return Ok(None);
    }
    let mut steps = computed.steps;
    let basis = Some(Article { law: CC, number: 203 }.named(Language::Chinese));
    steps.push(Step {
        on: today, text: format!("日历更正,末日由 {} 改为 {due_on}", row.due_on), basis
    });
    Ok(Some((due_on, steps)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{calendar::DayKind, calendar_corrections::CorrectedDay};
    use chrono::Days;
    use platform::values::text::Text;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn corrected(days: &[(&str, DayKind)]) -> Calendar {
        let mut calendar = Calendar::official();
        let days = days.iter().map(|(day, day_type)| CorrectedDay {
            date: date(day),
            day_type: *day_type,
            name: (*day_type == DayKind::StatutoryHoliday).then(|| Text::stored("春节")),
        });
        calendar.correct(&days.collect::<Vec<_>>());
        calendar
    }

    fn deadline(starts: &str, amount: i32, unit: PeriodUnit) -> Model {
        let starts_on = date(starts);
        let span = Span { amount: amount.unsigned_abs(), unit, direction: Direction::After };
        let due_on = span.from(starts_on, &Calendar::official()).unwrap().due_on;
        Model {
            starts_on,
            amount,
            unit,
            direction: Direction::After,
            due_on,
            effective_due_on: due_on,
            ..Model::default()
        }
    }

    fn anew(row: &Model, calendar: &Calendar, today: &str) -> Option<NaiveDate> {
        counted_anew(row, calendar, date(today)).unwrap().map(|(due_on, _)| due_on)
    }

    #[test]
    fn a_longer_holiday_moves_what_counts_working_days_or_rolls_over() {
        let longer = corrected(&[
            ("2026-10-08", DayKind::StatutoryHoliday),
            ("2026-10-09", DayKind::StatutoryHoliday),
        ]);
        let working = deadline("2026-09-30", 1, PeriodUnit::WorkingDays);
        assert_eq!(working.due_on, date("2026-10-08"));
        // Saturday the 10th is a made-up workday.
        assert_eq!(anew(&working, &longer, "2026-10-01"), Some(date("2026-10-10")));
        let rolled = deadline("2026-07-08", 3, PeriodUnit::Months);
        assert_eq!(rolled.due_on, date("2026-10-08"));
        assert_eq!(anew(&rolled, &longer, "2026-10-01"), Some(date("2026-10-10")));
        let elsewhere = deadline("2026-07-08", 1, PeriodUnit::Months);
        assert_eq!(anew(&elsewhere, &longer, "2026-07-10"), None);
    }

    #[test]
    fn nothing_ends_before_today() {
        let shorter = corrected(&[("2026-10-06", DayKind::Workday), ("2026-10-07", DayKind::Workday)]);
        let working = deadline("2026-09-30", 1, PeriodUnit::WorkingDays);
        assert_eq!(anew(&working, &shorter, "2026-10-01"), Some(date("2026-10-06")));
        assert_eq!(anew(&working, &shorter, "2026-10-07"), Some(date("2026-10-07")));
        assert_eq!(anew(&working, &shorter, "2026-10-08"), None, "it is today already");
        assert_eq!(anew(&working, &shorter, "2026-10-12"), None, "what is over stays over");
        let longer = corrected(&[
            ("2026-10-08", DayKind::StatutoryHoliday),
            ("2026-10-09", DayKind::StatutoryHoliday),
        ]);
        assert_eq!(
            anew(&working, &longer, "2026-10-09"),
            Some(date("2026-10-10")),
            "and what is not any more, runs again"
        );
    }

    proptest::proptest! {
        /// The oracle walks day by day over the calendar as it is.
        #[test]
        fn working_days_are_those_of_the_corrected_calendar(
            offset in 0u64..600, amount in 1i32..40, holiday in 0u64..40,
        ) {
            let start = date("2024-03-01") + Days::new(offset);
            let day = start + Days::new(holiday);
            let calendar = {
                let mut calendar = Calendar::official();
                calendar.correct(&[CorrectedDay { date: day, day_type: DayKind::StatutoryHoliday, name: Some(Text::stored("春节")) }]);
                calendar
            };
            let row = Model {
                starts_on: start, amount, unit: PeriodUnit::WorkingDays, direction: Direction::After,
                due_on: date("2000-01-03"), ..Model::default()
            };
            let oracle = start.iter_days().skip(1)
                .filter(|day| calendar.day(*day).unwrap().kind.is_worked())
                .nth(usize::try_from(amount).unwrap() - 1).unwrap();
            proptest::prop_assert_eq!(counted_anew(&row, &calendar, start).unwrap().map(|(due, _)| due), Some(oracle));
        }
    }
}

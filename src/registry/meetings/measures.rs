//! How long ago the Standing Committee met (地方组织法第五十一条: at least once in two months).

use super::{
    MeetingKind, MeetingState,
    entity::{Column, Entity},
};
use crate::organizations::Organizations;
use chrono::{Datelike, Months, NaiveDate};
use platform::{
    problem::Result,
    records::{
        measures::{Measure, Measured, Probe},
        record_reference::RecordReference,
    },
    store::Rows,
    values::future::Future,
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// What rules can watch of meetings.
pub const MEASURES: [Measure; 1] = [Measure { word: "plenary_interval", read: plenary_interval }];

const HELD: [MeetingState; 3] = [MeetingState::Open, MeetingState::Closed, MeetingState::MinutesApproved];

/// Months since the last meeting of the Standing Committee, a month that has begun counted; one query. A committee that
/// has not met in this service yet is not measured: there is no day to count from. A district has one, so that
/// its value is judged here.
fn plenary_interval(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let last = Entity::find()
            .select_only()
            .column(Column::OrganizationId)
            .column_as(Column::EndOn.max(), "last_held")
            .filter(Column::DistrictCode.eq(probe.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::Kind.eq(MeetingKind::ScPlenary))
            .filter(Column::State.is_in(HELD))
            .group_by(Column::OrganizationId)
            .order_by_asc(Column::OrganizationId);
        let rows: Vec<(Uuid, NaiveDate)> = probe.db.tuples(last.as_query()).await?;
        let measured = rows.into_iter().filter(|(body, _)| probe.asks_for(*body));
        let measured = measured.map(|(body, last)| Measured {
            subject: RecordReference { kind: Organizations::KIND.into(), id: body },
            value: months_begun(last, probe.today),
            responsible: None,
        });
        Ok(measured.filter(|measured| probe.limit.is_crossed_by(measured.value)).collect())
    })
}

/// The least number of months after a day that reaches another, by 民法典第二百零二条: on the same day of a month two
/// months later it is two, on the day after it is three. A day that lies ahead is reached.
fn months_begun(from: NaiveDate, to: NaiveDate) -> i64 {
    let count = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let months = count(to) - count(from);
    let Ok(months) = u32::try_from(months) else { return 0 };
    let reached = from.checked_add_months(Months::new(months)).is_none_or(|day| day >= to);
    i64::from(months) + i64::from(!reached)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_worked_examples_hold() {
        let cases = [
            ("2026-06-24", "2026-06-24", 0),
            ("2026-06-24", "2026-06-25", 1),
            ("2026-06-24", "2026-08-24", 2),
            ("2026-06-24", "2026-08-25", 3),
            ("2026-12-31", "2027-02-28", 2),
            ("2026-12-31", "2027-03-01", 3),
            ("2026-08-31", "2026-08-01", 0),
            ("2026-08-31", "2026-07-31", 0),
        ];
        for (from, to, months) in cases {
            assert_eq!(months_begun(day(from), day(to)), months, "{from} {to}");
        }
    }

    proptest::proptest! {
        /// The oracle counts up from none.
        #[test]
        fn it_is_the_least(offset in 0i64..2_000, later in 0u64..1_500) {
            let from = day("2024-01-01") + chrono::Duration::days(offset);
            let to = from + chrono::Days::new(later);
            let least = (0..100).find(|months| from + Months::new(*months) >= to).unwrap();
            assert_eq!(months_begun(from, to), i64::from(least));
        }
    }
}

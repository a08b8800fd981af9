//! How many items of this quarter report on one organ (02 §3.2, SV18).

use super::{
    ItemState,
    entity::{Column, Entity},
};
use chrono::{Datelike, Months, NaiveDate};
use platform::{
    problem::{Problem, Result},
    records::{
        measures::{Measure, Measured, Probe},
        record_reference::RecordReference,
    },
    values::future::Future,
    workflow::Workflow,
};
use registry::{
    meetings::{MeetingState, entity as meeting},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

/// What rules can watch of items.
pub const MEASURES: [Measure; 1] = [Measure { word: "organ_items_in_quarter", read: organ_items }];

/// Items whose meeting begins in the quarter of today, by supervised organ; one query.
fn organ_items(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let (first, next) = quarter(probe.today)?;
        let meetings = meeting::Entity::find()
            .filter(meeting::Column::DistrictCode.eq(probe.district_code))
            .filter(meeting::Column::ArchivedAt.is_null())
            .filter(meeting::Column::State.ne(MeetingState::Cancelled))
            .filter(meeting::Column::StartOn.gte(first))
            .filter(meeting::Column::StartOn.lt(next))
            .select_only()
            .column(meeting::Column::Id)
            .into_query();
        let organs = Entity::find()
            .select_only()
            .column(Column::SupervisedOrganId)
            .column_as(Column::Id.count(), "items")
            .filter(Column::DistrictCode.eq(probe.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::State.ne(ItemState::Cancelled))
            .filter(Column::MeetingId.in_subquery(meetings))
            .group_by(Column::SupervisedOrganId)
            .having(probe.limit.crossed(Column::Id.count()));
        let rows: Vec<(Uuid, i64)> =
            probe.page(organs, Column::SupervisedOrganId).into_tuple().all(&probe.db).await?;
        let measured = rows.into_iter().map(|(organ, items)| Measured {
            subject: RecordReference { kind: Organizations::KIND.into(), id: organ },
            value: items,
            responsible: Some(organ),
        });
        Ok(measured.collect())
    })
}

/// The first day of the quarter of a day, and of the next quarter.
fn quarter(day: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1);
    let next = first.and_then(|first| first.checked_add_months(Months::new(3)));
    first.zip(next).ok_or_else(|| Problem::internal("a quarter outside the calendar"))
}

//! How many items of this quarter report on one organ (02 §3.2, SV18), and how long an item waits that has lost its meeting (3.0).

use super::{
    ItemAction, ItemState, Items,
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
    workflow::{Workflow, starting_states},
};
use registry::{
    meetings::{MeetingState, entity as meeting},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

/// What rules can watch of items.
pub const MEASURES: [Measure; 2] = [
    Measure { word: "organ_items_in_quarter", read: organ_items },
    Measure { word: "days_without_meeting", read: days_without_meeting },
];

/// Days since an item lost its meeting and has no other; one query. The committee that leads it answers for that.
fn days_without_meeting(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let waiting = starting_states::<Items>(ItemAction::FollowMeeting);
        let items = Entity::find()
            .select_only()
            .columns([Column::Id, Column::LeadCommitteeId, Column::MeetingLostOn])
            .filter(Column::DistrictCode.eq(probe.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::State.is_in(waiting))
            .filter(Column::MeetingLostOn.is_not_null())
            .filter(probe.days_since(Column::MeetingLostOn.into_expr()));
        let rows: Vec<(Uuid, Uuid, NaiveDate)> =
            probe.page(items, Column::Id).into_tuple().all(&probe.db).await?;
        let measured = rows.into_iter().map(|(item, committee, lost_on)| Measured {
            subject: RecordReference::of::<Items>(item),
            value: (probe.today - lost_on).num_days(),
            responsible: Some(committee),
        });
        Ok(measured.collect())
    })
}

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

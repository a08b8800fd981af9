//! How long the oldest open deadline of a record, or of an organization, is overdue.

use super::{
    DeadlineState,
    entity::{Column, Entity},
};
use chrono::NaiveDate;
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
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// What rules can watch of deadlines.
pub const MEASURES: [Measure; 2] = [
    Measure { word: "record_days_overdue", read: of_records },
    Measure { word: "organization_days_overdue", read: of_organizations },
];

/// Deadlines of the field that nobody has kept and whose last day is over, whether they were swept or not. The clocks of
/// shared records belong to the field of supervision; those of alerts to none, or alerts would be raised about alerts.
fn overdue(probe: &Probe<'_>) -> Condition {
    let of_layer = |layer: &str| Column::SubjectType.starts_with(format!("{layer}."));
    let mut kinds = Condition::any().add(of_layer(probe.field));
    if probe.field == "supervision" {
        kinds = kinds.add(of_layer("instrument")).add(of_layer("registry"));
    }
    Condition::all()
        .add(Column::DistrictCode.eq(probe.district_code))
        .add(Column::ArchivedAt.is_null())
        .add(Column::State.is_in(DeadlineState::open()))
        .add(Column::EffectiveDueOn.lt(probe.today))
        .add(Column::SubjectType.ne("instrument.alert"))
        .add(kinds)
}

/// By record; two queries. Who answers is who has to keep the oldest.
fn of_records(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let oldest = Entity::find()
            .select_only()
            .columns([Column::SubjectType, Column::SubjectId])
            .column_as(Column::EffectiveDueOn.min(), "oldest")
            .filter(overdue(&probe))
            .group_by(Column::SubjectType)
            .group_by(Column::SubjectId)
            .having(probe.days_since(Column::EffectiveDueOn.min()));
        let rows: Vec<(String, Uuid, NaiveDate)> =
            probe.db.tuples(probe.page(oldest, Column::SubjectId).as_query()).await?;
        let responsible = responsible(&probe, rows.iter().map(|(_, id, _)| *id)).await?;
        let measured = rows.into_iter().map(|(kind, id, oldest)| Measured {
            subject: RecordReference { kind, id },
            value: (probe.today - oldest).num_days(),
            responsible: responsible.get(&id).copied(),
        });
        Ok(measured.collect())
    })
}

/// Who has to keep the oldest overdue deadline of each of some records.
async fn responsible(
    probe: &Probe<'_>,
    subjects: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Uuid>> {
    let newest_first = Entity::find()
        .select_only()
        .columns([Column::SubjectId, Column::ResponsibleOrganizationId])
        .filter(overdue(probe))
        .filter(Column::SubjectId.is_in(subjects))
        .order_by_desc(Column::EffectiveDueOn)
        .order_by_desc(Column::Id);
    let pairs: Vec<(Uuid, Uuid)> = newest_first.into_tuple().all(&probe.db).await?;
    // The last of each record, which is its oldest, stays.
    Ok(pairs.into_iter().collect())
}

/// By organization; one query.
fn of_organizations(probe: Probe<'_>) -> Future<'_, Result<Vec<Measured>>> {
    Box::pin(async move {
        let oldest = Entity::find()
            .select_only()
            .column(Column::ResponsibleOrganizationId)
            .column_as(Column::EffectiveDueOn.min(), "oldest")
            .filter(overdue(&probe))
            .group_by(Column::ResponsibleOrganizationId)
            .having(probe.days_since(Column::EffectiveDueOn.min()));
        let rows: Vec<(Uuid, NaiveDate)> =
            probe.db.tuples(probe.page(oldest, Column::ResponsibleOrganizationId).as_query()).await?;
        let measured = rows.into_iter().map(|(id, oldest)| Measured {
            subject: RecordReference { kind: Organizations::KIND.into(), id },
            value: (probe.today - oldest).num_days(),
            responsible: Some(id),
        });
        Ok(measured.collect())
    })
}

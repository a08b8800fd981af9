//! The answers of a survey summed up by the database, whatever their number.

use super::entity::{Column, Entity};
use crate::surveys::score::Sums;
use platform::problem::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

type Row = (String, i64, i64, Option<i64>);

/// The sums of each question that was answered; two queries.
pub(crate) async fn sums_of(db: &impl ConnectionTrait, survey: Uuid) -> Result<HashMap<String, Sums>> {
    let summed = Entity::find()
        .select_only()
        .column(Column::Item)
        .column_as(Column::Id.count(), "answers")
        .column_as(Column::Points.count(), "valid")
        .column_as(Column::Points.sum(), "points")
        .filter(Column::SurveyId.eq(survey))
        .filter(Column::ArchivedAt.is_null())
        .group_by(Column::Item);
    let known = Entity::find()
        .select_only()
        .column(Column::Item)
        .column_as(Column::Id.count(), "known")
        .filter(Column::SurveyId.eq(survey))
        .filter(Column::ArchivedAt.is_null())
        .filter(Column::Known.eq(true))
        .group_by(Column::Item);
    let mut sums = HashMap::new();
    for (item, answers, valid, points) in summed.into_tuple::<Row>().all(db).await? {
        sums.insert(item, Sums { answers, known: 0, valid, points: points.unwrap_or_default() });
    }
    for (item, known) in known.into_tuple::<(String, i64)>().all(db).await? {
        sums.entry(item).or_default().known = known;
    }
    Ok(sums)
}

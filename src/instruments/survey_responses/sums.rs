//! The answers of a survey summed up by the database, whatever their number: the first of each person to each question.

use super::entity::{Column, Entity};
use crate::surveys::score::Sums;
use platform::problem::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// A question, whether its answers are suspect, and how many there are.
type Row = (String, bool, i64, i64, Option<i64>);

/// The sums of the answers to one question.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted {
    /// All of them.
    pub all: Sums,
    /// Those of them that are suspect.
    pub suspect: Sums,
}

impl Counted {
    /// Adds a group of answers.
    fn add(&mut self, suspect: bool, sums: Sums) {
        self.all = self.all.plus(sums);
        if suspect {
            self.suspect = self.suspect.plus(sums);
        }
    }
}

/// The sums of each question that was answered; two queries.
pub(crate) async fn sums_of(db: &impl ConnectionTrait, survey: Uuid) -> Result<HashMap<String, Counted>> {
    let summed = Entity::find()
        .select_only()
        .column(Column::Item)
        .column(Column::Suspect)
        .column_as(Column::Id.count(), "answers")
        .column_as(Column::Points.count(), "valid")
        .column_as(Column::Points.sum(), "points")
        .filter(Column::SurveyId.eq(survey))
        .filter(Column::ArchivedAt.is_null())
        .filter(Column::Repeated.eq(false))
        .group_by(Column::Item)
        .group_by(Column::Suspect);
    let known = Entity::find()
        .select_only()
        .column(Column::Item)
        .column(Column::Suspect)
        .column_as(Column::Id.count(), "known")
        .filter(Column::SurveyId.eq(survey))
        .filter(Column::ArchivedAt.is_null())
        .filter(Column::Repeated.eq(false))
        .filter(Column::Known.eq(true))
        .group_by(Column::Item)
        .group_by(Column::Suspect);
    let mut sums: HashMap<String, Counted> = HashMap::new();
    for (item, suspect, answers, valid, points) in summed.into_tuple::<Row>().all(db).await? {
        let group = Sums { answers, known: 0, valid, points: points.unwrap_or_default() };
        sums.entry(item).or_default().add(suspect, group);
    }
    for (item, suspect, known) in known.into_tuple::<(String, bool, i64)>().all(db).await? {
        sums.entry(item).or_default().add(suspect, Sums { known, ..Sums::default() });
    }
    Ok(sums)
}

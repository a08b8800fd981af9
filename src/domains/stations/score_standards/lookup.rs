//! By what the duties of a year are scored.

use super::{
    ScoreStandardState,
    entity::{Column, Entity, Model},
    national,
    words::{DutyGrade, ScoreDeduction, ScoreLine},
};
use instruments::rule_sets::RuleBook;
use platform::{problem::Result, values::numbers::Hundredths};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The standard of a year.
#[derive(Debug, Clone)]
pub(crate) struct Standard {
    /// The record; none for the national default.
    pub id: Option<Uuid>,
    /// What duties are worth.
    pub lines: Vec<ScoreLine>,
    /// What is taken.
    pub deductions: Vec<ScoreDeduction>,
    good_from: Hundredths,
    fair_from: Hundredths,
}

impl Standard {
    /// The standard of the district for a year, else the national default.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`, or the database failed.
    pub(crate) async fn of_year(
        db: &impl ConnectionTrait,
        district_code: &str,
        year: i32,
        rules: &RuleBook,
    ) -> Result<Self> {
        let own = Entity::find()
            .filter(Column::DistrictCode.eq(district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::State.ne(ScoreStandardState::Draft))
            .filter(Column::YearFrom.lte(year))
            .filter(Column::YearTo.gte(year));
        let own = own.all(db).await?.into_iter().find(Model::was_used);
        let points = |key: &str| rules.number(key).map(|points| Hundredths(points * 100));
        let (good, fair) = (points("score.good")?, points("score.fair")?);
        Ok(own.map_or_else(
            || Self {
                id: None,
                lines: national::lines(),
                deductions: national::deductions(),
                good_from: good,
                fair_from: fair,
            },
            |own: Model| Self {
                id: Some(own.id),
                good_from: own.good_from.unwrap_or(good),
                fair_from: own.fair_from.unwrap_or(fair),
                lines: own.lines.0,
                deductions: own.deductions.0,
            },
        ))
    }

    /// What a score is worth.
    pub(crate) fn grade(&self, score: Hundredths) -> DutyGrade {
        if score >= self.good_from {
            DutyGrade::Good
        } else if score >= self.fair_from {
            DutyGrade::Fair
        } else {
            DutyGrade::Poor
        }
    }
}

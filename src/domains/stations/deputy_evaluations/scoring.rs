//! The numbers of an evaluation: the duty score, the maxima, the parts and their weights.

use super::{
    entity::Model,
    formula::{final_score, part},
    words::{AspectScore, EvaluationAspect},
};
use crate::deputy_scores::Year;
use instruments::rule_sets::{RuleBook, RuleKind};
use platform::{
    call::UnitOfWork,
    problem::Result,
    values::{
        numbers::{Hundredths, Year as CalendarYear},
        words::Words,
    },
};
use uuid::Uuid;

/// What a deputy did in a year, as it stands today.
pub(super) async fn year_of(work: &UnitOfWork<'_>, deputy: Uuid, year: CalendarYear) -> Result<Year> {
    Year::read(work.tx, work.district_code, (year.get32(), work.call.today()), Some(deputy)).await
}

/// The duty score of the deputy; none of who was no deputy then.
pub(super) fn duty_score_in(year: &Year, row: &Model) -> Result<Option<Hundredths>> {
    year.deputy(row.deputy_id).map(|deputy| year.score(deputy).map(|score| score.total)).transpose()
}

/// How many points an aspect has at most.
pub(super) fn maximum(rules: &RuleBook, aspect: EvaluationAspect) -> Result<i64> {
    rules.number(&format!("evaluation.max_{}", aspect.word()))
}

/// The rules in force today.
pub(super) async fn rules(work: &UnitOfWork<'_>) -> Result<RuleBook> {
    RuleBook::open(work.tx, work.district_code, RuleKind::Stations, work.call.today()).await
}

/// Writes the duty score as it stands today, the score of the parts that are there, and what it is worth.
pub(super) async fn conclude(work: &UnitOfWork<'_>, row: &mut Model) -> Result<()> {
    let (rules, year) = (rules(work).await?, year_of(work, row.deputy_id, row.year).await?);
    let scored = EvaluationAspect::ALL.iter().filter(|aspect| **aspect != EvaluationAspect::DutyScore);
    let mut most = 0;
    for aspect in scored {
        most += maximum(&rules, *aspect)?;
    }
    row.duty_score = duty_score_in(&year, row)?;
    let part = |scores: &[AspectScore]| part(scores.iter().map(|score| score.score), most);
    let weight = |party: &str| rules.number(&format!("evaluation.weight_{party}"));
    let parts = [
        (weight("duty")?, row.duty_score),
        (weight("self")?, part(&row.self_scores.0)),
        (weight("group")?, part(&row.group_scores.0)),
        (weight("street")?, part(&row.street_scores.0)),
        (weight("office")?, part(&row.office_scores.0)),
    ];
    row.final_score = final_score(&parts);
    row.grade = row.final_score.map(|score| year.standard.grade(score));
    Ok(())
}

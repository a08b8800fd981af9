//! Scoring: six factors, each within its weight, by somebody who had no part in the project.

use super::{
    entity::EvaluationScoring,
    grade::{GradeLines, total},
    of_project::{EvaluationStep, project_of},
    words::EvaluationFactor,
};
use crate::{periods::book_of, projects::verdict::words::EVALUATION};
use instruments::deadlines;
use platform::{
    problem::Result,
    values::{numbers::Hundredths, words::Words},
    workflow::{Guarded, Verdict},
};

/// Each of the six once, none above its weight.
pub(crate) async fn each_within_its_weight(step: &EvaluationStep<'_>, body: &EvaluationScoring) -> Guarded {
    let book = book_of(&step.work(), &project_of(step).await?).await?;
    for (index, one) in body.scores.iter().enumerate() {
        let weight = book.rule(one.factor.rule())?.value;
        let within = (0..=i64::from(weight) * 100).contains(&one.score.0);
        let first = body.scores.iter().position(|other| other.factor == one.factor) == Some(index);
        if !within || !first {
            let pointer = format!("/scores/{index}");
            return Ok(Verdict::require(false).with("weight", weight).at(&pointer));
        }
    }
    Ok(Verdict::require(body.scores.len() == EvaluationFactor::ALL.len()).at("/scores"))
}

pub(crate) async fn scored_by_others(step: &EvaluationStep<'_>, _: &EvaluationScoring) -> Guarded {
    let own = project_of(step).await?.involves(step.call.actor.organization_id);
    Ok(Verdict::require(!own))
}

/// It is of the completion that stands, and that was accepted.
pub(crate) async fn of_this_completion(step: &EvaluationStep<'_>, _: &EvaluationScoring) -> Guarded {
    let project = project_of(step).await?;
    let accepted = project.accepted_on.is_some();
    Ok(Verdict::require(accepted && project.completion_round() == step.row.completion_round))
}

/// Total and grade follow from the scores.
pub(crate) async fn score(step: &mut EvaluationStep<'_>, body: EvaluationScoring) -> Result<()> {
    let work = step.work();
    let book = book_of(&work, &project_of(step).await?).await?;
    let line = |key: &str| book.rule(key).map(|rule| rule.value);
    let lines = GradeLines {
        excellent: line("evaluation.excellent")?,
        good: line("evaluation.good")?,
        medium: line("evaluation.medium")?,
    };
    let sum: Hundredths = total(body.scores.iter().map(|one| one.score));
    deadlines::meet(&work, EVALUATION, step.row.project_id, step.today()).await?;
    let row = &mut step.row;
    (row.total, row.grade) = (Some(sum), Some(lines.grade(sum)));
    row.scores = body.scores.into();
    row.scored_by = Some(step.call.actor.user_id);
    Ok(())
}

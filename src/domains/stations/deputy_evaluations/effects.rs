//! What the actions on an evaluation write, and what happens when the days of the deputy's own scores are over.

use super::{
    DeputyEvaluationState, DeputyEvaluations,
    entity::{Column, DeputyEvaluationContent, EvaluationObjectionAnswer},
    scoring::{conclude, duty_score_in, year_of},
    words::{EVALUATION_SELF_SCORE, EvaluationScores, FormerResult},
};
use crate::{areas::Areas, handled::number, score_standards::DutyGrade};
use instruments::{
    calendar::Calendar,
    deadlines::{self, Period, PeriodUnit, Span},
    rule_sets::RuleKind,
};
use platform::{
    call::Step,
    problem::Result,
    records::record::Assign,
    workflow::{Note, Reason},
};
use registry::{deputies::Deputies, deputy_groups::DeputyGroups};
use sea_orm::{ColumnTrait, QueryFilter};

type EvaluationStep<'a> = Step<'a, DeputyEvaluations>;

const SELF_SCORE: Period =
    Period::after(EVALUATION_SELF_SCORE, RuleKind::Stations, "evaluation.self_score_days", PeriodUnit::Days);

/// Who scores is known from the deputy's group and street; the deputy begins.
pub(super) async fn open(step: &mut EvaluationStep<'_>, body: DeputyEvaluationContent) -> Result<()> {
    let deputy = step.stored::<Deputies>(body.deputy_id).await?;
    let areas = Areas::read(step.tx, step.work().district_code).await?;
    let conveners = match deputy.deputy_group_id {
        Some(group) => step.stored::<DeputyGroups>(group).await?.convener_ids,
        None => Vec::new().into(),
    };
    let year = year_of(&step.work(), body.deputy_id, body.year).await?;
    let row = &mut step.row;
    (row.congress_body_id, row.convener_ids, row.standard_id) =
        (areas.of(&deputy), conveners, year.standard.id);
    row.duty_score = duty_score_in(&year, row)?;
    let (id, office, today) = (step.row.id, step.call.actor.organization_id, step.today());
    SELF_SCORE.open::<DeputyEvaluations>(&step.work(), id, office, today).await?;
    Ok(())
}

pub(super) async fn score_oneself(step: &mut EvaluationStep<'_>, body: EvaluationScores) -> Result<()> {
    step.row.self_scores = body.scores.into();
    deadlines::meet(&step.work(), EVALUATION_SELF_SCORE, step.row.id, step.today()).await
}

pub(super) async fn score_as_group(step: &mut EvaluationStep<'_>, body: EvaluationScores) -> Result<()> {
    step.row.group_scores = body.scores.into();
    Ok(())
}

pub(super) async fn score_as_street(step: &mut EvaluationStep<'_>, body: EvaluationScores) -> Result<()> {
    step.row.street_scores = body.scores.into();
    Ok(())
}

/// The records as they stand count.
async fn score(step: &mut EvaluationStep<'_>) -> Result<()> {
    let mut row = step.row.clone();
    conclude(&step.work(), &mut row).await?;
    // No meeting before it knew this score.
    row.scored_on = Some(step.today());
    step.row = row;
    Ok(())
}

/// The deputy has some working days to object.
async fn begin_window(step: &mut EvaluationStep<'_>) -> Result<()> {
    let (work, today) = (step.work(), step.today());
    let days = number(&work, "evaluation.objection_working_days").await?;
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    let window = Span::after(days, PeriodUnit::WorkingDays).from(today, &calendar)?;
    step.row.objection_until = Some(window.due_on);
    Ok(())
}

pub(super) async fn score_as_office(step: &mut EvaluationStep<'_>, body: EvaluationScores) -> Result<()> {
    step.row.office_scores = body.scores.into();
    score(step).await?;
    begin_window(step).await
}

pub(super) async fn object(step: &mut EvaluationStep<'_>, body: Reason) -> Result<()> {
    (step.row.objection_text, step.row.objection_answer) = (Some(body.reason), None);
    Ok(())
}

/// The window stays what it was.
pub(super) async fn answer_objection(
    step: &mut EvaluationStep<'_>,
    mut body: EvaluationObjectionAnswer,
) -> Result<()> {
    let scores = std::mem::take(&mut body.scores);
    body.assign(&mut step.row);
    if !scores.is_empty() {
        step.row.office_scores = scores.into();
    }
    score(step).await
}

/// To the delegation; to everybody where the rules say so.
pub(super) async fn announce(step: &mut EvaluationStep<'_>, _: Note) -> Result<()> {
    step.row.announced_on = Some(step.today());
    step.row.published = number(&step.work(), "score.publish").await? > 0;
    Ok(())
}

/// Two poor years running: the deputy is advised to resign, which nobody can be made to.
pub(super) async fn interview(step: &mut EvaluationStep<'_>, _: Note) -> Result<()> {
    use DeputyEvaluationState as S;
    let before = step.all::<DeputyEvaluations>().filter(Column::DeputyId.eq(step.row.deputy_id));
    let before = before.filter(Column::Year.eq(step.row.year.get32() - 1));
    let before = before.filter(Column::State.is_in([S::Announced, S::Interviewed])).one(step.tx).await?;
    step.row.resignation_advised = before.is_some_and(|before| before.grade == Some(DutyGrade::Poor));
    step.row.interviewed_on = Some(step.today());
    Ok(())
}

/// The old result is kept; the new one may be objected to, and is confirmed again.
pub(super) async fn correct(step: &mut EvaluationStep<'_>, body: Reason) -> Result<()> {
    let row = &mut step.row;
    row.former_results.0.push(FormerResult {
        duty_score: row.duty_score,
        final_score: row.final_score,
        grade: row.grade,
        announced_on: row.announced_on.take(),
        reason: body.reason,
    });
    (row.objection_text, row.objection_answer, row.decision_meeting_id) = (None, None, None);
    (row.published, row.interviewed_on, row.resignation_advised) = (false, None, false);
    score(step).await?;
    begin_window(step).await
}

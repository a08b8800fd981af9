//! Relations and guards of evaluations; their effects have a file of their own.

pub(super) use super::effects::*;
use super::{
    DeputyEvaluations,
    entity::{Column, DeputyEvaluationContent, EvaluationConfirmation, EvaluationObjectionAnswer, Model},
    scoring::{duty_score_in, maximum, rules, year_of},
    words::{AspectScore, EvaluationAspect, EvaluationScores},
};
use crate::{handled::number, score_standards::DutyGrade};
use chrono::Months;
use platform::{
    call::Step,
    records::actor::Actor,
    values::{numbers::Hundredths, words::Words},
    workflow::{Guarded, Note, Reason, Relation, Sight, Verdict},
};
use registry::{
    deputies::{Deputies, entity as deputy},
    meetings::chairpersons_met_since,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashSet;

type EvaluationStep<'a> = Step<'a, DeputyEvaluations>;

/// The deputy whose year it is.
pub(super) fn own(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::DeputyId, actor.deputy_id)
}

/// Who convenes the deputy's group.
pub(super) fn convener(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ConvenerIds, actor.deputy_id)
}

/// Those of the street or town of the deputy.
pub(super) fn own_area(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CongressBodyId, actor.organization_id)
}

/// What was announced to everybody, of a deputy whose profile is public.
pub(super) fn shown(actor: &Actor) -> Sight<Model> {
    let profile = Sight::is(deputy::Column::PublicProfile, true);
    Sight::all_of([
        Sight::is(Column::Published, true),
        Sight::of::<Deputies>(actor, Column::DeputyId, profile),
    ])
}

/// What was announced to the delegation to which the deputy belongs.
pub(super) fn of_the_delegation(actor: &Actor) -> Sight<Model> {
    let own = deputy::Entity::find().filter(deputy::Column::Id.eq(actor.deputy_id));
    let own = own.select_only().column(deputy::Column::Delegation).into_query();
    let same = Sight::elsewhere(deputy::Column::Delegation.in_subquery(own));
    Sight::of::<Deputies>(actor, Column::DeputyId, same)
}

/// In office for so many months of the year.
pub(super) async fn in_office_long_enough(
    step: &EvaluationStep<'_>,
    body: &DeputyEvaluationContent,
) -> Guarded {
    step.referred::<Deputies>(body.deputy_id, "/deputy_id").await?;
    let year = year_of(&step.work(), body.deputy_id, body.year).await?;
    let holds = match year.deputy(body.deputy_id) {
        Some(deputy) => year.is_long_enough(deputy)?,
        None => false,
    };
    Ok(Verdict::require(holds).with("deputy_id", body.deputy_id.to_string()).at("/deputy_id"))
}

pub(super) async fn not_evaluated_yet(step: &EvaluationStep<'_>, body: &DeputyEvaluationContent) -> Guarded {
    let same = step.all::<DeputyEvaluations>().filter(Column::DeputyId.eq(body.deputy_id));
    let same = same.filter(Column::Year.eq(body.year.get32())).one(step.tx).await?;
    Ok(Verdict::require(same.is_none()).at("/year"))
}

fn untouched(scores: &[AspectScore]) -> Option<usize> {
    scores.iter().position(|score| score.aspect == EvaluationAspect::DutyScore)
}

/// What is computed nobody gives.
pub(super) async fn duty_score_untouched(_: &EvaluationStep<'_>, body: &EvaluationScores) -> Guarded {
    let touched = untouched(&body.scores);
    Ok(touched.map_or(Verdict::Holds, |index| Verdict::require(false).at(&format!("/scores/{index}/aspect"))))
}

fn is_whole(scores: &[AspectScore]) -> bool {
    let named: HashSet<_> = scores.iter().map(|score| score.aspect).collect();
    let all = EvaluationAspect::ALL.iter().filter(|aspect| **aspect != EvaluationAspect::DutyScore);
    named.len() == scores.len() && untouched(scores).is_none() && all.count() == scores.len()
}

pub(super) async fn every_aspect_once(_: &EvaluationStep<'_>, body: &EvaluationScores) -> Guarded {
    Ok(Verdict::require(is_whole(&body.scores)).at("/scores"))
}

async fn within(step: &EvaluationStep<'_>, scores: &[AspectScore]) -> Guarded {
    let rules = rules(&step.work()).await?;
    for (index, given) in scores.iter().enumerate() {
        let most = Hundredths(maximum(&rules, given.aspect)? * 100);
        if given.score < Hundredths(0) || given.score > most {
            let outside = Verdict::require(false).with("most", most.to_string());
            return Ok(outside.at(&format!("/scores/{index}/score")));
        }
    }
    Ok(Verdict::Holds)
}

pub(super) async fn within_maximum(step: &EvaluationStep<'_>, body: &EvaluationScores) -> Guarded {
    within(step, &body.scores).await
}

/// Nobody scores the own year for others.
fn is_another(step: &EvaluationStep<'_>) -> Verdict {
    Verdict::require(step.call.actor.deputy_id != Some(step.row.deputy_id))
}

pub(super) async fn not_the_own(step: &EvaluationStep<'_>, _: &EvaluationScores) -> Guarded {
    Ok(is_another(step))
}

/// The street scores for the group only where nobody else convenes it.
pub(super) async fn no_other_convener(step: &EvaluationStep<'_>, _: &EvaluationScores) -> Guarded {
    let others = step.row.convener_ids.0.iter().filter(|convener| **convener != step.row.deputy_id);
    Ok(Verdict::require(others.count() == 0))
}

pub(super) async fn within_objection_window(step: &EvaluationStep<'_>, _: &Reason) -> Guarded {
    let last = step.row.objection_until;
    let holds = last.is_some_and(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

fn is_open(row: &Model) -> bool {
    row.objection_text.is_some() && row.objection_answer.is_none()
}

pub(super) async fn objection_is_open(step: &EvaluationStep<'_>, _: &EvaluationObjectionAnswer) -> Guarded {
    Ok(Verdict::require(is_open(&step.row)))
}

pub(super) async fn answered_by_another(step: &EvaluationStep<'_>, _: &EvaluationObjectionAnswer) -> Guarded {
    Ok(is_another(step))
}

pub(super) async fn new_scores_whole(_: &EvaluationStep<'_>, body: &EvaluationObjectionAnswer) -> Guarded {
    Ok(Verdict::require(body.scores.is_empty() || is_whole(&body.scores)).at("/scores"))
}

pub(super) async fn new_scores_within_maximum(
    step: &EvaluationStep<'_>,
    body: &EvaluationObjectionAnswer,
) -> Guarded {
    within(step, &body.scores).await
}

/// 地方组织法第五十四条: not before it was scored.
pub(super) async fn chairpersons_decided(
    step: &EvaluationStep<'_>,
    body: &EvaluationConfirmation,
) -> Guarded {
    let since = step.row.scored_on.unwrap_or(step.today());
    chairpersons_met_since(step, body.decision_meeting_id, since, "/decision_meeting_id").await
}

pub(super) async fn window_is_over(step: &EvaluationStep<'_>, _: &EvaluationConfirmation) -> Guarded {
    let last = step.row.objection_until;
    let holds = last.is_some_and(|last| step.today() > last);
    Ok(Verdict::require(holds).with("last_day", last.map(|day| day.to_string())))
}

pub(super) async fn objection_is_answered(step: &EvaluationStep<'_>, _: &EvaluationConfirmation) -> Guarded {
    Ok(Verdict::require(!is_open(&step.row)))
}

pub(super) async fn is_poor(step: &EvaluationStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.grade == Some(DutyGrade::Poor)))
}

/// Within so many months after it was announced.
pub(super) async fn within_correction_window(step: &EvaluationStep<'_>, _: &Reason) -> Guarded {
    let months = number(&step.work(), "evaluation.correct_months").await?;
    let last = step.row.announced_on.and_then(|day| day.checked_add_months(Months::new(months)));
    let holds = last.is_some_and(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

/// A record that counted was revoked, or one counts that did not: the duty score is another one.
pub(super) async fn a_record_changed(step: &EvaluationStep<'_>, _: &Reason) -> Guarded {
    let year = year_of(&step.work(), step.row.deputy_id, step.row.year).await?;
    Ok(Verdict::require(duty_score_in(&year, &step.row)? != step.row.duty_score))
}

//! Relations, guards and effects of surveys.

use super::{
    Surveys, closing,
    entity::{Column, Model, SurveyContent},
    score::{ItemResult, Sums},
};
use crate::{
    deadlines,
    rule_sets::{RuleBook, RuleKind},
    survey_responses::{Counted, sums_of},
};
use platform::{
    call::{
        Step, UnitOfWork,
        guards::{given, not_before},
    },
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Note, Relation, Verdict},
};
use registry::organizations::Organizations;
use std::collections::HashSet;

/// Staff of the organization whose survey it is.
pub(super) fn owner(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OwnerOrganizationId, actor.organization_id)
}

/// Staff of the agency that conducts it; where there is none, of its owner.
pub(super) fn conductor(actor: &Actor) -> Relation<Model> {
    Relation::any_of([
        Relation::is(Column::AgencyId, actor.organization_id),
        Relation::all_of([Relation::lacks(Column::AgencyId), owner(actor)]),
    ])
}

/// Staff of the organization whose survey it is, or of the agency that conducts it.
pub(crate) fn surveyor(actor: &Actor) -> Relation<Model> {
    Relation::any_of([owner(actor), Relation::is(Column::AgencyId, actor.organization_id)])
}

pub(super) async fn agency_exists(step: &Step<'_, Surveys>, body: &SurveyContent) -> Guarded {
    if let Some(agency) = body.agency_id {
        step.referred::<Organizations>(agency, "/agency_id").await?;
    }
    Ok(Verdict::Holds)
}

platform::guards! { Surveys:
    ends_after_it_begins(SurveyContent): not_before(body.closes_on, body.opens_on);
    questions_set: given(row.questions);
}

/// Answers name their question.
pub(super) async fn questions_distinct(_: &Step<'_, Surveys>, body: &SurveyContent) -> Guarded {
    let mut names = HashSet::new();
    let twice = body.questions.iter().position(|question| !names.insert(&question.item));
    let pointer = format!("/questions/{}/item", twice.unwrap_or_default());
    Ok(Verdict::require(twice.is_none()).at(&pointer))
}

pub(super) async fn set_owner(step: &mut Step<'_, Surveys>, _: SurveyContent) -> Result<()> {
    step.row.owner_organization_id = step.call.actor.organization_id;
    Ok(())
}

/// Today lies in the period.
pub(super) async fn period_runs(step: &Step<'_, Surveys>, _: &Note) -> Guarded {
    let (row, today) = (&step.row, step.today());
    let runs = row.opens_on <= today && today <= row.closes_on;
    Ok(Verdict::require(runs)
        .with("opens_on", row.opens_on.to_string())
        .with("closes_on", row.closes_on.to_string()))
}

pub(super) async fn open(step: &mut Step<'_, Surveys>, _: Note) -> Result<()> {
    (step.row.opened_on, step.row.opened_at) = (Some(step.today()), Some(step.call.now));
    closing::start(step).await
}

pub(super) async fn close(step: &mut Step<'_, Surveys>, _: Note) -> Result<()> {
    step.row.closed_on = Some(step.today());
    deadlines::meet(&step.work(), closing::CLOSING, step.row.id, step.today()).await
}

async fn results(work: &UnitOfWork<'_>, survey: &Model) -> Result<Vec<ItemResult>> {
    let sums = sums_of(work.tx, survey.id).await?;
    let questions = survey.questions.0.iter().map(|question| {
        let Counted { all, suspect } = sums.get(&*question.item).copied().unwrap_or_default();
        ItemResult::of(question.item.clone(), all, suspect)
    });
    Ok(questions.collect())
}

/// The rules of a survey: those of the day on which it was opened.
pub(crate) async fn rules(work: &UnitOfWork<'_>, survey: &Model) -> Result<RuleBook> {
    let on = survey.opened_on.unwrap_or(survey.opens_on);
    RuleBook::open(work.tx, &survey.district_code, RuleKind::General, on).await
}

/// How many valid answers each question of a survey needs for a score.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub async fn least_valid(work: &UnitOfWork<'_>, survey: &Model) -> Result<i64> {
    rules(work, survey).await?.number("survey.min_valid")
}

/// The question of a survey that has too few valid answers for a score, if there is one, and how many it needs.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub async fn too_small(work: &UnitOfWork<'_>, survey: &Model) -> Result<Option<(ItemResult, i64)>> {
    let least = least_valid(work, survey).await?;
    let small = results(work, survey).await?.into_iter().find(|result| result.valid < least);
    Ok(small.map(|result| (result, least)))
}

/// Each question has enough valid answers for a score.
pub(super) async fn enough_answers(step: &Step<'_, Surveys>, _: &Note) -> Guarded {
    Ok(match too_small(&step.work(), &step.row).await? {
        None => Verdict::Holds,
        Some((result, least)) => Verdict::require(false)
            .with("item", result.item.to_string())
            .with("valid", result.valid)
            .with("least", least),
    })
}

pub(super) async fn compute(step: &mut Step<'_, Surveys>, _: Note) -> Result<()> {
    let results = results(&step.work(), &step.row).await?;
    step.row.score = Sums::of_all(&results).score();
    step.row.rule_set_id = rules(&step.work(), &step.row).await?.rule_set_id();
    step.row.results = results.into();
    Ok(())
}

//! Relations, guards and effects of answers.

use super::{
    SurveyResponses,
    entity::{Column, Model, SurveyAnswer},
};
use crate::{
    publications::personal_data::{has_personal_numbers, phone},
    rule_sets::RuleBook,
    surveys::{self, SurveyState, Surveys, words::AnswerKind},
};
use access::public_access;
use chrono::TimeDelta;
use platform::{
    call::Step,
    http::edge::network,
    problem::{Problem, Result},
    records::actor::Actor,
    values::characters::key,
    vocabulary::Role,
    workflow::{Guarded, Relation, Sight, Verdict},
};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};

type ResponseStep<'a> = Step<'a, SurveyResponses>;

/// Those who run the survey see its answers, whoever they are by now; everybody else the own one.
pub(super) fn surveyor_or_oneself(actor: &Actor) -> Sight<Model> {
    let theirs = Sight::of::<Surveys>(actor, Column::SurveyId, surveys::rules::surveyor(actor).into());
    Sight::any_of([theirs, Sight::is(Column::CreatedBy, actor.user_id)])
}

/// Whoever holds the access code of the answer.
pub(super) fn code_holder(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::Id, actor.opened_id)
}

async fn survey(step: &ResponseStep<'_>) -> Result<surveys::entity::Model> {
    step.referred::<Surveys>(step.row.survey_id, "/survey_id").await
}

pub(super) async fn survey_open(step: &ResponseStep<'_>, _: &SurveyAnswer) -> Guarded {
    let (survey, today) = (survey(step).await?, step.today());
    let open = survey.state == SurveyState::Open && survey.opens_on <= today && today <= survey.closes_on;
    Ok(Verdict::require(open).with("closes_on", survey.closes_on.to_string()))
}

/// The public answers where the public is asked, deputies where deputies are; whoever conducts the survey enters the
/// answers of the others.
pub(super) async fn channel_of_caller(step: &ResponseStep<'_>, _: &SurveyAnswer) -> Guarded {
    let (survey, actor) = (survey(step).await?, &step.call.actor);
    let runs = actor.acts_for(survey.owner_organization_id)
        || survey.agency_id.is_some_and(|agency| actor.acts_for(agency));
    let allowed = match (actor.is(Role::Public), actor.is(Role::Deputy)) {
        (true, _) => survey.channel.is_public(),
        (_, true) => survey.channel == surveys::words::SurveyChannel::DeputiesCppcc,
        _ => runs,
    };
    Ok(Verdict::require(allowed))
}

/// The answer is one to a question of the survey: a level or a score as the question asks, from people who know.
pub(super) async fn answer_fits(step: &ResponseStep<'_>, body: &SurveyAnswer) -> Guarded {
    let survey = survey(step).await?;
    let Some(question) = survey.questions.0.iter().find(|question| question.item == body.item) else {
        return Ok(Verdict::require(false).at("/item"));
    };
    let asked = match question.kind {
        AnswerKind::Level => (body.known, false),
        AnswerKind::Score => (false, body.known),
    };
    let named = body.respondent_key.is_some() != step.call.actor.is(Role::Deputy);
    if !named {
        return Ok(Verdict::require(false).at("/respondent_key"));
    }
    Ok(Verdict::require(asked == (body.level.is_some(), body.score.is_some())).at("/level"))
}

pub(super) async fn no_personal_numbers(_: &ResponseStep<'_>, body: &SurveyAnswer) -> Guarded {
    let clean = body.comment.as_ref().is_none_or(|comment| !has_personal_numbers(comment));
    Ok(Verdict::require(clean).at("/comment"))
}

/// The person of an answer, unrecognizable: other surveys and questions have other hashes.
fn dedup_hash(step: &ResponseStep<'_>) -> String {
    let row = &step.row;
    let person = if step.call.actor.is(Role::Deputy) {
        step.call.actor.user_id.to_string()
    } else {
        let told = row.respondent_key.as_deref().unwrap_or_default();
        // However a channel writes it, it is one person.
        phone(told).unwrap_or_else(|| key(told))
    };
    step.call.service.keyed.of("survey answer", &format!("{} {} {person}", row.survey_id, row.item))
}

/// Whether the person has answered the question before.
async fn answered_before(step: &ResponseStep<'_>) -> Result<bool> {
    let earlier = step.all::<SurveyResponses>().filter(Column::SurveyId.eq(step.row.survey_id));
    Ok(earlier.filter(Column::DedupHash.eq(dedup_hash(step))).one(step.tx).await?.is_some())
}

/// Deputies, and those who enter the answers of others, are told that there is one. The public is not: anybody could ask so
/// whether somebody answered (decision 0056).
pub(super) async fn first_answer(step: &ResponseStep<'_>, _: &SurveyAnswer) -> Guarded {
    let first = step.call.actor.is(Role::Public) || !answered_before(step).await?;
    Ok(Verdict::require(first).at("/respondent_key"))
}

/// From where an answer of the public came: other people have accounts, and whoever conducts a survey enters many. Other surveys and
/// questions have other hashes.
fn source_hash(step: &ResponseStep<'_>) -> Option<String> {
    let client = step.call.client.filter(|_| step.call.actor.is(Role::Public))?;
    let (row, place) = (&step.row, network(client.0));
    Some(step.call.service.keyed.of("survey source", &format!("{} {} {place}", row.survey_id, row.item)))
}

/// Whether as many came from the same place within an hour as the rules let pass.
async fn comes_with_many(step: &ResponseStep<'_>, rules: &RuleBook) -> Result<bool> {
    let Some(source) = &step.row.source_hash else { return Ok(false) };
    let since = step.call.now - TimeDelta::hours(1);
    // The hash names the survey already; the index begins with it.
    let there = step.all::<SurveyResponses>().filter(Column::SurveyId.eq(step.row.survey_id));
    let there = there.filter(Column::SourceHash.eq(source)).filter(Column::CreatedAt.gt(since));
    let passing = rules.number("survey.suspect_per_hour")?;
    Ok(i64::try_from(there.count(step.tx).await?).map_err(Problem::internal)? >= passing)
}

/// The points of a level, in hundredths.
fn points(step: &ResponseStep<'_>, rules: &RuleBook) -> Result<Option<i32>> {
    let Some(level) = step.row.level else { return Ok(step.row.score.map(|score| score.get32() * 100)) };
    let key = level.rule();
    i32::try_from(rules.number(key)? * 100).map(Some).map_err(Problem::internal)
}

/// The hash of an answer that repeats another one: there is one answer with the hash of a person.
fn hash_of_repeated(step: &ResponseStep<'_>) -> String {
    step.call.service.keyed.of("survey answer", &format!("{} repeats", step.row.id))
}

/// Keeps the hash of the person in place of the name, and gives the public a code for the own answer.
pub(super) async fn keep(step: &mut ResponseStep<'_>, _: SurveyAnswer) -> Result<()> {
    let survey = survey(step).await?;
    step.row.repeated = answered_before(step).await?;
    step.row.dedup_hash = if step.row.repeated { hash_of_repeated(step) } else { dedup_hash(step) };
    step.row.respondent_key = None;
    step.row.source_hash = source_hash(step);
    let rules = surveys::rules::rules(&step.work(), &survey).await?;
    step.row.suspect = comes_with_many(step, &rules).await?;
    step.row.points = points(step, &rules)?;
    step.row.owner_organization_id = survey.owner_organization_id;
    step.row.agency_id = survey.agency_id;
    if step.call.actor.is(Role::Public) {
        let code = public_access::issue::<SurveyResponses>(&step.work(), step.row.id).await?;
        step.row.access_code = Some(code);
    }
    Ok(())
}

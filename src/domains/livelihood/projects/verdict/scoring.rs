//! What the surveys of a project say together (07 §4.6).

use crate::{
    periods::book_of,
    projects::entity::Model,
    residents::residents,
    satisfaction::{Awareness, ChannelScore, ScoreChannel, participation, satisfaction},
};
use instruments::surveys::{
    SurveyState,
    entity::Model as Survey,
    least_valid,
    score::{ItemResult, Sums},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    values::{numbers::Hundredths, words::Words},
};
use registry::organizations::Organizations;

/// The score of a project, with and without what is suspect.
pub(super) struct Scored {
    pub(super) channels: Vec<ChannelScore>,
    pub(super) with_all: Option<Hundredths>,
    pub(super) without_suspects: Option<Hundredths>,
}

/// Those of a channel that count: of each way of asking the first one with enough answers, so that nobody asks until the score is
/// good.
fn counted(surveys: &[Survey], channel: ScoreChannel) -> Vec<&Survey> {
    let mut found: Vec<&Survey> = Vec::new();
    for survey in surveys {
        let scored = matches!(survey.state, SurveyState::Scored | SurveyState::Published);
        let first = found.iter().all(|one| one.channel != survey.channel);
        if scored && first && ScoreChannel::of(survey.channel) == channel {
            found.push(survey);
        }
    }
    found
}

async fn channel_score(
    work: &UnitOfWork<'_>,
    surveys: &[Survey],
    (channel, weight): (ScoreChannel, u32),
) -> Result<Option<ChannelScore>> {
    let counted = counted(surveys, channel);
    let Some(first) = counted.first() else { return Ok(None) };
    let least = least_valid(work, first).await?;
    let results: Vec<ItemResult> = counted.iter().flat_map(|survey| survey.results.0.clone()).collect();
    let enough = results.iter().all(|result| result.unsuspected().valid >= least);
    let (all, unsuspected) = (Sums::of_all(&results), Sums::of_unsuspected(&results));
    Ok(Some(ChannelScore {
        channel,
        weight,
        survey_ids: counted.iter().map(|survey| survey.id).collect(),
        valid: all.valid,
        suspects: all.valid - unsuspected.valid,
        score: all.score(),
        score_without_suspects: unsuspected.score().filter(|_| enough),
    }))
}

/// The channels by their weights, and the users of what was made apart.
pub(super) async fn score(work: &UnitOfWork<'_>, project: &Model, surveys: &[Survey]) -> Result<Scored> {
    let book = book_of(work, project).await?;
    let mut scored = Vec::new();
    for channel in ScoreChannel::ALL {
        scored.extend(channel_score(work, surveys, (*channel, channel.weight(&book)?)).await?);
    }
    let mean = |of: fn(&ChannelScore) -> Option<Hundredths>| {
        let there = scored.iter().filter(|one| one.weight > 0);
        let there: Vec<_> = there.filter_map(|one| Some((one.weight, of(one)?))).collect();
        satisfaction(&there)
    };
    let (with_all, without_suspects) = (mean(|one| one.score), mean(|one| one.score_without_suspects));
    Ok(Scored { channels: scored, with_all, without_suspects })
}

/// Those who answered a survey, and those of them who know of its subject: everybody answers each question once at most, so that the
/// question with the most answers has them.
fn people(survey: &Survey, suspects: bool) -> (i64, i64) {
    let of = |result: &ItemResult| if suspects { result.sums() } else { result.unsuspected() };
    let most = survey.results.0.iter().map(of).max_by_key(|sums| sums.answers).unwrap_or_default();
    (most.known, most.answers)
}

/// How many know of a project and how many took part, in the channels that have a weight.
pub(super) async fn awareness(
    work: &UnitOfWork<'_>,
    project: &Model,
    surveys: &[Survey],
    suspects: bool,
) -> Result<Option<Awareness>> {
    let weighed = ScoreChannel::ALL.iter().filter(|channel| channel.rule().is_some());
    let counted: Vec<&Survey> = weighed.flat_map(|channel| counted(surveys, *channel)).collect();
    if counted.is_empty() {
        return Ok(None);
    }
    let add = |(known, valid): (i64, i64), survey: &&Survey| {
        let (knows, answers) = people(survey, suspects);
        (known + knows, valid + answers)
    };
    let (known, valid) = counted.iter().fold((0, 0), add);
    let (everywhere, body) = (work.all::<Organizations>(), project.organization_id);
    let residents = residents(work.tx, everywhere, body, work.call.today()).await?;
    let (rate, participation) = (Hundredths::percent(known, valid), participation(valid, residents));
    Ok(Some(Awareness { known, valid, rate, participation }))
}

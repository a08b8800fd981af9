//! Surveys of a project: what people think of it once it was accepted (07 §3.4).

use super::{
    bodies::SurveyRecording,
    clock,
    exit_flag::flag,
    scoring::{self, score},
};
use crate::{
    projects::{Projects, entity::Model, guards::ProjectStep},
    satisfaction::ScoreChannel,
};
use instruments::surveys::{
    SurveyState, Surveys,
    entity::{Column, Model as Survey},
    too_small,
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::organizations::{Organizations, entity::Column as organization};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The surveys that say something of a project, in the order in which they were opened: those of third parties that were asked, of the
/// government that conducts the year, and of the congress. What anybody else asks says nothing, nor does it stand in the way.
async fn of_project(work: &UnitOfWork<'_>, project: &Model) -> Result<Vec<Survey>> {
    use OrganizationKind::{ScOffice, SpecialCommittee, StandingCommittee, TownPresidium, WorkingBody};
    let found = work.all::<Surveys>().filter(Column::SubjectId.eq(project.id));
    let found = found.filter(Column::SubjectType.eq(Projects::KIND)).filter(Column::OpenedOn.is_not_null());
    let mut found = found.order_by_asc(Column::OpenedOn).order_by_asc(Column::Id).all(work.tx).await?;
    let owners: BTreeSet<Uuid> = found.iter().map(|survey| survey.owner_organization_id).collect();
    let congress = work.all::<Organizations>().filter(organization::Id.is_in(owners));
    let congress = congress.filter(organization::Kind.is_in([
        StandingCommittee,
        ScOffice,
        SpecialCommittee,
        WorkingBody,
        TownPresidium,
    ]));
    let mut asked: BTreeSet<Uuid> = congress.all(work.tx).await?.into_iter().map(|one| one.id).collect();
    asked.extend(project.agency_ids.0.iter().copied().chain([project.government_id]));
    found.retain(|survey| {
        let agency = survey.agency_id.is_some_and(|agency| project.agency_ids.0.contains(&agency));
        agency || asked.contains(&survey.owner_organization_id) || by_the_own(project, survey)
    });
    Ok(found)
}

/// Those that are named.
async fn named(work: &UnitOfWork<'_>, project: &Model, body: &SurveyRecording) -> Result<Vec<Survey>> {
    let mut found = of_project(work, project).await?;
    found.retain(|survey| body.survey_ids.contains(&survey.id));
    Ok(found)
}

/// Whether one of its departments conducts a survey.
fn by_the_own(project: &Model, survey: &Survey) -> bool {
    project.involves(survey.owner_organization_id)
        || survey.agency_id.is_some_and(|agency| project.involves(agency))
}

/// By the moment of both, and by the day where one is from before moments were kept.
fn after_acceptance(project: &Model, survey: &Survey) -> bool {
    let moments = project.accepted_at.zip(survey.opened_at).map(|(accepted, opened)| accepted <= opened);
    let days = || project.accepted_on.zip(survey.opened_on).map(|(accepted, opened)| accepted <= opened);
    moments.or_else(days).unwrap_or(false)
}

/// Why a survey of a project says nothing of it.
async fn invalid(work: &UnitOfWork<'_>, project: &Model, survey: &Survey) -> Result<Option<&'static str>> {
    Ok(match survey.state {
        _ if !after_acceptance(project, survey) => Some("before_the_acceptance"),
        SurveyState::Draft | SurveyState::Open => Some("not_closed"),
        SurveyState::Closed if too_small(work, survey).await?.is_none() => Some("not_scored"),
        SurveyState::Closed | SurveyState::Scored | SurveyState::Published => None,
    })
}

/// Surveys of this project that were opened after its acceptance and are over; all of them, so that nobody chooses the best.
pub(crate) async fn surveys_of_this_project(step: &ProjectStep<'_>, body: &SurveyRecording) -> Guarded {
    let (work, row) = (step.work(), &step.row);
    let own = of_project(&work, row).await?;
    for (index, id) in body.survey_ids.iter().enumerate() {
        let pointer = format!("/survey_ids/{index}");
        let Some(survey) = own.iter().find(|survey| survey.id == *id) else {
            step.referred::<Surveys>(*id, &pointer).await?;
            return Ok(Verdict::require(false).with("reason", "subject").at(&pointer));
        };
        if let Some(reason) = invalid(&work, row, survey).await? {
            return Ok(Verdict::require(false).with("reason", reason).at(&pointer));
        }
    }
    let left_out = own.iter().find(|survey| {
        after_acceptance(row, survey) && !by_the_own(row, survey) && !body.survey_ids.contains(&survey.id)
    });
    let left_out = left_out.map(|survey| survey.id.to_string());
    Ok(Verdict::require(left_out.is_none())
        .with("reason", "left_out")
        .with("survey_id", left_out)
        .at("/survey_ids"))
}

pub(crate) async fn surveyed_by_others(step: &ProjectStep<'_>, body: &SurveyRecording) -> Guarded {
    let own = named(&step.work(), &step.row, body).await?;
    let own = own.iter().find(|survey| by_the_own(&step.row, survey)).map(|survey| survey.id);
    let place = body.survey_ids.iter().position(|id| Some(*id) == own).unwrap_or_default();
    Ok(Verdict::require(own.is_none())
        .with("survey_id", own.map(|id| id.to_string()))
        .at(&format!("/survey_ids/{place}")))
}

/// There is a score; or people were asked a second time after a survey that was too small, and it is said why there is none.
pub(crate) async fn scored_or_tried_twice(step: &ProjectStep<'_>, body: &SurveyRecording) -> Guarded {
    let surveys = named(&step.work(), &step.row, body).await?;
    let scored = score(&step.work(), &step.row, &surveys).await?;
    let all_count = body.suspects_excluded_reason.is_none();
    if (if all_count { scored.with_all } else { scored.without_suspects }).is_some() {
        return Ok(Verdict::Holds);
    }
    // Users stand apart: how they were asked is no try, and answers that are left out are no lack of answers.
    let weighed = surveys.iter().filter(|one| ScoreChannel::of(one.channel).rule().is_some());
    let weighed: Vec<&Survey> = weighed.collect();
    let small = weighed.iter().filter(|survey| survey.state == SurveyState::Closed);
    let first = small.filter_map(|survey| survey.closed_on).min();
    let last = weighed.iter().filter_map(|survey| survey.opened_on).max();
    let again = weighed.len() > 1 && first.zip(last).is_some_and(|(closed, opened)| closed <= opened);
    let tried_twice = again && scored.with_all.is_none();
    Ok(Verdict::require(tried_twice && body.no_score_reason.is_some())
        .with("tried_twice", tried_twice)
        .at("/no_score_reason"))
}

/// Suspect answers count unless somebody outside its departments says why not; both scores are shown.
pub(crate) async fn record_survey(step: &mut ProjectStep<'_>, body: SurveyRecording) -> Result<()> {
    let (work, today, mut row) = (step.work(), step.today(), step.row.clone());
    let surveys = named(&work, &row, &body).await?;
    let (scored, all_count) =
        (score(&work, &step.row, &surveys).await?, body.suspects_excluded_reason.is_none());
    row.awareness =
        scoring::awareness(&work, &row, &surveys, all_count).await?.into_iter().collect::<Vec<_>>().into();
    row.satisfaction = if all_count { scored.with_all } else { scored.without_suspects };
    (row.satisfaction_with_all, row.satisfaction_without_suspects) =
        (scored.with_all, scored.without_suspects);
    row.no_score_reason = body.no_score_reason.filter(|_| row.satisfaction.is_none());
    row.suspects_excluded_reason = body.suspects_excluded_reason;
    (row.channel_scores, row.survey_ids) = (scored.channels.into(), body.survey_ids.into());
    row.surveyed_on = Some(today);
    flag(&work, &mut row).await?;
    clock::open_assessment(&work, &row).await?;
    step.row = row;
    Ok(())
}

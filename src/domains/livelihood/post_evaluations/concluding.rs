//! The conclusion: after the revisit, by somebody who did not score, and with an answer where the project may have to leave the list.

use super::{
    PostEvaluations,
    entity::EvaluationEnd,
    of_project::{EvaluationStep, is_told, project_of},
    words::PostEvaluationConclusion,
};
use crate::{
    exit_records::ExitRecords,
    periods::number_of,
    projects::{ProjectState, entity::Model as Project},
};
use chrono::Months;
use instruments::publications::{Draft, PublicationKind, TO_PUBLIC, draft};
use platform::{
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::{numbers::Hundredths, text::Prose, words::Words},
    workflow::{Guarded, Note, Verdict},
};

/// People were asked and the members have judged: only then is it known whether the project may have to leave the list.
pub(crate) async fn members_have_judged(step: &EvaluationStep<'_>, _: &EvaluationEnd) -> Guarded {
    let project = project_of(step).await?;
    let same = project.completion_round() == step.row.completion_round;
    Ok(Verdict::require(same && project.state == ProjectState::Assessed)
        .with("project_state", project.state.word()))
}

pub(crate) async fn revisited(step: &EvaluationStep<'_>, _: &EvaluationEnd) -> Guarded {
    let day = step.row.revisit_on;
    Ok(Verdict::require(day <= step.today()).with("revisit_on", day.to_string()))
}

/// Something can be used.
pub(crate) async fn usage_measured(_: &EvaluationStep<'_>, body: &EvaluationEnd) -> Guarded {
    Ok(Verdict::require(body.usage.capacity.get() > 0).at("/usage/capacity"))
}

pub(crate) async fn concluded_by_others(step: &EvaluationStep<'_>, _: &EvaluationEnd) -> Guarded {
    Ok(Verdict::require(step.row.scored_by != Some(step.call.actor.user_id)))
}

/// What may have to leave the list is stopped, or is improved and it is said why.
pub(crate) async fn exit_flag_answered(step: &EvaluationStep<'_>, body: &EvaluationEnd) -> Guarded {
    let reasons = project_of(step).await?.exit_reasons.0;
    let answered = match body.conclusion {
        PostEvaluationConclusion::Stop => true,
        PostEvaluationConclusion::Improve => body.conclusion_reason.is_some(),
        PostEvaluationConclusion::Continue | PostEvaluationConclusion::Expand => false,
    };
    let words: Vec<_> = reasons.iter().map(|reason| reason.word()).collect();
    Ok(Verdict::require(reasons.is_empty() || answered).with("exit_reasons", words).at("/conclusion"))
}

/// Whoever leaves the list is told why.
pub(crate) async fn stop_explained(_: &EvaluationStep<'_>, body: &EvaluationEnd) -> Guarded {
    let explained = body.conclusion != PostEvaluationConclusion::Stop || body.conclusion_reason.is_some();
    Ok(Verdict::require(explained).at("/conclusion_reason"))
}

pub(crate) async fn conclude(step: &mut EvaluationStep<'_>, body: EvaluationEnd) -> Result<()> {
    let (today, project) = (step.today(), project_of(step).await?);
    step.row.exit_flag = project.exit_flag;
    let (used, capacity) = (body.usage.used.get(), body.usage.capacity.get());
    step.row.usage_rate = Hundredths::percent(used, capacity);
    step.row.usage = vec![body.usage.clone()].into();
    step.row.concluded_on = Some(today);
    body.assign(&mut step.row);
    if step.row.conclusion == Some(PostEvaluationConclusion::Stop) {
        leave_the_list(step, &project).await?;
    }
    let row = &step.row;
    let told = Draft {
        subject: RecordReference::of::<PostEvaluations>(row.id),
        kind: PublicationKind::PerformanceResult,
        scopes: TO_PUBLIC,
        title: &format!("{}年实事项目“{}”后评估结果", project.year.get(), &*project.title),
        text: format!(
            "总分{},等级{},结论:{}。",
            row.total.unwrap_or_default(),
            row.grade.map(Words::zh).unwrap_or_default(),
            row.conclusion.map(Words::zh).unwrap_or_default()
        ),
        round: None,
        document_id: None,
        organization: row.government_id,
    };
    draft(&step.work(), told).await
}

/// Something like it is not taken up again for some time.
async fn leave_the_list(step: &EvaluationStep<'_>, project: &Project) -> Result<()> {
    let (work, today, row) = (step.work(), step.today(), &step.row);
    let months = number_of(&work, project, "exit.block_months").await?;
    let made = work.make::<ExitRecords>(|exit| {
        (exit.project_id, exit.evaluation_id) = (project.id, row.id);
        (exit.organization_id, exit.government_id) = (project.organization_id, project.government_id);
        (exit.title, exit.category, exit.year) = (project.title.clone(), project.category, project.year);
        exit.reason = row.conclusion_reason.clone().unwrap_or_else(|| Prose::stored(""));
        (exit.exited_on, exit.blocked_until) = (today, today + Months::new(months));
    });
    made.await?;
    Ok(())
}

pub(crate) async fn result_published(step: &EvaluationStep<'_>, _: &Note) -> Guarded {
    is_told(&step.work(), &step.row).await
}

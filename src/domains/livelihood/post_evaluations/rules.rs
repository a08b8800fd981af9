//! Relations of post-evaluations, and how they begin.

pub(super) use super::{concluding::*, scoring::*};
pub(super) use crate::relations::own_government;

use super::{
    PostEvaluationState,
    entity::{Column, Model, NewPostEvaluation},
    of_project::{EvaluationStep, of_project, project_of},
};
use crate::{
    periods::number_of,
    projects::{ProjectState, Projects},
    relations::Governed,
};
use chrono::Months;
use platform::{
    problem::{Problem, Result},
    records::actor::Actor,
    workflow::{Guarded, Relation, Verdict},
};
use registry::organizations::valid_on;

impl Governed for Model {
    const GOVERNMENT_ID: Column = Column::GovernmentId;
}

/// Staff of whoever evaluates it.
pub(super) fn evaluator(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::EvaluatorOrgId, actor.organization_id)
}

/// Staff of the departments of the project.
pub(super) fn evaluated(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::DepartmentIds, actor.organization_id)
}

/// What was told.
pub(super) fn published(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[PostEvaluationState::Published])
}

/// Of a completion that nobody has evaluated yet.
pub(super) async fn project_is_done(step: &EvaluationStep<'_>, body: &NewPostEvaluation) -> Guarded {
    use ProjectState::{Accepted, Assessed, Improving, Surveyed};
    let project = step.referred::<Projects>(body.project_id, "/project_id").await?;
    let done = [Accepted, Surveyed, Improving, Assessed].contains(&project.state);
    Ok(Verdict::require(done && project.completed_on.is_some()).at("/project_id"))
}

pub(super) async fn not_evaluated_yet(step: &EvaluationStep<'_>, body: &NewPostEvaluation) -> Guarded {
    let project = step.stored::<Projects>(body.project_id).await?;
    let there = of_project(&step.work(), project.id, project.completion_round()).await?;
    let id = there.map(|one| one.id.to_string());
    Ok(Verdict::require(id.is_none()).with("post_evaluation_id", id).at("/project_id"))
}

pub(super) async fn evaluator_is_there<B>(step: &EvaluationStep<'_>, _: &B) -> Guarded {
    valid_on(step, step.row.evaluator_org_id, step.today(), "/evaluator_org_id").await?;
    Ok(Verdict::Holds)
}

pub(super) async fn evaluator_is_another<B>(step: &EvaluationStep<'_>, _: &B) -> Guarded {
    let own = project_of(step).await?.involves(step.row.evaluator_org_id);
    Ok(Verdict::require(!own).at("/evaluator_org_id"))
}

/// It is looked at again so many months after its completion.
pub(super) async fn begin(step: &mut EvaluationStep<'_>, body: NewPostEvaluation) -> Result<()> {
    let project = step.stored::<Projects>(body.project_id).await?;
    let completed = project.completed_on.ok_or_else(|| Problem::internal("an evaluation before the end"))?;
    let months = number_of(&step.work(), &project, "evaluation.revisit_months").await?;
    let row = &mut step.row;
    row.government_id = project.government_id;
    row.department_ids = project.departments().into_iter().collect::<Vec<_>>().into();
    (row.completion_round, row.revisit_on) = (project.completion_round(), completed + Months::new(months));
    Ok(())
}

//! What was found after the completion of a project is recorded once it is out (07 §3.4).

use crate::{
    post_evaluations::{PostEvaluationState, is_told, of_project},
    projects::guards::ProjectStep,
};
use platform::{
    problem::Result,
    workflow::{Guarded, Note, Verdict},
};

/// The evaluation of this completion was published, and is still out.
pub(crate) async fn evaluation_published(step: &ProjectStep<'_>, _: &Note) -> Guarded {
    let (work, row) = (step.work(), &step.row);
    match of_project(&work, row.id, row.completion_round()).await? {
        Some(evaluation) if evaluation.state == PostEvaluationState::Published => {
            is_told(&work, &evaluation).await
        }
        _ => Ok(Verdict::require(false).with("missing", vec!["performance_result"])),
    }
}

pub(crate) async fn record_evaluation(step: &mut ProjectStep<'_>, _: Note) -> Result<()> {
    let evaluation = of_project(&step.work(), step.row.id, step.row.completion_round()).await?;
    step.row.evaluation_id = evaluation.map(|evaluation| evaluation.id);
    Ok(())
}

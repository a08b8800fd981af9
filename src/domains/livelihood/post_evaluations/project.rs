//! The project that is evaluated.

use super::PostEvaluations;
use crate::projects::{Projects, entity::Model as Project};
use platform::{call::Step, problem::Result};

pub(super) type EvaluationStep<'a> = Step<'a, PostEvaluations>;

pub(super) async fn project_of(step: &EvaluationStep<'_>) -> Result<Project> {
    step.stored::<Projects>(step.row.project_id).await
}

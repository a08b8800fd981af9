//! The evaluation of a project, and whether it is out.

use super::{
    PostEvaluations,
    entity::{Column, Model},
};
use crate::projects::{Projects, entity::Model as Project};
use instruments::publications::{
    PublicationKind, Required, Side, TO_PUBLIC, ToldByItsSide, missing_of, nothing_missing,
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    workflow::Guarded,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

pub(super) type EvaluationStep<'a> = Step<'a, PostEvaluations>;

/// The project that is evaluated.
pub(super) async fn project_of(step: &EvaluationStep<'_>) -> Result<Project> {
    step.stored::<Projects>(step.row.project_id).await
}

/// The one of a completion of a project.
pub(crate) async fn of_project(work: &UnitOfWork<'_>, project: Uuid, round: i32) -> Result<Option<Model>> {
    let found = work.all::<PostEvaluations>().filter(Column::ProjectId.eq(project));
    Ok(found.filter(Column::CompletionRound.eq(round)).one(work.tx).await?)
}

/// The government tells of it, or the congress does.
impl ToldByItsSide for PostEvaluations {
    fn side(evaluation: &Model) -> Side {
        Side { organs: vec![evaluation.government_id], ..Side::default() }
    }
}

/// Its result is out to the public.
pub(crate) async fn is_told(work: &UnitOfWork<'_>, evaluation: &Model) -> Guarded {
    const RESULT: &[PublicationKind] = &[PublicationKind::PerformanceResult];
    let subject = RecordReference::of::<PostEvaluations>(evaluation.id);
    let required = Required::of(subject, RESULT, TO_PUBLIC, PostEvaluations::side(evaluation));
    Ok(nothing_missing(missing_of(work, &[required]).await?))
}

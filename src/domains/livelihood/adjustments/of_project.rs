//! The adjustments of a project that are not over.

use super::{
    AdjustmentState, Adjustments,
    entity::{Column, Model},
    words::AdjustmentKind,
};
use platform::{call::UnitOfWork, problem::Result, values::numbers::Fen};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// One that is not over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAdjustment {
    /// The adjustment.
    pub id: Uuid,
    /// What it adjusts.
    pub kind: AdjustmentKind,
}

/// Those that are not announced, or are major and not reported: a project is not closed over them.
///
/// # Errors
/// The database failed.
pub async fn open_of_project(work: &UnitOfWork<'_>, project: Uuid) -> Result<Vec<OpenAdjustment>> {
    use AdjustmentState::{Announced, Approved, Draft, OnAgenda, Submitted};
    let states = [Draft, Submitted, OnAgenda, Approved, Announced];
    let found = work.all::<Adjustments>().filter(Column::ProjectId.eq(project));
    let found = found.filter(Column::State.is_in(states)).all(work.tx).await?;
    let open = found.iter().filter(|row: &&Model| row.state != Announced || row.is_minor == Some(false));
    Ok(open.map(|row| OpenAdjustment { id: row.id, kind: row.kind }).collect())
}

/// The least money that what is asked for leaves a project.
///
/// # Errors
/// The database failed.
pub(crate) async fn least_budget_asked_for(work: &UnitOfWork<'_>, project: Uuid) -> Result<Option<Fen>> {
    use AdjustmentState::{Approved, Draft, OnAgenda, Submitted};
    let open = work.all::<Adjustments>().filter(Column::ProjectId.eq(project));
    let open = open.filter(Column::State.is_in([Draft, Submitted, OnAgenda, Approved])).all(work.tx).await?;
    Ok(open.iter().flat_map(|row| &row.new_value.0).filter_map(|new| new.budget_fen).min())
}

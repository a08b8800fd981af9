//! The disposal report on an opinion: what guards ask.

use super::{
    DisposalReports, DisposalState,
    entity::{Column, Model},
};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The latest submitted report on an opinion.
///
/// # Errors
/// The database failed.
pub async fn submitted_report_of(work: &UnitOfWork<'_>, opinion_id: Uuid) -> Result<Option<Model>> {
    let reports = work
        .all::<DisposalReports>()
        .filter(Column::OpinionId.eq(opinion_id))
        .filter(Column::State.eq(DisposalState::Submitted));
    Ok(reports.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).one(work.tx).await?)
}

//! The disposal reports on an opinion: what guards ask.

use super::{
    DisposalReports, DisposalState,
    entity::{Column, Model},
};
use platform::{call::UnitOfWork, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The reports on an opinion that were submitted, one for each round; the oldest first.
///
/// # Errors
/// The database failed.
pub async fn submitted_reports_of(work: &UnitOfWork<'_>, opinion_id: Uuid) -> Result<Vec<Model>> {
    let reports = work
        .all::<DisposalReports>()
        .filter(Column::OpinionId.eq(opinion_id))
        .filter(Column::State.eq(DisposalState::Submitted));
    Ok(reports.order_by_asc(Column::Id).all(work.tx).await?)
}

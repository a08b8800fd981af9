//! What a project has asked of others ends with it.

use super::{
    CoordinationAction, CoordinationRequests, of_project::open_of_project, words::COORDINATION_REPLY,
};
use instruments::deadlines;
use platform::{call::UnitOfWork, problem::Result};
use uuid::Uuid;

/// Closes the requests of a project that is given up; nobody answers them any more.
///
/// # Errors
/// The database failed.
pub(crate) async fn end_with(work: &UnitOfWork<'_>, project: Uuid) -> Result<()> {
    for request in open_of_project(work, project).await? {
        deadlines::cancel(work, COORDINATION_REPLY, request.id).await?;
        work.advance::<CoordinationRequests>(request, CoordinationAction::Close, |_| {}).await?;
    }
    Ok(())
}

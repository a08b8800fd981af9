//! What belongs to a committee: staff of it writes it, and while the committee is active.

use crate::committees::{CommitteeState, Committees, entity::Model as Committee};
use platform::{
    call::Step,
    problem::Result,
    workflow::{Guarded, Verdict, Workflow},
};
use uuid::Uuid;

/// The committee that a body names.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at `/committee_id`.
pub(crate) async fn referred<W: Workflow>(step: &Step<'_, W>, committee: Uuid) -> Result<Committee> {
    step.referred::<Committees>(committee, "/committee_id").await
}

/// Holds for staff of the committee, while that is active.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at `/committee_id`.
pub(crate) async fn is_own<W: Workflow>(step: &Step<'_, W>, committee: Uuid) -> Guarded {
    let committee = referred(step, committee).await?;
    let own = committee.organization_id == step.call.actor.organization_id;
    Ok(Verdict::require(own && committee.state == CommitteeState::Active).at("/committee_id"))
}

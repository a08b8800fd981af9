//! Streets and towns see to the projects of their own area (07 §2.10: `·str`).

use crate::projects::entity::Model as Project;
use platform::{call::UnitOfWork, problem::Result, vocabulary::Role};
use registry::organizations::Organizations;

/// Whether the caller may see to a project: a committee of the district to every one, a street or town to those with a place there, and
/// a town to those of its own year.
///
/// # Errors
/// The database failed.
pub(crate) async fn in_own_area(work: &UnitOfWork<'_>, project: &Project) -> Result<bool> {
    let actor = &work.call.actor;
    if actor.is_any(&[Role::CommitteeStaff, Role::DeputyAffairs]) || actor.acts_for(project.organization_id) {
        return Ok(true);
    }
    let own = work.stored::<Organizations>(actor.organization_id).await?.street_or_town_id;
    let place_there = |area| project.locations.0.iter().any(|place| place.street_or_town_id == area);
    Ok(own.is_some_and(place_there))
}

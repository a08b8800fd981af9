//! Third parties that survey or evaluate a project.

use crate::projects::{entity::AgencyInvitation, guards::ProjectStep};
use platform::workflow::{Guarded, Verdict};
use registry::organizations::each_valid_on;

pub(crate) async fn agencies_are_there(step: &ProjectStep<'_>, body: &AgencyInvitation) -> Guarded {
    let named = &body.agency_ids;
    each_valid_on(step, named, step.today(), |index| format!("/agency_ids/{index}")).await?;
    Ok(Verdict::Holds)
}

/// None of its departments judges the project.
pub(crate) async fn agencies_are_others(step: &ProjectStep<'_>, body: &AgencyInvitation) -> Guarded {
    let own = body.agency_ids.iter().position(|agency| step.row.involves(*agency));
    let pointer = format!("/agency_ids/{}", own.unwrap_or_default());
    Ok(Verdict::require(own.is_none()).at(&pointer))
}

//! Who sees a supervision group.

pub(super) use super::{forming::*, guards::*};

use super::entity::{Column, Model};
use crate::projects::{self, Projects};
use platform::{records::actor::Actor, workflow::Sight};

/// Staff of the department that leads the project.
pub(super) fn leading(actor: &Actor) -> Sight<Model> {
    let own = Sight::is(projects::entity::Column::LeadDepartmentId, actor.organization_id);
    Sight::of::<Projects>(actor, Column::ProjectId, own)
}

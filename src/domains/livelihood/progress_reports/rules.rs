//! Who stands in which relation to a monthly report.

use super::{
    ProgressState,
    entity::{Column, Model},
};
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the department that reported.
pub(super) fn reporting(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDepartmentId, actor.organization_id)
}

/// What was reported is public.
pub(super) fn reported(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[ProgressState::Reported, ProgressState::Corrected])
}

//! Relations of assessments; guards and effects have their own files.

use super::entity::{Column, Model};
pub(super) use super::{correction::*, guards::*, review::*, reviewers::*};
use crate::assessment_templates::TargetKind;
use platform::{records::actor::Actor, workflow::Relation};

/// Staff of the assessed unit, of a site of the street or town that runs it.
pub(super) fn target(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// The leader and the liaisons of the assessed site.
pub(super) fn target_site(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::ActingIds, actor.user_id)
}

/// A street committee or a town presidium itself, not a site of it.
pub(super) fn target_body(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::TargetId, actor.organization_id)
}

/// An assessment that the office for deputies carries out.
pub(super) fn congress_assesses(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::TargetKind, TargetKind::of_congress())
}

/// An assessment that the department of finance carries out.
pub(super) fn finance_assesses(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::TargetKind, TargetKind::of_finance())
}

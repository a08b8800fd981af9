//! Relations of assessments; guards and effects have their own files.

use super::entity::{Column, Model};
pub(super) use super::{guards::*, review::*};
use crate::assessment_templates::TargetKind;
use platform::{records::actor::Actor, workflow::Relation};

/// Somebody of the assessed unit.
pub(super) fn target(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::TargetId, actor.organization_id)
}

/// The manager of the assessed site.
pub(super) fn target_site(actor: &Actor) -> Relation<Model> {
    Relation::all_of([Relation::is(Column::TargetKind, TargetKind::Site), target(actor)])
}

/// An assessment that the office for deputies carries out.
pub(super) fn congress_assesses(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::TargetKind, TargetKind::of_congress())
}

/// An assessment that the department of finance carries out.
pub(super) fn finance_assesses(_: &Actor) -> Relation<Model> {
    Relation::one_of(Column::TargetKind, TargetKind::of_finance())
}

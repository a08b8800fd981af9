//! Visibility and relations of assessments; guards and effects have their own files.

use super::entity::{Column, Model};
pub(super) use super::{guards::*, review::*};
use crate::assessment_templates::TargetKind;
use platform::{
    records::actor::Actor,
    vocabulary::{Function, Role, groups},
};
use sea_orm::{ColumnTrait, Condition};

/// The congress side sees every assessment, finance those that it carries out, others their own.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let all = [groups::CongressStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    let own = Condition::any().add(Column::TargetId.eq(actor.organization_id));
    if actor.functions.contains(&Function::Finance) {
        own.add(Column::TargetKind.is_in([TargetKind::BudgetDepartment, TargetKind::EvaluationEngagement]))
    } else {
        own
    }
}

/// Somebody of the assessed unit.
pub(super) fn target(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.target_id)
}

/// The manager of the assessed site.
pub(super) fn target_site(actor: &Actor, row: &Model) -> bool {
    row.target_kind == TargetKind::Site && target(actor, row)
}

/// An assessment that the office for deputies carries out.
pub(super) fn congress_assesses(_: &Actor, row: &Model) -> bool {
    row.target_kind.is_assessed_by_congress()
}

/// An assessment that the department of finance carries out.
pub(super) fn finance_assesses(_: &Actor, row: &Model) -> bool {
    !row.target_kind.is_assessed_by_congress()
}

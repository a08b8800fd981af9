//! Relations, guards and effects of deadlines.

use super::{
    Deadlines,
    arithmetic::Direction,
    entity::{Column, Extension, Model},
};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Relation, Verdict},
};

/// Staff of the organization that has to keep it.
pub(super) fn responsible(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::ResponsibleOrganizationId, actor.organization_id)
}

/// An extension ends later than what it extends.
pub(super) async fn later_than_due(step: &Step<'_, Deadlines>, body: &Extension) -> Guarded {
    let due = step.row.effective_due_on;
    Ok(Verdict::require(body.extended_to > due).with("due_on", due.to_string()).at("/extended_to"))
}

/// Days before a meeting are waived by their own action, never extended past it.
pub(super) async fn not_statutory_lead(step: &Step<'_, Deadlines>, _: &Extension) -> Guarded {
    Ok(Verdict::require(step.row.direction == Direction::After))
}

/// What only a decision on its record may extend, within the limits of that record (00 §5.5, §5.6).
const EXTENDED_BY_THEIR_RECORD: [&str; 5] =
    ["DISPOSAL_REPORT", "RESOLUTION_EXECUTION", "ISSUE_RECTIFICATION", "AUDIT_RECTIFICATION", "PUBLICATION"];

/// A period that its record extends is not extended past that record.
pub(super) async fn not_of_its_record(step: &Step<'_, Deadlines>, _: &Extension) -> Guarded {
    Ok(Verdict::require(!EXTENDED_BY_THEIR_RECORD.contains(&step.row.code.as_str())))
}

pub(super) async fn extend(step: &mut Step<'_, Deadlines>, body: Extension) -> Result<()> {
    step.row.extend(body.extended_to);
    Ok(())
}

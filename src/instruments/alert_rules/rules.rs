//! Relations, guards and effects of alert rules.

use super::{
    AlertRules,
    entity::{AlertRuleContent, Column, Model},
};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Relation, Verdict},
};

/// Staff of the committee whose rule it is.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::AuthorOrganizationId, actor.organization_id)
}

pub(super) async fn measure_of_the_domain(_: &Step<'_, AlertRules>, body: &AlertRuleContent) -> Guarded {
    Ok(Verdict::require(body.measure.serves(body.domain)).at("/measure"))
}

/// No share is above its whole, and no day lies outside the calendar.
pub(super) async fn threshold_of_the_unit(_: &Step<'_, AlertRules>, body: &AlertRuleContent) -> Guarded {
    let greatest = body.measure.unit().greatest();
    Ok(Verdict::require(body.threshold.get() <= greatest).with("greatest", greatest).at("/threshold"))
}

pub(super) async fn set_author(step: &mut Step<'_, AlertRules>, _: AlertRuleContent) -> Result<()> {
    step.row.author_organization_id = step.call.actor.organization_id;
    Ok(())
}

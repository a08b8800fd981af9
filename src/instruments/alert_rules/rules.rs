//! Visibility, relations, guards and effects of alert rules.

use super::{AlertRules, api::AlertRuleContent, entity::Model};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::{Guarded, Verdict},
};
use sea_orm::{Condition, sea_query::Expr};

/// The congress side sees what is watched; those who are watched see the alerts that come to them.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let all = [groups::CongressStaff.roles, groups::StreetStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    Condition::all().add(Expr::value(false))
}

/// Staff of the committee whose rule it is.
pub(super) fn author(actor: &Actor, row: &Model) -> bool {
    actor.acts_for(row.author_organization_id)
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

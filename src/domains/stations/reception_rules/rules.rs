//! Relations, guards and effects of reception rules.

use super::{
    ReceptionRules,
    entity::{Column, Model, MonthPlanning, NewReceptionRule},
    recurrence::{LONGEST, Recurrence},
};
use crate::{
    month_schedules::hours,
    sites::{self, Sites},
};
use chrono::Days;
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Note, Relation, Verdict},
};
use registry::{deputies::each_in_office, terms::Office};

pub(super) use super::planning::{
    calendar_is_loaded, items_find_room, month_has_receptions, plan, schedule_is_a_draft,
};

type RuleStep<'a> = Step<'a, ReceptionRules>;

/// The street working committee or town presidium that runs the site, and its site managers.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CommitteeId, actor.organization_id)
}

async fn site_of(step: &RuleStep<'_>) -> Result<sites::entity::Model> {
    step.referred::<Sites>(step.row.site_id, "/site_id").await
}

/// Streets and towns make rules for sites of their own, site managers for those that they lead or serve.
pub(super) async fn of_own_site<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    let site = site_of(step).await?;
    Ok(Verdict::require(sites::seen::acts_for(&step.call.actor, &site)).at("/site_id"))
}

pub(super) async fn site_stands<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(site_of(step).await?.state.stands()).at("/site_id"))
}

/// The last day follows the first, and not too late: a rule costs as much as its days are many.
pub(super) async fn days_in_order<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    let (from, to) = (step.row.valid_from, step.row.valid_to);
    let latest = from.checked_add_days(Days::new(LONGEST)).unwrap_or(from);
    let fits = from <= to && to <= latest;
    Ok(Verdict::require(fits).with("latest", latest.to_string()).at("/valid_to"))
}

pub(super) async fn hours_in_order<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    let hours = hours(&step.row.start_time, &step.row.end_time);
    Ok(Verdict::require(hours.is_some()).at("/end_time"))
}

/// What is no rule is told why, in the words of whoever reads it.
pub(super) async fn rule_is_read<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    let read = Recurrence::read(&step.row.rrule);
    let wrong = read.and_then(|rule| rule.days(step.row.valid_from, step.row.valid_to)).err();
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at("/rrule"))
}

/// A rule that names no day is a mistake, and would be looked through in vain every time.
pub(super) async fn falls_on_some_day<B>(step: &RuleStep<'_>, _: &B) -> Guarded {
    let read = Recurrence::read(&step.row.rrule);
    let days = read.and_then(|rule| rule.days(step.row.valid_from, step.row.valid_to)).unwrap_or_default();
    Ok(Verdict::require(!days.is_empty()).at("/rrule"))
}

/// 代表法第六十一条、第六十二条: whoever receives people is in office.
pub(super) async fn planned_in_office(step: &RuleStep<'_>, body: &MonthPlanning) -> Guarded {
    each_in_office(step, &body.deputy_ids, Office::Deputy, step.today(), "/deputy_ids").await
}

pub(super) async fn begin(step: &mut RuleStep<'_>, _: NewReceptionRule) -> Result<()> {
    step.row.committee_id = site_of(step).await?.committee_id;
    Ok(())
}

/// From tomorrow on it holds no more.
pub(super) async fn retire(step: &mut RuleStep<'_>, _: Note) -> Result<()> {
    step.row.valid_to = step.row.valid_to.min(step.today());
    Ok(())
}

//! Relations, guards and effects of month schedules.

use super::{
    MonthScheduleState, MonthSchedules, activities,
    entity::{Column, Model, NewMonthSchedule, ScheduleChange, ScheduleClosing},
    items::{clash, first_strange},
    running::{await_publication, begin},
    words::{SCHEDULE_CLOSING, SCHEDULE_VACANCY, ScheduledItem},
};
use crate::{
    handled::number,
    sites::{self, Sites},
};
use chrono::{Datelike, Days};
use instruments::{
    activities::ActivityCategory,
    deadlines,
    documents::is_stored,
    publications::{
        self, PublicationKind, PublicationState, Publications, Scope, personal_data::has_personal_numbers,
    },
    work_plan_items::{WorkPlanItemState, WorkPlanItems},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::{actor::Actor, record::Assign},
    workflow::{Guarded, Note, Relation, Verdict},
};
use registry::{
    deputies::{Deputies, all_in_office},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

type ScheduleStep<'a> = Step<'a, MonthSchedules>;

/// The street working committee or town presidium that runs the site, and its site managers.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CommitteeId, actor.organization_id)
}

async fn site_of(step: &ScheduleStep<'_>) -> Result<sites::entity::Model> {
    step.referred::<Sites>(step.row.site_id, "/site_id").await
}

/// Streets and towns plan for sites of their own, site managers for those that they lead or serve.
pub(super) async fn of_own_site<B>(step: &ScheduleStep<'_>, _: &B) -> Guarded {
    let site = site_of(step).await?;
    Ok(Verdict::require(sites::seen::acts_for(&step.call.actor, &site)).at("/site_id"))
}

/// Each lies in the month, has hours and a number of its own; a reception has somebody who receives, unless it is over. From which
/// rule one comes is said by the service: people keep that, or leave it out.
fn fit(
    row: &Model,
    items: &[ScheduledItem],
    before: Option<&Model>,
    over: &[ScheduledItem],
) -> Result<Verdict> {
    let month = u32::try_from(row.month.get()).map_err(Problem::internal)?;
    let known: HashSet<Uuid> =
        before.iter().flat_map(|row| &row.items.0).filter_map(|item| item.reception_rule_id).collect();
    let invented =
        || items.iter().position(|item| item.reception_rule_id.is_some_and(|rule| !known.contains(&rule)));
    let strange = first_strange(items, (row.year.get32(), month), over).or_else(invented);
    let pointer = strange.map_or_else(|| "/items".to_owned(), |index| format!("/items/{index}"));
    Ok(Verdict::require(strange.is_none() && !items.is_empty()).at(&pointer))
}

pub(super) async fn items_fit<B>(step: &ScheduleStep<'_>, _: &B) -> Guarded {
    fit(&step.row, &step.row.items.0, step.before.as_ref(), &[])
}

pub(super) async fn new_items_fit(step: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    let today = step.today();
    // What was postponed into another month stays, too.
    let (year, month) = (step.row.year.get32(), step.row.month.get());
    let here = |item: &ScheduledItem| item.date.year() == year && i64::from(item.date.month()) == month;
    let kept = step.row.items.0.iter().filter(|item| item.date < today || !here(item));
    let over: Vec<ScheduledItem> = kept.cloned().collect();
    fit(&step.row, &body.items, Some(&step.row), &over)
}

/// 代表法第六十一条、第六十二条: whoever receives is in office; asked once for the whole month.
async fn in_office(step: &ScheduleStep<'_>, items: &[ScheduledItem]) -> Guarded {
    let lines = items.iter().enumerate();
    let named: Vec<(usize, Uuid)> =
        lines.flat_map(|(index, item)| item.deputy_ids.iter().map(move |deputy| (index, *deputy))).collect();
    let place = |index: usize| format!("/items/{}/deputy_ids", named[index].0);
    let ids: Vec<Uuid> = named.iter().map(|(_, deputy)| *deputy).collect();
    step.referred_all::<Deputies>(&ids, place).await?;
    let found = all_in_office(&step.work(), &ids, Office::Deputy, step.today()).await?;
    let known = step.named_before();
    let missing = ids.iter().position(|id| !known.contains(id) && !found.iter().any(|one| one.id == *id));
    Ok(missing.map_or(Verdict::Holds, |index| {
        Verdict::require(false).with("deputy_id", ids[index].to_string()).at(&place(index))
    }))
}

/// What everybody reads names nobody by a number.
fn name_nobody(items: &[ScheduledItem]) -> Verdict {
    let named = items.iter().enumerate().find_map(|(index, item)| {
        let fields = [("topic", &item.topic), ("place", &item.place)];
        let field = fields.into_iter().find(|(_, text)| has_personal_numbers(text))?.0;
        Some(format!("/items/{index}/{field}"))
    });
    Verdict::require(named.is_none()).at(&named.unwrap_or_default())
}

pub(super) async fn items_name_nobody<B>(step: &ScheduleStep<'_>, _: &B) -> Guarded {
    Ok(name_nobody(&step.row.items.0))
}

pub(super) async fn new_items_name_nobody(_: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    Ok(name_nobody(&body.items))
}

/// Why something was not held is read by everybody, too.
pub(super) async fn outcomes_name_nobody(_: &ScheduleStep<'_>, body: &ScheduleClosing) -> Guarded {
    let mut reasons = body.outcomes.iter().map(|outcome| outcome.reason.as_deref());
    let named = reasons.position(|reason| reason.is_some_and(has_personal_numbers));
    let pointer = named.map_or_else(String::new, |index| format!("/outcomes/{index}/reason"));
    Ok(Verdict::require(named.is_none()).at(&pointer))
}

pub(super) async fn rostered_in_office<B>(step: &ScheduleStep<'_>, _: &B) -> Guarded {
    in_office(step, &step.row.items.0).await
}

pub(super) async fn new_deputies_in_office(step: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    in_office(step, &body.items).await
}

/// What an item carries out is an item of a plan of the site that goes on.
async fn plan_items(step: &ScheduleStep<'_>, items: &[ScheduledItem]) -> Guarded {
    for (index, item) in items.iter().enumerate() {
        let Some(named) = item.plan_item_id else { continue };
        let pointer = format!("/items/{index}/plan_item_id");
        let planned = step.referred::<WorkPlanItems>(named, &pointer).await?;
        let goes_on = matches!(planned.state, WorkPlanItemState::Open | WorkPlanItemState::Done);
        if planned.owner_id != step.row.site_id || !(goes_on || step.named_before().contains(&named)) {
            return Ok(Verdict::require(false).at(&pointer));
        }
    }
    Ok(Verdict::Holds)
}

pub(super) async fn plan_items_known<B>(step: &ScheduleStep<'_>, _: &B) -> Guarded {
    plan_items(step, &step.row.items.0).await
}

pub(super) async fn new_plan_items_known(step: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    plan_items(step, &body.items).await
}

/// 代表法第六十一条、第六十二条: on the day of the publication, whoever was rostered before.
pub(super) async fn still_in_office(step: &ScheduleStep<'_>, _: &Note) -> Guarded {
    let named: HashSet<Uuid> = step.row.items.0.iter().flat_map(|item| item.deputy_ids.clone()).collect();
    let named: Vec<Uuid> = named.into_iter().collect();
    let found = all_in_office(&step.work(), &named, Office::Deputy, step.today()).await?;
    let gone = named.iter().filter(|id| !found.iter().any(|one| one.id == **id));
    let gone: Vec<String> = gone.map(Uuid::to_string).collect();
    Ok(Verdict::require(gone.is_empty()).with("deputy_ids", gone).at("/items"))
}

pub(super) async fn site_is_open<B>(step: &ScheduleStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(site_of(step).await?.state.is_open()))
}

/// A reception that was not there before is announced so many days before it.
async fn announced(step: &ScheduleStep<'_>, items: &[ScheduledItem], before: &[ScheduledItem]) -> Guarded {
    let least = number(&step.work(), "reception.notice_days").await?;
    let first = step.today() + Days::new(least.into());
    let early = |item: &ScheduledItem| {
        let to_voters = ActivityCategory::from(item.category).is_announced_to_voters();
        to_voters && item.date < first && !before.contains(item)
    };
    let wrong = items.iter().position(early);
    let pointer = wrong.map_or_else(String::new, |index| format!("/items/{index}/date"));
    Ok(Verdict::require(wrong.is_none()).with("earliest", first.to_string()).at(&pointer))
}

pub(super) async fn receptions_announced(step: &ScheduleStep<'_>, _: &Note) -> Guarded {
    announced(step, &step.row.items.0, &[]).await
}

/// What a change adds or moves; what stays was announced.
pub(super) async fn new_receptions_announced(step: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    announced(step, &body.items, &step.row.items.0).await
}

/// Nobody is needed in two places, of this schedule or of another one that is published.
async fn nobody_twice(step: &ScheduleStep<'_>, items: &[ScheduledItem]) -> Guarded {
    let others = step
        .all::<MonthSchedules>()
        .filter(Column::Year.eq(step.row.year.get32()))
        .filter(Column::Month.eq(step.row.month.get32()))
        .filter(Column::State.eq(MonthScheduleState::Published))
        .filter(Column::Id.ne(step.row.id));
    let takes_place = |month: &Model, items: &[ScheduledItem]| -> Vec<ScheduledItem> {
        items.iter().filter(|item| !month.is_cancelled(item)).cloned().collect()
    };
    let others = others.all(step.tx).await?;
    let others: Vec<ScheduledItem> =
        others.iter().flat_map(|other| takes_place(other, &other.items.0)).collect();
    let twice = clash(&takes_place(&step.row, items), &others);
    Ok(Verdict::require(twice.is_none()).with("deputy_id", twice.map(|deputy| deputy.to_string())))
}

pub(super) async fn no_clash(step: &ScheduleStep<'_>, _: &Note) -> Guarded {
    nobody_twice(step, &step.row.items.0).await
}

pub(super) async fn no_new_clash(step: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    nobody_twice(step, &body.items).await
}

/// What is over stays as it was.
pub(super) async fn past_items_stay(step: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    let today = step.today();
    let begun = activities::begun_items(&step.work(), &step.row).await?;
    let over = |item: &&ScheduledItem| item.date < today || begun.contains(&item.seq.get());
    let kept = step.row.items.0.iter().filter(over).all(|item| body.items.contains(item));
    let mut new = body.items.iter().filter(|item| !step.row.items.0.contains(item));
    let added = new.all(|item| item.date >= today);
    Ok(Verdict::require(kept && added).at("/items"))
}

/// A notice about this month with a document is out to the public.
async fn told_to_everybody(step: &ScheduleStep<'_>, document: Uuid) -> Result<bool> {
    use publications::entity::Column;
    let told = step.all::<Publications>().filter(Column::SubjectId.eq(step.row.id));
    let told = told.filter(Column::DocumentId.eq(document)).filter(Column::Kind.eq(PublicationKind::Notice));
    let told = told.filter(Column::Scope.eq(Scope::ToPublic));
    Ok(told.filter(Column::State.eq(PublicationState::Published)).one(step.tx).await?.is_some())
}

/// What is taken off or moved a few days before its day is announced to everybody.
pub(super) async fn change_announced(step: &ScheduleStep<'_>, body: &ScheduleChange) -> Guarded {
    if let Some(notice) = body.notice_document_id {
        let stored = is_stored(step, notice, "/notice_document_id").await?;
        let told = told_to_everybody(step, notice).await?;
        return Ok(if told { stored } else { Verdict::require(false).at("/notice_document_id") });
    }
    let least = number(&step.work(), "reception.notice_days").await?;
    let near = step.today() + Days::new(least.into());
    let gone = step.row.items.0.iter().filter(|item| !body.items.contains(item));
    let close = gone.into_iter().any(|item| item.date < near);
    Ok(Verdict::require(!close).at("/notice_document_id"))
}

/// Each item was held, as its verified activity says, or it is said why not.
pub(super) async fn every_item_told(step: &ScheduleStep<'_>, body: &ScheduleClosing) -> Guarded {
    let verified = activities::verified_items(&step.work(), &step.row).await?;
    let told = |item: &&ScheduledItem| {
        let outcome = body.outcomes.iter().find(|outcome| outcome.seq == item.seq);
        let held = verified.contains(&item.seq.get());
        outcome.is_some_and(|outcome| if outcome.held { held } else { outcome.reason.is_some() })
    };
    let open: Vec<i64> =
        step.row.items.0.iter().filter(|item| !told(item)).map(|item| item.seq.get()).collect();
    Ok(Verdict::require(open.is_empty()).with("open", open).at("/outcomes"))
}

pub(super) async fn draft(step: &mut ScheduleStep<'_>, _: NewMonthSchedule) -> Result<()> {
    step.row.committee_id = site_of(step).await?.committee_id;
    await_publication(&step.work(), &step.row).await
}

pub(super) async fn publish(step: &mut ScheduleStep<'_>, _: Note) -> Result<()> {
    begin(step).await
}

/// What is no longer planned stays readable.
pub(super) async fn change(step: &mut ScheduleStep<'_>, body: ScheduleChange) -> Result<()> {
    let gone: Vec<ScheduledItem> =
        step.row.items.0.iter().filter(|item| !body.items.contains(item)).cloned().collect();
    step.row.former_items.0.extend(gone);
    let before = step.row.items.0.clone();
    body.assign(&mut step.row);
    let mut row = step.row.clone();
    activities::follow(&step.work(), &mut row, &before).await?;
    step.row = row;
    deadlines::meet(&step.work(), SCHEDULE_VACANCY, step.row.id, step.today()).await
}

pub(super) async fn close(step: &mut ScheduleStep<'_>, body: ScheduleClosing) -> Result<()> {
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), SCHEDULE_CLOSING, step.row.id, step.today()).await
}

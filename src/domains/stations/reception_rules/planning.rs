//! The receptions of a month in its schedule, as long as that is a draft (03 §3.2, §4.6).

use super::{
    ReceptionRuleAction, ReceptionRuleState, ReceptionRules,
    dates::ReceptionDate,
    entity::{Column, Model, MonthPlanning},
};
use crate::{
    codes,
    month_schedules::{
        self, MonthScheduleAction, MonthScheduleState, MonthSchedules, await_publication, days_of,
        entity as schedule,
        words::{ScheduleCategory, ScheduledItem},
    },
    sites::{SiteAction, Sites},
};
use chrono::{Datelike, NaiveDate};
use instruments::{
    calendar::Calendar,
    calendar_corrections::{CalendarCorrections, workflow::CalendarCorrectionAction},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    records::record::List,
    values::{future::Future, numbers::Whole},
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

type RuleStep<'a> = Step<'a, ReceptionRules>;

/// The days of the month that is planned.
fn month(body: &MonthPlanning) -> Result<(NaiveDate, NaiveDate)> {
    let month = u32::try_from(body.month.get()).map_err(Problem::internal)?;
    days_of(body.year.get32(), month).ok_or_else(|| Problem::internal("a month outside the calendar"))
}

async fn receptions(step: &RuleStep<'_>, body: &MonthPlanning) -> Result<Vec<ReceptionDate>> {
    let calendar = Calendar::of_district(step.tx, &step.row.district_code).await?;
    let (first, last) = month(body)?;
    step.row.receptions(&calendar, first, last)
}

/// The schedule of the month, if it was begun.
async fn schedule_of(step: &RuleStep<'_>, body: &MonthPlanning) -> Result<Option<schedule::Model>> {
    let of_site = step.all::<MonthSchedules>().filter(schedule::Column::SiteId.eq(step.row.site_id));
    let of_month = of_site
        .filter(schedule::Column::Year.eq(body.year.get32()))
        .filter(schedule::Column::Month.eq(i32::try_from(body.month.get()).map_err(Problem::internal)?));
    Ok(of_month.one(step.tx).await?)
}

/// The receptions that do not stand in the schedule yet.
fn new_receptions(
    rule: &Model,
    found: &[ReceptionDate],
    schedule: Option<&schedule::Model>,
) -> Vec<ReceptionDate> {
    let known = schedule.map_or(&[][..], |schedule| &schedule.items.0);
    let stands = |one: &ReceptionDate| {
        known.iter().any(|item| item.reception_rule_id == Some(rule.id) && item.date == one.date)
    };
    found.iter().filter(|one| !stands(one)).copied().collect()
}

pub(super) async fn calendar_is_loaded(step: &RuleStep<'_>, body: &MonthPlanning) -> Guarded {
    match receptions(step, body).await {
        Ok(_) => Ok(Verdict::Holds),
        Err(missing) if missing.code() == codes::CALENDAR_YEAR_MISSING => {
            Ok(Verdict::require(false).with("rule_id", step.row.id.to_string()).at("/month"))
        }
        Err(other) => Err(other),
    }
}

pub(super) async fn month_has_receptions(step: &RuleStep<'_>, body: &MonthPlanning) -> Guarded {
    Ok(Verdict::require(!receptions(step, body).await?.is_empty()).at("/month"))
}

/// What is published is changed by its own step, with notice.
pub(super) async fn schedule_is_a_draft(step: &RuleStep<'_>, body: &MonthPlanning) -> Guarded {
    let schedule = schedule_of(step, body).await?;
    let draft = schedule.as_ref().is_none_or(|schedule| schedule.state == MonthScheduleState::Draft);
    Ok(Verdict::require(draft).with("schedule_id", schedule.map(|one| one.id.to_string())).at("/month"))
}

/// Somebody receives, and the month has room for it.
pub(super) async fn items_find_room(step: &RuleStep<'_>, body: &MonthPlanning) -> Guarded {
    if body.deputy_ids.is_empty() {
        return Ok(Verdict::require(false).at("/deputy_ids"));
    }
    let schedule = schedule_of(step, body).await?;
    let new = new_receptions(&step.row, &receptions(step, body).await?, schedule.as_ref());
    let there = schedule.map_or(0, |schedule| schedule.items.0.len());
    Ok(Verdict::require(there + new.len() <= month_schedules::MOST_ITEMS).at("/month"))
}

/// Begins the draft of the month, or adds to it what does not stand there yet.
pub(super) async fn plan(step: &mut RuleStep<'_>, body: MonthPlanning) -> Result<()> {
    let schedule = schedule_of(step, &body).await?;
    let new = new_receptions(&step.row, &receptions(step, &body).await?, schedule.as_ref());
    let (work, rule) = (step.work(), &step.row);
    let numbers = schedule.iter().flat_map(|schedule| &schedule.items.0).map(|item| item.seq.get());
    let next = numbers.max().unwrap_or_default() + 1;
    let items = (next..).zip(new).map(|(seq, one)| ScheduledItem {
        seq: Whole::stored(seq),
        date: one.date,
        start_time: rule.start_time.clone(),
        end_time: rule.end_time.clone(),
        category: ScheduleCategory::VoterReception,
        topic: body.topic.clone(),
        deputy_ids: body.deputy_ids.clone(),
        place: body.place.clone(),
        reception_rule_id: Some(rule.id),
        plan_item_id: None,
    });
    let items: Vec<ScheduledItem> = items.collect();
    if let Some(draft) = schedule {
        if !items.is_empty() {
            let add = |row: &mut schedule::Model| row.items.0.extend(items);
            work.advance::<MonthSchedules>(draft, MonthScheduleAction::TakeReceptions, add).await?;
        }
        return Ok(());
    }
    let made = work.make::<MonthSchedules>(|row| {
        (row.site_id, row.committee_id) = (rule.site_id, rule.committee_id);
        (row.year, row.month, row.items) = (body.year, body.month, List(items));
    });
    await_publication(&work, &made.await?).await
}

/// What follows elsewhere: a site that closes receives nobody, and drafts follow a corrected calendar.
pub fn reactions(reactions: &mut Reactions) {
    let by = "stations.reception_rule, which ends with the site\n接待日规则,随站点撤销而停用";
    reactions.after::<Sites>(SiteAction::Close, by, end_with_the_site);
    let by = "drafts of month schedules, whose receptions move with the calendar; published ones are warned of\n\
             月度工作安排草稿,接待日随日历调整;已发布的给出提示";
    reactions.after::<CalendarCorrections>(CalendarCorrectionAction::Create, by, follow_calendar);
}

fn end_with_the_site<'a>(work: UnitOfWork<'a>, closed: Happened<'a, Sites>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let rules = work.all::<ReceptionRules>().filter(Column::SiteId.eq(closed.after.id));
        let rules = rules.filter(Column::State.eq(ReceptionRuleState::Active)).all(work.tx).await?;
        let today = work.call.today();
        for rule in rules {
            let end = |row: &mut Model| row.valid_to = row.valid_to.min(today);
            work.advance::<ReceptionRules>(rule, ReceptionRuleAction::Retire, end).await?;
        }
        Ok(())
    })
}

/// The last day on which a correction can matter to a month before it: months are as long.
fn touches(schedule: &schedule::Model, corrected: &BTreeSet<NaiveDate>) -> bool {
    let (Some(first), Some(last)) = (corrected.first(), corrected.last()) else { return false };
    let month = |day: &NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
    let own = i64::from(schedule.year.get32()) * 12 + schedule.month.get();
    // A reception gives way by two months at most.
    (month(first)..=month(last) + 2).contains(&own)
}

fn follow_calendar<'a>(
    work: UnitOfWork<'a>,
    corrected: Happened<'a, CalendarCorrections>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let days: BTreeSet<NaiveDate> = corrected.after.days.0.iter().map(|day| day.date).collect();
        let open = [MonthScheduleState::Draft, MonthScheduleState::Published];
        let open = work.all::<MonthSchedules>().filter(schedule::Column::State.is_in(open));
        let mut open = open.all(work.tx).await?;
        open.retain(|schedule| touches(schedule, &days) && rules_in(schedule).next().is_some());
        let named: BTreeSet<Uuid> = open.iter().flat_map(rules_in).collect();
        if named.is_empty() {
            return Ok(());
        }
        let rules = work.all::<ReceptionRules>().filter(Column::Id.is_in(named)).all(work.tx).await?;
        let rules: HashMap<Uuid, Model> = rules.into_iter().map(|rule| (rule.id, rule)).collect();
        let calendar = Calendar::of_district(work.tx, work.district_code).await?;
        for schedule in open {
            move_receptions(&work, schedule, &rules, &calendar).await?;
        }
        Ok(())
    })
}

/// The rules from which items of a schedule come.
fn rules_in(schedule: &schedule::Model) -> impl Iterator<Item = Uuid> {
    schedule.items.0.iter().filter_map(|item| item.reception_rule_id)
}

/// Moves the receptions of a draft to where their rules lead now; of what is published, or has no other day, the answer tells.
async fn move_receptions(
    work: &UnitOfWork<'_>,
    schedule: schedule::Model,
    rules: &HashMap<Uuid, Model>,
    calendar: &Calendar,
) -> Result<()> {
    let month = u32::try_from(schedule.month.get()).map_err(Problem::internal)?;
    let Some((first, last)) = days_of(schedule.year.get32(), month) else { return Ok(()) };
    let mut items = schedule.items.0.clone();
    let named: BTreeSet<Uuid> = rules_in(&schedule).collect();
    for rule in named.iter().filter_map(|id| rules.get(id)) {
        let found = match rule.receptions(calendar, first, last) {
            Ok(found) => found,
            Err(missing) if missing.code() == codes::CALENDAR_YEAR_MISSING => continue,
            Err(other) => return Err(other),
        };
        let own = |item: &ScheduledItem| item.reception_rule_id == Some(rule.id);
        let held: BTreeSet<NaiveDate> = items.iter().filter(|item| own(item)).map(|item| item.date).collect();
        let dates: BTreeSet<NaiveDate> = found.iter().map(|one| one.date).collect();
        let mut free = dates.difference(&held).copied();
        for item in items.iter_mut().filter(|item| own(item) && !dates.contains(&item.date)) {
            let to = free.next();
            let facts = [
                ("schedule_id", json!(schedule.id)),
                ("seq", json!(item.seq)),
                ("was_on", json!(item.date)),
                ("date", json!(to)),
            ];
            work.warn(codes::RECEPTION_MOVED, &facts);
            item.date = to.unwrap_or(item.date);
        }
    }
    if schedule.state == MonthScheduleState::Draft && items != schedule.items.0 {
        let moved = |row: &mut schedule::Model| row.items = List(items);
        work.advance::<MonthSchedules>(schedule, MonthScheduleAction::TakeReceptions, moved).await?;
    }
    Ok(())
}

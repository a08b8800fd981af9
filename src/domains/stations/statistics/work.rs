//! HS05, HS06, HS08 to HS10, HS18: what sites plan, do and write down.

use super::reading::Reading;
use crate::{
    duty_records::DutyRecordState,
    month_schedules::words::{ScheduleCategory, ScheduledItem},
    sites::entity::Model as Site,
};
use instruments::{
    activities::{ActivityCategory, ActivityState, entity::Model as Activity},
    statistics::{Indicator, Participation, Period, count, spread},
};
use platform::values::clock::legal_date;
use std::collections::HashSet;
use uuid::Uuid;

/// A part and its whole.
pub(super) type Share = (i64, i64);

pub(super) fn indicators(reading: &Reading) -> Vec<Indicator> {
    let (planned, receptions) = (reading.planned.share(None), receptions(reading, None));
    let took_part = Participation::of(verified(reading, None), &reading.mandates);
    let (whole, apart) = differences(reading);
    let (complete, entries) = ledgers(reading, None);
    let (invited, present) = (took_part.of_invited(), took_part.without_leave());
    vec![
        Indicator::share("HS05", ("年度计划完成率", "Plan items done"), planned.0, planned.1),
        Indicator::share("HS06", ("接待按期率", "Receptions held as scheduled"), receptions.0, receptions.1),
        Indicator::count("HS08", ("零活动站点", "Sites without an activity"), idle(reading), "sites"),
        Indicator::differences("HS09", ("活动均衡度", "Differences between the sites"), whole, apart),
        Indicator::share("HS10", ("代表参与率", "Deputies who took part"), invited.0, invited.1)
            .part("invited"),
        Indicator::share(
            "HS10",
            ("剔除请假参与率", "Deputies who took part, without leave"),
            present.0,
            present.1,
        )
        .part("without_leave"),
        Indicator::share("HS18", ("台账完整率", "Complete entries of the ledgers"), complete, entries),
    ]
}

fn is_verified(activity: &Activity) -> bool {
    matches!(activity.state, ActivityState::Verified | ActivityState::Archived)
}

/// Whether an activity is one of a site: organized by it, or held there.
fn is_of(activity: &Activity, site: Uuid) -> bool {
    activity.organizer_id == site || activity.site_id == Some(site)
}

/// The verified activities of a site, or of all.
pub(super) fn verified(reading: &Reading, site: Option<Uuid>) -> impl Iterator<Item = &Activity> + Clone {
    let of = move |activity: &&Activity| site.is_none_or(|site| is_of(activity, site));
    reading.activities.iter().filter(|activity| is_verified(activity)).filter(of)
}

/// HS06: receptions that were held as scheduled, by a deputy, among those scheduled until the last day.
pub(super) fn receptions(reading: &Reading, site: Option<Uuid>) -> Share {
    let held_on: HashSet<_> = verified(reading, site)
        .filter(|one| one.category == ActivityCategory::VoterReception && !one.deputies_absent)
        .flat_map(|one| {
            let day = legal_date(one.planned_start_at);
            [Some(one.organizer_id), one.site_id].into_iter().flatten().map(move |site| (site, day))
        })
        .collect();
    let absent: HashSet<Uuid> =
        reading.activities.iter().filter(|one| one.deputies_absent).map(|one| one.id).collect();
    let (mut held, mut scheduled) = (0, 0);
    let own = reading.schedules.iter().filter(|month| site.is_none_or(|site| month.site_id == site));
    for month in own {
        let due = |item: &&ScheduledItem| {
            item.category == ScheduleCategory::VoterReception && reading.period.holds(item.date)
        };
        for item in month.items.0.iter().filter(due) {
            let told = month.outcomes.0.iter().any(|outcome| outcome.seq == item.seq && outcome.held);
            let told = told && !month.activity_of(item).is_some_and(|own| absent.contains(&own));
            let took_place = told || held_on.contains(&(month.site_id, item.date));
            scheduled += 1;
            held += i64::from(took_place && !item.deputy_ids.is_empty());
        }
    }
    (held, scheduled)
}

/// HS08: sites in use without a verified activity in the quarter in which the period ends; a suspension in it excuses them.
fn idle(reading: &Reading) -> i64 {
    let quarter = reading.period.last_quarter();
    let busy = |site: &&Site| {
        verified(reading, Some(site.id)).any(|one| quarter.holds(legal_date(one.planned_start_at)))
    };
    let excused =
        |site: &&Site| site.suspensions.0.iter().any(|pause| pause.touches(quarter.from, quarter.to));
    count(reading.active().filter(|site| !excused(site) && !busy(site)))
}

/// HS09: how many sites were in use all the time, and how far their numbers of activities are apart (03 §4.3).
fn differences(reading: &Reading) -> (i64, Option<i64>) {
    let Period { from, to } = reading.period;
    let whole = reading.active().filter(|site| site.is_open_throughout(from, to));
    let numbers: Vec<i64> = whole.map(|site| count(verified(reading, Some(site.id)))).collect();
    (count(numbers.iter()), spread(&numbers))
}

/// HS18: complete entries among all of the ledgers of a site, or of all: plans, schedules, activities, opinions, duty records.
pub(super) fn ledgers(reading: &Reading, site: Option<Uuid>) -> Share {
    let own = |id: Uuid| site.is_none_or(|site| id == site);
    let plans = reading.planned.plans.iter().filter(|plan| own(plan.owner_id));
    let months = reading.schedules.iter().filter(|month| own(month.site_id));
    let of_site = |activity: &&Activity| site.is_none_or(|site| is_of(activity, site));
    let activities = reading.activities.iter().filter(of_site);
    let opinions = reading.opinions.iter().filter(|opinion| own(opinion.site_id));
    let primary = reading.primary();
    let here = |deputy: Uuid| primary.get(&deputy).is_some_and(|primary| own(*primary));
    let duties =
        reading.duties.iter().filter(|duty| here(duty.deputy_id) && reading.period.holds(duty.occurred_on));
    let shares = [
        (count(plans.clone().filter(|plan| plan.filed_on.is_some())), count(plans)),
        (count(months.clone().filter(|month| !month.late)), count(months)),
        (
            count(activities.clone().filter(|one| is_verified(one) && reading.told.contains(&one.id))),
            count(activities),
        ),
        (count(opinions.clone().filter(|one| !reading.late.contains(&one.id))), count(opinions)),
        (count(duties.clone().filter(|duty| duty.state == DutyRecordState::Verified)), count(duties)),
    ];
    shares.into_iter().fold((0, 0), |sum, share| (sum.0 + share.0, sum.1 + share.1))
}

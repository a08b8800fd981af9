//! What becomes of an activity by itself is said by its month too: postponed, cancelled, void (03 §3.2).

use super::{
    MonthScheduleAction, MonthSchedules,
    entity::{Column, Model},
    words::{SCHEDULE_CLOSING, ScheduledItem},
};
use chrono::{DateTime, Datelike, Utc};
use instruments::{
    activities::{Activities, ActivityAction, OrganizerType, entity::Model as Activity},
    deadlines::{Period, PeriodUnit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::{
        clock::{beginning_of, legal_date},
        future::Future,
        text::Text,
    },
    workflow::starting_states,
};
use sea_orm::{ColumnTrait, QueryFilter};

pub(super) const CLOSING: Period =
    Period::after(SCHEDULE_CLOSING, RuleKind::Stations, "schedule.close_days", PeriodUnit::Days);

/// The last minute of a day.
const MIDNIGHT: i64 = 24 * 60 - 1;

pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "stations.month_schedule, whose item takes place at another time\n\
             月度工作安排,该项安排改期";
    reactions.after::<Activities>(ActivityAction::Postpone, by, moved);
    reactions.after::<Activities>(ActivityAction::Edit, by, moved);
    let by = "stations.month_schedule, whose item does not take place\n\
             月度工作安排,该项安排取消";
    reactions.after::<Activities>(ActivityAction::Cancel, by, cancelled);
    let by = "stations.month_schedule, which tells anew what became of the item\n\
             月度工作安排,重新说明该项安排的执行情况";
    reactions.after::<Activities>(ActivityAction::Void, by, voided);
}

/// The month in which an activity was planned at first, and its number there, if an action may follow it.
async fn planned_in(
    work: &UnitOfWork<'_>,
    activity: &Activity,
    action: MonthScheduleAction,
) -> Result<Option<(Model, i64)>> {
    if activity.organizer_type != OrganizerType::Site {
        return Ok(None);
    }
    let day = legal_date(activity.postponed_from.unwrap_or(activity.planned_start_at));
    let found = work.all::<MonthSchedules>().filter(Column::SiteId.eq(activity.organizer_id));
    let found = found.filter(Column::Year.eq(day.year())).filter(Column::Month.eq(i64::from(day.month())));
    let found = found.filter(Column::State.is_in(starting_states::<MonthSchedules>(action)));
    let seq_in = |month: &Model| {
        let link = month.activities.0.iter().find(|link| link.activity_id == activity.id);
        link.map(|link| link.seq.get())
    };
    Ok(found.all(work.tx).await?.into_iter().find_map(|month| seq_in(&month).map(|seq| (month, seq))))
}

impl ScheduledItem {
    /// When and where an activity takes place. What goes on the next day ends here with its first one.
    fn takes_place_as(&self, activity: &Activity) -> Self {
        let date = legal_date(activity.planned_start_at);
        let minutes = |at: DateTime<Utc>| (at - beginning_of(date)).num_minutes();
        let from = minutes(activity.planned_start_at).min(MIDNIGHT - 1);
        let until = minutes(activity.planned_end_at).clamp(from + 1, MIDNIGHT);
        let clock = |minutes: i64| Text::stored(format!("{:02}:{:02}", minutes / 60, minutes % 60));
        let place = Text::cut(&activity.place, "");
        Self { date, start_time: clock(from), end_time: clock(until), place, ..self.clone() }
    }
}

/// What was planned stays readable; the month itself writes what its own change means.
fn moved<'a>(work: UnitOfWork<'a>, activity: Happened<'a, Activities>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let same = |before: &Activity| before.takes_place_as(activity.after);
        if activity.by_itself || activity.before.is_some_and(same) {
            return Ok(());
        }
        let action = MonthScheduleAction::FollowActivity;
        let Some((month, seq)) = planned_in(&work, activity.after, action).await? else { return Ok(()) };
        let follow = |row: &mut Model| {
            let Some(item) = row.items.0.iter_mut().find(|item| item.seq.get() == seq) else { return };
            let now = item.takes_place_as(activity.after);
            row.former_items.0.push(std::mem::replace(item, now));
        };
        work.advance::<MonthSchedules>(month, action, follow).await?;
        Ok(())
    })
}

fn cancelled<'a>(work: UnitOfWork<'a>, activity: Happened<'a, Activities>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if activity.by_itself {
            return Ok(());
        }
        let action = MonthScheduleAction::FollowActivity;
        let Some((month, seq)) = planned_in(&work, activity.after, action).await? else { return Ok(()) };
        let follow = |row: &mut Model| {
            for link in row.activities.0.iter_mut().filter(|link| link.seq.get() == seq) {
                link.cancelled = true;
            }
        };
        work.advance::<MonthSchedules>(month, action, follow).await?;
        Ok(())
    })
}

/// An activity that is void was not held: it is to be said anew what became of its item.
fn voided<'a>(work: UnitOfWork<'a>, void: Happened<'a, Activities>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let action = MonthScheduleAction::Reopen;
        let Some((month, seq)) = planned_in(&work, void.after, action).await? else { return Ok(()) };
        let (id, committee) = (month.id, month.committee_id);
        let open = |row: &mut Model| row.outcomes.0.retain(|outcome| outcome.seq.get() != seq);
        work.advance::<MonthSchedules>(month, action, open).await?;
        CLOSING.reopen::<MonthSchedules>(&work, id, committee, work.call.today()).await?;
        Ok(())
    })
}

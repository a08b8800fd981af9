//! Deputies who leave the office or the site: what is still to come goes on without them, and what has nobody left is taken over by
//! somebody else or cancelled (03 §3.2, §2.2). Where the site itself is suspended or closed nothing is to come (03 §3.1).

use super::{
    MonthScheduleAction, MonthSchedules, activities,
    entity::{Column, Model},
    words::{SCHEDULE_VACANCY, ScheduledItem},
};
use crate::handled::number;
use chrono::{Days, NaiveDate};
use instruments::deadlines::{self, Opening};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::starting_states,
};
use registry::deputies::{Deputies, DeputyAction};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

impl ScheduledItem {
    /// Whether a deputy is to be there on a day or later.
    fn awaits(&self, deputy: Uuid, today: NaiveDate) -> bool {
        self.date >= today && self.deputy_ids.contains(&deputy)
    }
}

impl Model {
    /// What is still to come goes on without a deputy; what was planned stays readable.
    fn lose(&mut self, deputy: Uuid, today: NaiveDate) {
        for item in self.items.0.iter_mut().filter(|item| item.awaits(deputy, today)) {
            self.former_items.0.push(item.clone());
            item.deputy_ids.retain(|one| *one != deputy);
        }
    }
}

/// Takes a deputy off what is still to come: of one site, or of all.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub async fn lose_deputy(work: &UnitOfWork<'_>, deputy: Uuid, of_site: Option<Uuid>) -> Result<()> {
    let (today, states) =
        (work.call.today(), starting_states::<MonthSchedules>(MonthScheduleAction::LoseDeputy));
    for month in work.naming::<MonthSchedules>(&states, deputy).await? {
        let here = of_site.is_none_or(|site| month.site_id == site);
        let awaited = || month.items.0.iter().filter(|item| item.awaits(deputy, today));
        if !here || awaited().next().is_none() {
            continue;
        }
        let alone = |item: &&ScheduledItem| item.deputy_ids.len() == 1 && !month.is_cancelled(item);
        let first = awaited().filter(alone).map(|item| item.date).min();
        let (id, committee) = (month.id, month.committee_id);
        let items: Vec<ScheduledItem> = awaited().cloned().collect();
        let lose = |row: &mut Model| row.lose(deputy, today);
        let month = work.advance::<MonthSchedules>(month, MonthScheduleAction::LoseDeputy, lose).await?;
        activities::leave_out(work, &month, &items).await?;
        if let Some(day) = first {
            await_somebody_else(work, id, committee, day).await?;
        }
    }
    Ok(())
}

/// The published months of a site with something still to come.
///
/// # Errors
/// The database failed.
pub async fn awaited_at(work: &UnitOfWork<'_>, site: Uuid) -> Result<Vec<Model>> {
    let states = starting_states::<MonthSchedules>(MonthScheduleAction::LoseSite);
    let found =
        work.all::<MonthSchedules>().filter(Column::SiteId.eq(site)).filter(Column::State.is_in(states));
    let mut found = found.all(work.tx).await?;
    found.retain(|month| month.items.0.iter().any(|item| item.date >= work.call.today()));
    Ok(found)
}

/// Nothing takes place at a site any more until a day, or ever: what was planned stays readable. How many items there were.
///
/// # Errors
/// The database failed.
pub async fn lose_site(work: &UnitOfWork<'_>, site: Uuid, until: Option<NaiveDate>) -> Result<usize> {
    let today = work.call.today();
    let mut lost = 0;
    for month in awaited_at(work, site).await? {
        // What has begun today takes place.
        let begun = activities::begun_items(work, &month).await?;
        let ahead = |item: &ScheduledItem| item.date >= today && !begun.contains(&item.seq.get());
        let gone = |item: &ScheduledItem| ahead(item) && until.is_none_or(|until| item.date <= until);
        let (off, stay): (Vec<_>, Vec<_>) = month.items.0.iter().cloned().partition(gone);
        if off.is_empty() {
            continue;
        }
        lost += off.len();
        let id = month.id;
        let vacant = stay.iter().any(|item| item.date >= today && item.deputy_ids.is_empty());
        work.advance::<MonthSchedules>(month, MonthScheduleAction::LoseSite, |row| {
            row.activities.0.retain(|link| stay.iter().any(|item| item.seq == link.seq));
            row.former_items.0.extend(off);
            row.items = stay.into();
        })
        .await?;
        if !vacant {
            deadlines::cancel(work, SCHEDULE_VACANCY, id).await?;
        }
    }
    Ok(lost)
}

/// Somebody else is named, or the item is cancelled, as early as a reception is announced; the first such day stands.
async fn await_somebody_else(
    work: &UnitOfWork<'_>,
    month: Uuid,
    committee: Uuid,
    day: NaiveDate,
) -> Result<()> {
    let today = work.call.today();
    let notice = number(work, "reception.notice_days").await?;
    let day = (day - Days::new(notice.into())).max(today);
    let running = deadlines::running_day(work, SCHEDULE_VACANCY, month).await?;
    let day = running.map_or(day, |running| running.min(day));
    let basis = "代表离任后须改派其他代表或者取消该项安排".into();
    let opening = Opening::on_day(day, SCHEDULE_VACANCY, month, committee, basis, None);
    deadlines::open::<MonthSchedules>(work, opening).await?;
    Ok(())
}

pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "stations.month_schedule, from which the deputy falls off\n\
             月度工作安排,不再安排该代表";
    for action in [DeputyAction::Suspend, DeputyAction::Terminate] {
        reactions.after::<Deputies>(action, by, office_ended);
    }
}

fn office_ended<'a>(work: UnitOfWork<'a>, left: Happened<'a, Deputies>) -> Future<'a, Result<()>> {
    Box::pin(async move { lose_deputy(&work, left.after.id, None).await })
}

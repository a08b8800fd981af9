//! The activities of a month: one for each item, announced with the month (03 §2.2), and changed, cancelled and void with it.

use super::{
    entity::Model,
    words::{ScheduleCategory, ScheduledActivity, ScheduledItem},
};
use chrono::{DateTime, Duration, Utc};
use instruments::activities::{
    Activities, ActivityAction, ActivityCategory, ActivityState, Attendance, OrganizerType, cancel,
    entity::{Column as ActivityColumn, Model as Activity},
    organizer_of,
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::{
        clock::{beginning_of, legal_date},
        text::Text,
    },
};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

impl From<ScheduleCategory> for ActivityCategory {
    fn from(planned: ScheduleCategory) -> Self {
        match planned {
            ScheduleCategory::VoterReception => Self::VoterReception,
            ScheduleCategory::VisitVoters => Self::VisitVoters,
            ScheduleCategory::DeputyGroup => Self::DeputyGroup,
            ScheduleCategory::StudyTraining => Self::StudyTraining,
            ScheduleCategory::Research => Self::Research,
            ScheduleCategory::DutyReport => Self::DutyReport,
            ScheduleCategory::ResidentsConsultation => Self::ResidentsConsultation,
            ScheduleCategory::Publicity => Self::Publicity,
            ScheduleCategory::PracticalHelp => Self::PracticalHelp,
            ScheduleCategory::Other => Self::Other,
        }
    }
}

impl ScheduledItem {
    /// From when until when.
    fn instants(&self) -> Result<(DateTime<Utc>, DateTime<Utc>)> {
        let (from, until) = self.hours().ok_or_else(|| Problem::internal("an item without hours"))?;
        let at = |minutes: u32| beginning_of(self.date) + Duration::minutes(minutes.into());
        Ok((at(from), at(until)))
    }

    /// What its activity says of it.
    fn tell(&self, activity: &mut Activity) -> Result<()> {
        (activity.planned_start_at, activity.planned_end_at) = self.instants()?;
        activity.category = self.category.into();
        activity.title = Text::cut(&self.topic, "");
        activity.place = Text::cut(&self.place, "");
        activity.plan_item_id = self.plan_item_id;
        activity.invited_deputy_ids = self.deputy_ids.clone().into();
        let known = std::mem::take(&mut activity.attendance.0);
        let line = |deputy: &Uuid| {
            let own = known.iter().find(|line| line.deputy_id == *deputy).cloned();
            own.unwrap_or_else(|| Attendance::invited(*deputy))
        };
        activity.attendance = self.deputy_ids.iter().map(line).collect::<Vec<_>>().into();
        Ok(())
    }

    /// What its activity says of it now, where it differs from what it said before: what became of the activity otherwise stays.
    fn tell_changes(&self, before: &Self, activity: &mut Activity) -> Result<()> {
        let mut told = activity.clone();
        self.tell(&mut told)?;
        if (self.date, self.hours()) != (before.date, before.hours()) {
            (activity.planned_start_at, activity.planned_end_at) =
                (told.planned_start_at, told.planned_end_at);
        }
        if self.category != before.category {
            activity.category = told.category;
        }
        if self.topic != before.topic {
            activity.title = told.title;
        }
        if self.place != before.place {
            activity.place = told.place;
        }
        if self.plan_item_id != before.plan_item_id {
            activity.plan_item_id = told.plan_item_id;
        }
        if self.deputy_ids != before.deputy_ids {
            (activity.invited_deputy_ids, activity.attendance) = (told.invited_deputy_ids, told.attendance);
        }
        Ok(())
    }
}

impl Model {
    /// The activity of an item.
    pub(crate) fn activity_of(&self, item: &ScheduledItem) -> Option<Uuid> {
        let link = self.activities.0.iter().find(|link| link.seq == item.seq);
        link.map(|link| link.activity_id)
    }

    /// Whether an item, as it stands here, does not take place.
    pub(crate) fn is_cancelled(&self, item: &ScheduledItem) -> bool {
        let cancelled = self.activities.0.iter().any(|link| link.seq == item.seq && link.cancelled);
        cancelled && self.items.0.contains(item)
    }
}

/// The month is out, and with it one announced activity for each item that is still to come.
pub(super) async fn announce(work: &UnitOfWork<'_>, month: &mut Model) -> Result<()> {
    let organizer = organizer_of(work, OrganizerType::Site, month.site_id).await?;
    let organizer = organizer.ok_or_else(|| Problem::internal("a site that nobody knows"))?;
    let today = work.call.today();
    for item in month.items.0.clone() {
        if item.date < today || month.activity_of(&item).is_some() {
            continue;
        }
        let mut planned = Activity::default();
        item.tell(&mut planned)?;
        let made = work.make::<Activities>(|row| {
            (row.organizer_type, row.organizer_id) = (OrganizerType::Site, month.site_id);
            (row.congress_body_id, row.acting_ids) =
                (organizer.congress_body, organizer.acting.clone().into());
            row.site_id = Some(month.site_id);
            row.notice_round = 1;
            (row.category, row.title, row.place) = (planned.category, planned.title, planned.place);
            (row.planned_start_at, row.planned_end_at) = (planned.planned_start_at, planned.planned_end_at);
            row.plan_item_id = planned.plan_item_id;
            row.invited_deputy_ids = planned.invited_deputy_ids;
            row.attendance = planned.attendance;
        });
        let announced = work.advance::<Activities>(made.await?, ActivityAction::Announce, |row| {
            row.announced_on = Some(today);
        });
        let activity_id = announced.await?.id;
        let link = ScheduledActivity { seq: item.seq, activity_id, cancelled: false };
        month.activities.0.push(link);
    }
    Ok(())
}

/// The activities follow a change: what is no longer planned is cancelled, what is moved takes place at its new time, what is new is
/// announced.
pub(super) async fn follow(work: &UnitOfWork<'_>, month: &mut Model, before: &[ScheduledItem]) -> Result<()> {
    let mut gone = Vec::new();
    for item in before {
        let Some(activity) = month.activity_of(item) else { continue };
        match month.items.0.iter().find(|now| now.seq == item.seq) {
            Some(now) if now == item => {}
            Some(now) => {
                let activity = work.stored::<Activities>(activity).await?;
                if activity.state == ActivityState::Cancelled {
                    // What is planned again is announced anew.
                    month.activities.0.retain(|link| link.seq != item.seq);
                } else {
                    Box::pin(move_to(work, activity, (item, now))).await?;
                }
            }
            None => {
                gone.push(work.stored::<Activities>(activity).await?);
                month.activities.0.retain(|link| link.seq != item.seq);
            }
        }
    }
    cancel(work, gone).await?;
    Box::pin(announce(work, month)).await
}

/// What has not begun takes place as the item says now.
async fn move_to(
    work: &UnitOfWork<'_>,
    activity: Activity,
    (before, now): (&ScheduledItem, &ScheduledItem),
) -> Result<()> {
    let ahead = [ActivityState::Planned, ActivityState::Announced, ActivityState::Postponed];
    if !ahead.contains(&activity.state) {
        return Ok(());
    }
    let mut moved = activity.clone();
    now.tell_changes(before, &mut moved)?;
    if moved.planned_start_at != activity.planned_start_at {
        moved.postponed_from = activity.postponed_from.or(Some(activity.planned_start_at));
    }
    work.advance::<Activities>(activity, ActivityAction::FollowOrganizer, |row| *row = moved).await?;
    Ok(())
}

/// A deputy who belongs to the site no more is not invited any more to what is still to come.
pub(super) async fn leave_out(work: &UnitOfWork<'_>, month: &Model, items: &[ScheduledItem]) -> Result<()> {
    for item in items {
        let Some(activity) = month.activity_of(item) else { continue };
        let activity = work.stored::<Activities>(activity).await?;
        if let Some(now) = month.items.0.iter().find(|now| now.seq == item.seq) {
            Box::pin(move_to(work, activity, (item, now))).await?;
        }
    }
    Ok(())
}

/// The items of a month that have begun, or are over: what a change or a suspension says comes too late for them.
pub(super) async fn begun_items(work: &UnitOfWork<'_>, month: &Model) -> Result<HashSet<i64>> {
    use ActivityState as S;
    let begun = [S::InProgress, S::Recorded, S::Returned, S::Verified, S::Archived];
    let own = ActivityColumn::Id.is_in(month.activities.0.iter().map(|link| link.activity_id));
    let found = work.all::<Activities>().filter(own).filter(ActivityColumn::State.is_in(begun));
    let found: HashSet<Uuid> = found.all(work.tx).await?.into_iter().map(|activity| activity.id).collect();
    let links = month.activities.0.iter().filter(|link| found.contains(&link.activity_id));
    Ok(links.map(|link| link.seq.get()).collect())
}

/// The items of a month that took place: their activities are verified, or those into which these were merged; of what was published
/// before it made activities, another one of the site on that day.
pub(super) async fn verified_items(work: &UnitOfWork<'_>, month: &Model) -> Result<HashSet<i64>> {
    let there = Condition::any()
        .add(ActivityColumn::OrganizerId.eq(month.site_id))
        .add(ActivityColumn::SiteId.eq(month.site_id));
    let dates = || month.items.0.iter().map(|item| item.date);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Ok(HashSet::new()) };
    let within = Condition::all()
        .add(there)
        .add(ActivityColumn::PlannedStartAt.gte(beginning_of(first)))
        .add(ActivityColumn::PlannedStartAt.lt(beginning_of(last) + Duration::days(1)));
    // What was postponed may have been held later.
    let own = ActivityColumn::Id.is_in(month.activities.0.iter().map(|link| link.activity_id));
    let found = work.all::<Activities>().filter(Condition::any().add(within).add(own)).all(work.tx).await?;
    let is_verified = |one: &Activity| {
        let verified = matches!(one.state, ActivityState::Verified | ActivityState::Archived);
        // A reception to which no deputy came was not held.
        verified && !(one.deputies_absent && one.category == ActivityCategory::VoterReception)
    };
    let took_place = |item: &&ScheduledItem| match month.activity_of(item) {
        Some(own) => {
            let own = found.iter().find(|one| one.id == own);
            let into = own.and_then(|own| own.merged_into_id);
            own.is_some_and(is_verified) || found.iter().any(|one| Some(one.id) == into && is_verified(one))
        }
        None => found.iter().any(|one| is_verified(one) && legal_date(one.planned_start_at) == item.date),
    };
    Ok(month.items.0.iter().filter(took_place).map(|item| item.seq.get()).collect())
}

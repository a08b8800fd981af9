//! What stands in the calendar of a caller: a fixed number of queries, and so many entries of each kind at most.

use chrono::{Days, NaiveDate};
use instruments::{
    activities::{Activities, ActivityState, entity as activity},
    deadlines::{DeadlineState, Deadlines, entity as deadline},
};
use platform::{
    call::Call,
    problem::Result,
    records::kind::RecordSummary,
    values::{
        calendar::{Entry, When},
        clock::beginning_of,
    },
    vocabulary::Role,
    workflow::Sight,
};
use registry::meetings::{MeetingKind, MeetingState, Meetings, entity as meeting};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect};
use stations::{
    calendars::{entries as receptions_of, published_since},
    month_schedules::words::ScheduledItem,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Days that are over and still shown.
const BACK: u64 = 90;
/// Entries of a kind at most.
const MOST: u64 = 500;

/// Everything in the calendar of the caller.
pub(super) async fn entries(call: &Call) -> Result<Vec<Entry>> {
    let since = call.today().checked_sub_days(Days::new(BACK)).unwrap_or(call.today());
    let mut all = deadlines(call).await?;
    all.extend(meetings(call, since).await?);
    all.extend(activities(call, since).await?);
    all.extend(receptions(call, since).await?);
    Ok(all)
}

/// What the caller's organization has to do until when.
async fn deadlines(call: &Call) -> Result<Vec<Entry>> {
    if !call.viewer().may_view::<Deadlines>() {
        return Ok(Vec::new());
    }
    let own = call.select::<Deadlines>().filter(deadline::Column::ArchivedAt.is_null());
    let own = own.filter(deadline::Column::State.is_in(DeadlineState::open()));
    let own = own.filter(deadline::Column::ResponsibleOrganizationId.eq(call.actor.organization_id));
    let own =
        own.order_by_asc(deadline::Column::EffectiveDueOn).order_by_asc(deadline::Column::Id).limit(MOST);
    let own = own.all(call.service.store.read()).await?;
    let known = subjects(call, &own).await?;
    let entry = |row: &deadline::Model| {
        let subject = known.get(&row.subject_id);
        let kind = call.service.kinds.get(&*row.subject_type).map(|kind| kind.label.to_owned());
        let called = subject.and_then(|one| one.title.clone().or_else(|| one.number.clone())).or(kind);
        Entry {
            name: row.id.to_string(),
            when: When::Days(row.effective_due_on, row.effective_due_on),
            title: format!("{} · {}", call.language.pick("时限", "Deadline"), called.unwrap_or_default()),
            about: format!("{} ({})", row.basis, row.code),
            place: String::new(),
            changed_at: row.updated_at,
            version: row.version,
            settled: true,
        }
    };
    Ok(own.iter().map(entry).collect())
}

/// What the deadlines are about, as far as the caller sees it: one query for each kind.
async fn subjects(call: &Call, rows: &[deadline::Model]) -> Result<HashMap<Uuid, RecordSummary>> {
    let mut wanted: BTreeMap<&str, BTreeSet<Uuid>> = BTreeMap::new();
    for row in rows {
        wanted.entry(&row.subject_type).or_default().insert(row.subject_id);
    }
    let mut known = HashMap::new();
    for (kind, ids) in wanted {
        let Some(kind) = call.service.kinds.get(kind) else { continue };
        let read = kind.find(call.viewer(), call.service.store.read(), ids.into_iter().collect()).await?;
        known.extend(read.into_iter().map(|summary| (summary.named.id, summary)));
    }
    Ok(known)
}

/// The meetings of the caller's body: the organization's own, those of the Standing Committee of its members, and the sessions of the
/// congress of its deputies.
async fn meetings(call: &Call, since: NaiveDate) -> Result<Vec<Entry>> {
    if !call.viewer().may_view::<Meetings>() {
        return Ok(Vec::new());
    }
    let mut own = Condition::any().add(meeting::Column::OrganizationId.eq(call.actor.organization_id));
    if call.actor.is(Role::ScMember) {
        own = own.add(meeting::Column::Kind.eq(MeetingKind::ScPlenary));
    }
    if call.actor.is_any(&[Role::Deputy, Role::ScMember]) {
        own = own.add(meeting::Column::Kind.eq(MeetingKind::Congress));
    }
    let seen = call.select::<Meetings>().filter(meeting::Column::ArchivedAt.is_null()).filter(own);
    let seen = seen.filter(meeting::Column::State.ne(MeetingState::Cancelled));
    let seen = seen.filter(meeting::Column::StartOn.gte(since));
    let seen = seen.order_by_asc(meeting::Column::StartOn).order_by_asc(meeting::Column::Id).limit(MOST);
    let entry = |row: meeting::Model| Entry {
        name: row.id.to_string(),
        when: When::Days(row.start_on, row.end_on),
        title: row.title.to_string(),
        about: row
            .agenda
            .0
            .iter()
            .map(|item| format!("{} {}", item.seq.get(), &*item.title))
            .collect::<Vec<_>>()
            .join("\n"),
        place: String::new(),
        changed_at: row.updated_at,
        version: row.version,
        settled: row.state != MeetingState::Planned,
    };
    Ok(seen.all(call.service.store.read()).await?.into_iter().map(entry).collect())
}

/// The activities to which a deputy is invited, and those for which the caller acts.
async fn activities(call: &Call, since: NaiveDate) -> Result<Vec<Entry>> {
    if !call.viewer().may_view::<Activities>() {
        return Ok(Vec::new());
    }
    let own = Sight::<activity::Model>::any_of([
        Sight::names(activity::Column::InvitedDeputyIds, call.actor.deputy_id),
        Sight::names(activity::Column::ActingIds, call.actor.user_id),
        Sight::names(activity::Column::ActingIds, call.actor.deputy_id),
    ]);
    let gone = [ActivityState::Cancelled, ActivityState::Merged, ActivityState::Voided];
    let seen = call.select::<Activities>().filter(activity::Column::ArchivedAt.is_null());
    let seen = seen.filter(own.condition()).filter(activity::Column::State.is_not_in(gone));
    let seen = seen.filter(activity::Column::PlannedStartAt.gte(beginning_of(since)));
    let seen =
        seen.order_by_asc(activity::Column::PlannedStartAt).order_by_asc(activity::Column::Id).limit(MOST);
    let entry = |row: activity::Model| Entry {
        name: row.id.to_string(),
        when: When::Hours(row.planned_start_at, row.planned_end_at),
        title: row.title.to_string(),
        about: row.topic.map(|topic| topic.to_string()).unwrap_or_default(),
        place: row.place.to_string(),
        changed_at: row.updated_at,
        version: row.version,
        settled: !matches!(row.state, ActivityState::Planned | ActivityState::Postponed),
    };
    Ok(seen.all(call.service.store.read()).await?.into_iter().map(entry).collect())
}

/// The receptions for which a deputy is rostered.
async fn receptions(call: &Call, since: NaiveDate) -> Result<Vec<Entry>> {
    let Some(deputy) = call.actor.deputy_id else { return Ok(Vec::new()) };
    let months = published_since(call, since).await?;
    let is_own = move |item: &ScheduledItem| item.date >= since && item.deputy_ids.contains(&deputy);
    Ok(months.iter().flat_map(|month| receptions_of(month, call.language, is_own)).collect())
}

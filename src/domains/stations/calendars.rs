//! `GET /stations/sites/{id}/schedule.ics`: what a site does, for the calendars of everybody.

use crate::{
    codes,
    month_schedules::{
        MonthSchedules,
        entity::{Column, Entity, Model},
        words::ScheduledItem,
    },
    sites::Sites,
    tag::TAG,
};
use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use chrono::{Datelike, Duration, NaiveDate};
use platform::{
    call::{Call, Service},
    document::{Described, Operation, catalogue::Written, documentation::answer, routes::Routes},
    problem::Result,
    values::{
        calendar::{Entry, MEDIA_TYPE, When, written},
        clock::beginning_of,
        locale::Language,
        schema::Schema,
        words::Words,
    },
};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/v1/stations/sites/{id}/schedule.ics";
    let summary = ("订阅站点安排", "Subscribe to what a site does");
    let read = Operation::new("get", path, "get_site_schedule_calendar", TAG, summary);
    let read = read
        .describe(
            "What was published of the months of a site since last year, as a calendar (RFC 5545) to which programs subscribe: Outlook, \
             Apple, WPS. Takes no token and no header; an event keeps its `UID` when it moves.\n\
             家站点自上年起已发布的各月安排,日历格式(RFC 5545),可在 Outlook、苹果日历、WPS 日历中订阅。无需令牌和请求头;安排改期的,`UID` 不变。",
        )
        .public()
        .answers_as(200, vec![("text/calendar", Described::by(Schema::of::<String>))], &["ETag"])
        .answers_as(304, vec![], &["ETag"])
        .refuses(codes::NOT_FOUND)
        .refuses(codes::UNKNOWN_PARAMETER)
        .shared("if_none_match");
    routes.handle(read, schedule);
}

async fn schedule(request: HttpRequest, service: Data<Service>, id: Path<Uuid>) -> Result<HttpResponse> {
    let (call, site) = Call::by_passer::<Sites>(&request, &service, *id).await?;
    let since = NaiveDate::from_ymd_opt(call.today().year() - 1, 1, 1).unwrap_or_default();
    let months = published_of(&call, site.id, since).await?;
    let entries = months.iter().flat_map(|month| entries(month, call.language, |_| true));
    Ok(answer(&request, MEDIA_TYPE, &Written::of(written(&site.name, entries))))
}

/// The months that were published, from that of a day on, as far as the caller sees them.
fn published(call: &Call, since: NaiveDate) -> Select<Entity> {
    use crate::month_schedules::MonthScheduleState::{Closed, Executed, Published};
    let this_year =
        Condition::all().add(Column::Year.eq(since.year())).add(Column::Month.gte(i64::from(since.month())));
    let from = Condition::any().add(Column::Year.gt(since.year())).add(this_year);
    let months = call.select::<MonthSchedules>().filter(Column::ArchivedAt.is_null()).filter(from);
    let months = months.filter(Column::State.is_in([Published, Executed, Closed]));
    months.order_by_asc(Column::Year).order_by_asc(Column::Month).order_by_asc(Column::Id)
}

/// Those of a site.
pub(crate) async fn published_of(call: &Call, site: Uuid, since: NaiveDate) -> Result<Vec<Model>> {
    Ok(published(call, since).filter(Column::SiteId.eq(site)).all(call.service.store.read()).await?)
}

/// Some of the items of a month as events, those that take place.
pub fn entries(
    month: &Model,
    language: Language,
    which: impl Fn(&ScheduledItem) -> bool,
) -> impl Iterator<Item = Entry> {
    let item = move |item: &ScheduledItem| {
        let (from, until) = item.hours()?;
        let at = |minutes: u32| beginning_of(item.date) + Duration::minutes(minutes.into());
        let category = language.pick(item.category.zh(), item.category.en());
        Some(Entry {
            name: format!("{}-{}", month.id, item.seq.get()),
            when: When::Hours(at(from), at(until)),
            title: format!("{category} · {}", &*item.topic),
            about: String::new(),
            place: item.place.to_string(),
            changed_at: month.updated_at,
            version: month.version,
            settled: true,
        })
    };
    month.items.0.iter().filter(move |one| which(one) && !month.is_cancelled(one)).filter_map(item)
}

/// Those of all sites, in which somebody may stand on a roster.
///
/// # Errors
/// The database failed.
pub async fn published_since(call: &Call, since: NaiveDate) -> Result<Vec<Model>> {
    Ok(published(call, since).all(call.service.store.read()).await?)
}

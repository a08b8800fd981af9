//! `GET /calendar-days`: the days of a year, from the published years and the loaded ones.

use super::{CalendarYears, days::Calendar, workflow::CalendarYearAction, year::Day};
use crate::{codes, tag::TAG};
use actix_web::HttpRequest;
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    values::{numbers::Year, schema::Schema},
    workflow::permitted,
};
use serde::Serialize;
use utoipa::ToSchema;

/// The days of a year.
/// 一个年度的日历。
#[derive(Serialize, ToSchema)]
struct CalendarDays {
    /// The days, in order.
    /// 各日,按日期排列。
    #[schema(max_items = 366)]
    items: Vec<Day>,
}

pub(crate) fn routes(routes: &mut Routes) {
    let list = Operation::new(
        "get",
        "/api/v1/calendar-days",
        "list_calendar_days",
        TAG,
        ("查询日历", "List the calendar days"),
    );
    let list = list
        .describe(
            "Every day of a year with its kind: the source of every period in working days.\n\
             一年中每一天及其类别:所有工作日期限的依据。",
        )
        .query(
            "year",
            &Schema::of::<Year>(),
            "The year; this year if not given.\n\
             年份;未给出则为当年。",
        )
        .answers(200, Schema::of::<CalendarDays>)
        .refuses(codes::CALENDAR_YEAR_MISSING)
        .refuses(codes::UNKNOWN_PARAMETER);
    routes.handle(list, days);
}

async fn days(call: Call, request: HttpRequest) -> Result<Answer> {
    use chrono::Datelike;
    permitted::<CalendarYears>(CalendarYearAction::View, &call.actor, None)?;
    let mut year = call.today().year();
    for (name, value) in pairs(request.query_string()) {
        if name != "year" {
            return Err(Problem::new(codes::UNKNOWN_PARAMETER)
                .with("parameter", name.as_str())
                .with("allowed", vec!["year"]));
        }
        let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", "year");
        year = value.parse().ok().filter(|year| (1954..=2200).contains(year)).ok_or_else(wrong)?;
    }
    let calendar = Calendar::of_district(call.service.store.read(), &call.actor.district_code).await?;
    Answer::json(200, &CalendarDays { items: calendar.days(year)? })
}

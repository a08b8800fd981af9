//! `GET /stations/reception-rules/{id}/dates`: on which days of a period people are received.

use super::{ReceptionRules, dates::ReceptionDate};
use crate::{codes, month_schedules::days_of, tag::TAG};
use actix_web::{HttpRequest, web::Path};
use chrono::{Datelike, NaiveDate};
use instruments::calendar::Calendar;
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    values::{schema::Schema, strict::read_date},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Days of a period at most.
const LONGEST: i64 = 366;

/// The receptions of a period.
/// 一段期间的接待日。
#[derive(Serialize, ToSchema)]
struct ReceptionDates {
    /// First day of the period.
    /// 期间首日。
    from: NaiveDate,
    /// Last day of the period.
    /// 期间末日。
    to: NaiveDate,
    /// From when.
    /// 开始时间。
    #[schema(examples("09:00"))]
    start_time: String,
    /// Until when.
    /// 结束时间。
    #[schema(examples("11:00"))]
    end_time: String,
    /// The days, in order.
    /// 各接待日,按日期排列。
    #[schema(max_items = 366)]
    items: Vec<ReceptionDate>,
}

pub(crate) fn routes(routes: &mut Routes) {
    let path = "/api/v1/stations/reception-rules/{id}/dates";
    let summary = ("查询接待日", "List the receptions of a rule");
    let list = Operation::new("get", path, "list_reception_dates", TAG, summary);
    let day = || Schema::text_of_format("date");
    let list = list
        .describe(
            "The days of a period on which people are received: those of the rule, moved or dropped by holidays. A day that was \
             moved into the period counts, one that was moved out does not; two that fall on one day are one.\n\
             一段期间的接待日:按规则所定日期,遇节假日顺延或者取消。顺延进入该期间的计入,顺延出该期间的不计;落在同一日的只计一次。",
        )
        .query("from", &day(), "First day of the period; the first of this month if not given.\n期间首日;未给出则为本月一日。")
        .query(
            "to",
            &day(),
            "Last day of the period, at most 366 days in all; the last of the month of `from` if not given.\n\
             期间末日,期间不超过366日;未给出则为 `from` 所在月的末日。",
        )
        .answers(200, Schema::of::<ReceptionDates>)
        .refuses(codes::CALENDAR_YEAR_MISSING)
        .refuses(codes::UNKNOWN_PARAMETER)
        .refuses(codes::INVALID_PARAMETER)
        .open();
    routes.handle(list, dates);
}

/// The first and the last day that are asked for.
fn period(call: &Call, query: &str) -> Result<(NaiveDate, NaiveDate)> {
    let (mut from, mut to) = (None, None);
    let wrong = |name: &str| Problem::new(codes::INVALID_PARAMETER).with("parameter", name);
    for (name, value) in pairs(query) {
        let day = read_date(&value).ok_or_else(|| wrong(&name))?;
        if name == "from" { from = Some(day) } else { to = Some(day) }
    }
    let month = |day: NaiveDate| days_of(day.year(), day.month()).ok_or_else(|| wrong("from"));
    let from = from.map_or_else(|| month(call.today()).map(|days| days.0), Ok)?;
    let to = to.map_or_else(|| month(from).map(|days| days.1), Ok)?;
    let fits = from <= to && (to - from).num_days() < LONGEST;
    if fits { Ok((from, to)) } else { Err(wrong("to").with("longest_days", LONGEST)) }
}

async fn dates(call: Call, id: Path<Uuid>, request: HttpRequest) -> Result<Answer> {
    let rule = call.read::<ReceptionRules>(*id).await?;
    let (from, to) = period(&call, request.query_string())?;
    let calendar = Calendar::of_district(call.service.store.read(), &rule.district_code).await?;
    let items = rule.receptions(&calendar, from, to)?;
    let (start_time, end_time) = (rule.start_time.into_string(), rule.end_time.into_string());
    Answer::json(200, &ReceptionDates { from, to, start_time, end_time, items })
}

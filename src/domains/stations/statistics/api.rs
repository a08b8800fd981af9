//! `GET /stations/statistics`: the indicators of a year.

use super::{indicator::Indicator, opinions, promises, reading::Reading, sites};
use crate::{codes, tag::TAG};
use actix_web::HttpRequest;
use chrono::{Datelike, NaiveDate};
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    values::{numbers::Year, schema::Schema},
    vocabulary::{Role, groups},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The indicators of a year.
/// 一个年度的家站点指标。
#[derive(Serialize, ToSchema)]
struct StationsStatistics {
    /// The year.
    /// 年度。
    #[schema(examples(2026))]
    year: i32,
    /// First day of the period.
    /// 统计期间的首日。
    from: NaiveDate,
    /// Last day of the period; today while the year runs.
    /// 统计期间的末日;年度未结束的为当日。
    to: NaiveDate,
    /// The rule set under which they are computed; null for national defaults.
    /// 计算指标所适用的规则集;适用全国默认值的为空。
    #[schema(required = true)]
    rule_set_id: Option<Uuid>,
    /// The indicators, in the order of their codes.
    /// 各项指标,按指标代码排列。
    items: Vec<Indicator>,
}

pub(crate) fn routes(routes: &mut Routes) {
    let read = Operation::new(
        "get",
        "/api/v1/stations/statistics",
        "get_stations_statistics",
        TAG,
        ("家站点指标", "Read the indicators of the stations"),
    );
    let read = read
        .describe(
            "Indicators of a year, computed from the records in a fixed number of queries; sites and deputies as they stand today. \
             For the offices and members of the Standing Committee and auditors.\n\
             某年的指标,由记录计算,查询次数固定;站点和代表按当日情况统计。供常委会机关、组成人员和审计查看人员使用。",
        )
        .query(
            "year",
            &Schema::of::<Year>(),
            "The year; this year if not given.\n\
             年份;未给出则为当年。",
        )
        .answers(200, Schema::of::<StationsStatistics>)
        .refuses(codes::UNKNOWN_PARAMETER);
    routes.handle(read, statistics);
}

fn year_of(call: &Call, query: &str) -> Result<i32> {
    let mut year = call.today().year();
    for (name, value) in pairs(query) {
        let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", name.as_str());
        year = value.parse().ok().filter(|year| (1954..=2200).contains(year)).ok_or_else(wrong)?;
    }
    Ok(year)
}

async fn statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    // The numbers cover records that nobody but these sees all of.
    if !call.actor.is_any(&[groups::CongressStaff.roles, &[Role::Auditor]].concat()) {
        return Err(Problem::new(codes::FORBIDDEN));
    }
    let year = year_of(&call, request.query_string())?;
    let reading = Reading::of(&call, year).await?;
    let mut items =
        [sites::indicators(&reading)?, opinions::indicators(&reading), promises::indicators(&reading)]
            .concat();
    items.sort_by_key(|indicator| indicator.code);
    let (from, to, rule_set_id) = (reading.from, reading.to, reading.rules.rule_set_id());
    Answer::json(200, &StationsStatistics { year, from, to, rule_set_id, items })
}

//! `GET /stations/statistics`: the indicators of a period.

use super::{
    opinions, promises,
    reading::Reading,
    reports, sites,
    streets::{self, Least},
    work,
};
use crate::tag::TAG;
use actix_web::HttpRequest;
use instruments::statistics::{STREET, Scope, Statistics};
use platform::{
    call::Call,
    document::routes::Routes,
    http::reply::Answer,
    problem::Result,
    vocabulary::{Role, groups},
};

const STATISTICS: Statistics = Statistics {
    path: "/api/v1/stations/statistics",
    id: "get_stations_statistics",
    tag: TAG,
    title: ("家站点指标", "Read the indicators of the stations"),
    about: "Indicators of a year or a quarter, computed from the records in a fixed number of queries; sites and deputies as of the last day of the period. \
            For the offices and members of the Standing Committee and auditors.\n\
            某年或者某季度的指标,由记录计算,查询次数固定;站点和代表按统计期间末日的情况统计。供常委会机关、组成人员和审计查看人员使用。",
    codes: &[
        "HS01", "HS02", "HS03", "HS04", "HS05", "HS06", "HS07", "HS08", "HS09", "HS10", "HS11", "HS12",
        "HS13", "HS14", "HS15", "HS16", "HS17", "HS18", "HS19", "HS20", "HS21",
    ],
    readers: &[groups::CongressStaff.roles, &[Role::Auditor]],
    periods: &["year", "period"],
    one: None,
};

const OF_STREETS: Statistics = Statistics {
    path: "/api/v1/stations/street-statistics",
    id: "get_stations_street_statistics",
    tag: TAG,
    title: ("各街镇履职和意见办理指标", "Read what deputies do and what becomes of opinions in each street"),
    about: "SC10 and SC14 to SC16 of a year or a quarter, street by street, computed from the records of the stations in a fixed number of queries. \
            For congress staff, auditors and the staff of streets.\n\
            某年或者某季度的 SC10、SC14 至 SC16 指标,按街镇排列,由家站点的记录计算,查询次数固定。供人大机关、审计查看人员和街镇人大工作人员使用。",
    codes: &["SC10", "SC14", "SC15", "SC16"],
    readers: &[groups::CongressStaff.roles, groups::StreetStaff.roles, &[Role::Auditor]],
    periods: &["period"],
    one: Some(STREET),
};

pub(crate) fn routes(routes: &mut Routes) {
    routes.handle(STATISTICS.operation(), statistics);
    routes.handle(OF_STREETS.operation(), street_statistics);
}

async fn statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    let asked = STATISTICS.asked(&call, request.query_string())?;
    let (db, scope) = (call.service.store.read(), Scope::of_call(&call, asked.period, None));
    let (reading, rules) = (Reading::of(db, scope).await?, Reading::rules(db, scope).await?);
    let least = rules.number("reception.min_per_deputy_year")?;
    let mut items = [
        sites::indicators(&reading, least),
        work::indicators(&reading),
        opinions::indicators(&reading),
        promises::indicators(&reading),
        reports::indicators(&reading, rules.number("duty_report.min_months")?),
    ]
    .concat();
    items.sort_by_key(|indicator| indicator.code);
    asked.answer(rules.rule_set_id(), items)
}

async fn street_statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    let asked = OF_STREETS.asked(&call, request.query_string())?;
    let (db, scope) = (call.service.store.read(), Scope::of_call(&call, asked.period, asked.one));
    let (reading, rules) = (Reading::of(db, scope).await?, Reading::rules(db, scope).await?);
    let least = Least {
        days: rules.number("duty_record.zero_days")?,
        months: rules.number("duty_report.min_months")?,
    };
    asked.answer(rules.rule_set_id(), streets::indicators(&reading, asked.one, least))
}

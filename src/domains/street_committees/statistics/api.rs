//! `GET /street-committees/statistics`: the indicators of a period.

use super::{
    formulas::{between_streets, of_committee},
    reading::Reading,
    street::Street,
};
use crate::tag::TAG;
use actix_web::HttpRequest;
use instruments::statistics::{Indicator, STREET, Scope, Statistics};
use platform::{
    call::Call,
    document::routes::Routes,
    http::reply::Answer,
    problem::Result,
    vocabulary::{Role, groups},
};

const STATISTICS: Statistics = Statistics {
    path: "/api/v1/street-committees/statistics",
    id: "get_street_committee_statistics",
    tag: TAG,
    title: ("街道人大工委指标", "Read the indicators of street committees"),
    about: "SC01 to SC09, SC11 to SC13 and SC17 to SC19 of a year or a quarter, computed from the records in a fixed number of queries: \
            street by street, and the comparison of the streets at the end, unless one street is asked for. \
            SC10 and SC14 to SC16 are counted from the records of the stations and served there. \
            For congress staff, auditors and the staff of streets.\n\
            某年或者某季度的 SC01 至 SC09、SC11 至 SC13、SC17 至 SC19 指标,由记录计算,查询次数固定:按街道排列,街道间比较列于最后,指定街道的不列。SC10、SC14 至 SC16 由家站点的记录计算,在家站点下提供。供人大机关、审计查看人员和街道人大工作人员使用。",
    codes: &[
        "SC01", "SC02", "SC03", "SC04", "SC05", "SC06", "SC07", "SC08", "SC09", "SC11", "SC12", "SC13",
        "SC17", "SC18", "SC19",
    ],
    readers: &[groups::CongressStaff.roles, groups::StreetStaff.roles, &[Role::Auditor]],
    periods: &["period"],
    one: Some(STREET),
};

pub(crate) fn routes(routes: &mut Routes) {
    routes.handle(STATISTICS.operation(), statistics);
}

async fn statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    let asked = STATISTICS.asked(&call, request.query_string())?;
    let scope = Scope::of_call(&call, asked.period, asked.one);
    let reading = Reading::of(call.service.store.read(), scope).await?;
    let streets = reading.committees.iter().map(|committee| Street { reading: &reading, committee });
    let mut items: Vec<Indicator> = streets.flat_map(of_committee).collect();
    if asked.one.is_none() {
        items.push(between_streets(&items));
    }
    asked.answer(None, items)
}

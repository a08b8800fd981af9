//! `GET /supervision/statistics`: the indicators of a year.

use super::{commitments, filing, openness, opinions, reading::Reading, reports, topics, votes};
use crate::TAG;
use actix_web::HttpRequest;
use instruments::statistics::Statistics;
use platform::{
    call::Call,
    document::routes::Routes,
    http::reply::Answer,
    problem::Result,
    vocabulary::{Role, groups},
};

const STATISTICS: Statistics = Statistics {
    path: "/api/v1/supervision/statistics",
    id: "get_supervision_statistics",
    tag: TAG,
    title: ("监督工作指标", "Read the indicators of supervision"),
    about: "SV01 to SV18 of a year, computed from the records in a fixed number of queries: of the items of the plan of the year, and of those outside a plan that were recorded in it. \
            For the offices and members of the Standing Committee and auditors.\n\
            某年的 SV01 至 SV18 指标,由记录计算,查询次数固定:计划内议题按计划年度,计划外议题按登记年度。供常委会机关、组成人员和审计查看人员使用。",
    codes: &[
        "SV01", "SV02", "SV03", "SV04", "SV05", "SV06", "SV07", "SV08", "SV09", "SV10", "SV11", "SV12",
        "SV13", "SV14", "SV15", "SV16", "SV17", "SV18",
    ],
    readers: &[groups::CongressStaff.roles, &[Role::Auditor]],
    periods: &["year"],
    one: None,
};

pub(crate) fn routes(routes: &mut Routes) {
    routes.handle(STATISTICS.operation(), statistics);
}

async fn statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    let asked = STATISTICS.asked(&call, request.query_string())?;
    let reading = Reading::of(&call, asked.period).await?;
    let mut items = [
        topics::indicators(&reading),
        reports::indicators(&reading),
        opinions::indicators(&reading),
        votes::indicators(&reading),
        openness::indicators(&reading),
        commitments::indicators(&reading),
        filing::indicators(&reading),
    ]
    .concat();
    items.sort_by_key(|indicator| indicator.code);
    asked.answer(reading.rules.rule_set_id(), items)
}

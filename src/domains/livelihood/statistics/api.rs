//! `GET /livelihood/statistics`: the indicators of a year of livelihood projects.

use super::{delivery, ideas, reading::Reading, verdict};
use crate::tag::TAG;
use actix_web::HttpRequest;
use instruments::{
    rule_sets::{RuleBook, RuleKind},
    statistics::{Scope, Statistics},
};
use platform::{
    call::Call,
    document::routes::Routes,
    http::reply::Answer,
    problem::Result,
    vocabulary::{Role, groups},
};

const STATISTICS: Statistics = Statistics {
    path: "/api/v1/livelihood/statistics",
    id: "get_livelihood_statistics",
    tag: TAG,
    title: ("实事项目指标", "Read the indicators of livelihood projects"),
    about: "Indicators of the projects of a year, computed from the records in a fixed number of queries: those of the district, or of the town whose \
            presidium is named. For the offices and members of the Standing Committee, towns, the government office and auditors.\n\
            某一年度实事项目的指标,由记录计算,查询次数固定;默认为区级年度,指定镇人大主席团的为该镇年度。供人大机关、各镇人大、政府办公室和审计查看人员使用。",
    codes: &[
        "LP01", "LP02", "LP03", "LP04", "LP05", "LP06", "LP07", "LP08", "LP09", "LP10", "LP11", "LP12",
        "LP13", "LP14", "LP15", "LP16",
    ],
    readers: &[
        groups::CongressStaff.roles,
        groups::StreetStaff.roles,
        &[Role::GovernmentOffice, Role::Auditor],
    ],
    periods: &["year"],
    one: Some((
        "organization_id",
        "The body of the year: the presidium of a town; the Standing Committee of the district if not given.\n\
         年度的本级机构:镇人大主席团;未给出则为区人大常委会。",
    )),
};

pub(crate) fn routes(routes: &mut Routes) {
    routes.handle(STATISTICS.operation(), statistics);
}

async fn statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    let asked = STATISTICS.asked(&call, request.query_string())?;
    let (db, scope) = (call.service.store.read(), Scope::of_call(&call, asked.period, None));
    let reading = Reading::of(db, scope, asked.one).await?;
    let rules = RuleBook::open(db, scope.district_code, RuleKind::Livelihood, asked.period.to).await?;
    let mut items =
        [ideas::indicators(&reading), delivery::indicators(&reading), verdict::indicators(&reading)].concat();
    items.sort_by_key(|indicator| indicator.code);
    asked.answer(rules.rule_set_id(), items)
}

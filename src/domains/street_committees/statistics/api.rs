//! `GET /street-committees/statistics`: the indicators of a period.

use super::{
    formulas::{activities_per_deputy, of_committee},
    indicator::Indicator,
    period::Period,
    reading::Reading,
    spread::{spread, written},
};
use crate::{codes, tag::TAG};
use actix_web::HttpRequest;
use chrono::NaiveDate;
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    records::filter_value::FilterValue,
    values::schema::Schema,
    vocabulary::{Role, groups},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The indicators of the streets in a period.
/// 各街道在统计期间的指标。
#[derive(Serialize, ToSchema)]
struct StreetStatistics {
    /// First day of the period.
    /// 统计期间的首日。
    from: NaiveDate,
    /// Last day of the period; today while it runs.
    /// 统计期间的末日;期间未结束的为当日。
    to: NaiveDate,
    /// The indicators, street by street, and the comparison of the streets at the end.
    /// 各项指标,按街道排列,街道间比较列于最后。
    items: Vec<Indicator>,
}

pub(crate) fn routes(routes: &mut Routes) {
    let read = Operation::new(
        "get",
        "/api/v1/street-committees/statistics",
        "get_street_committee_statistics",
        TAG,
        ("街道人大工委指标", "Read the indicators of street committees"),
    );
    let read = read
        .describe(
            "SC01 to SC09, SC11 to SC13, SC17 and SC19 of a year or a quarter, computed from the records in a fixed number of queries. \
             For congress staff, auditors and the staff of streets.\n\
             某年或者某季度的 SC01 至 SC09、SC11 至 SC13、SC17、SC19 指标,由记录计算,查询次数固定。供人大机关、审计查看人员和街道人大工作人员使用。",
        )
        .query(
            "period",
            &Schema::of::<String>(),
            "A year (`2026`) or a quarter (`2026-Q3`); this year if not given.\n\
             年度(`2026`)或者季度(`2026-Q3`);未给出则为当年。",
        )
        .query("street_id", &Uuid::value_schema(), "One street.\n指定街道。")
        .query("codes", &Schema::of::<String>(), "Codes, separated by commas.\n指标代码,以逗号分隔。")
        .answers(200, Schema::of::<StreetStatistics>)
        .refuses(codes::UNKNOWN_PARAMETER);
    routes.handle(read, statistics);
}

/// What is asked for.
struct Asked {
    period: Period,
    street: Option<Uuid>,
    codes: Option<Vec<String>>,
}

fn asked(call: &Call, query: &str) -> Result<Asked> {
    let (mut period, mut street, mut wanted) = (None, None, None);
    for (name, value) in pairs(query) {
        let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", name.as_str());
        match name.as_str() {
            "period" => period = Some(Period::read(Some(&value), call.today()).ok_or_else(wrong)?),
            "street_id" => street = Some(value.parse().map_err(|_| wrong())?),
            "codes" => wanted = Some(value.split(',').map(str::to_owned).collect()),
            _ => {}
        }
    }
    let year = || Period::read(None, call.today());
    let period = period.or_else(year).ok_or_else(|| Problem::internal("a year outside the calendar"))?;
    Ok(Asked { period, street, codes: wanted })
}

async fn statistics(call: Call, request: HttpRequest) -> Result<Answer> {
    let readers = [groups::CongressStaff.roles, groups::StreetStaff.roles, &[Role::Auditor]].concat();
    if !call.actor.is_any(&readers) {
        return Err(Problem::new(codes::FORBIDDEN));
    }
    let asked = asked(&call, request.query_string())?;
    let reading = Reading::of(&call, asked.period, asked.street).await?;
    let mut items: Vec<Indicator> =
        reading.committees.iter().flat_map(|committee| of_committee(&reading, committee)).collect();
    let each = activities_per_deputy(&items);
    let streets = i64::try_from(each.len()).map_err(Problem::internal)?;
    let label = ("街道间差异系数", "Differences between the streets");
    items.push(Indicator::ratio("SC19", label, streets, spread(&each).map(written)));
    if let Some(codes) = asked.codes {
        items.retain(|one| codes.iter().any(|code| code == one.code));
    }
    let Period { from, to } = reading.period;
    Answer::json(200, &StreetStatistics { from, to, items })
}

//! `GET /stations/deputy-scores`: the scores of a year, computed from the records whenever they are read.

use super::{reading::Year, score::DeputyScore};
use crate::{areas::Areas, codes, tag::TAG};
use actix_web::HttpRequest;
use chrono::Datelike;
use instruments::rule_sets::{RuleBook, RuleKind};
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{query_string::pairs, reply::Answer},
    problem::{Problem, Result},
    records::actor::Actor,
    values::{numbers::Year as CalendarYear, schema::Schema},
    vocabulary::Role,
};
use registry::deputies::entity::Model as Deputy;
use serde::Serialize;
use std::collections::HashSet;
use utoipa::ToSchema;
use uuid::Uuid;

/// The scores of a year.
/// 年度履职得分。
#[derive(Serialize, ToSchema)]
struct DeputyScores {
    /// The year.
    /// 年度。
    #[schema(examples(2026))]
    year: i32,
    /// The standard by which they are computed; null for the national default.
    /// 所适用的计分标准;适用全国默认标准的为空。
    #[schema(required = true)]
    standard_id: Option<Uuid>,
    /// The rule set of the grades' conditions; null for national defaults.
    /// 所适用的规则集;适用全国默认值的为空。
    #[schema(required = true)]
    rule_set_id: Option<Uuid>,
    /// The scores that the caller may see, in the order of the deputies' numbers.
    /// 调用者可见的得分,按代表证号排列。
    items: Vec<DeputyScore>,
}

pub(crate) fn routes(routes: &mut Routes) {
    let read = Operation::new(
        "get",
        "/api/v1/stations/deputy-scores",
        "list_deputy_scores",
        TAG,
        ("年度履职得分", "List the duty scores of deputies in a year"),
    );
    let read = read
        .describe(
            "Scores of a year, computed from the verified duty records in a fixed number of queries. The deputies' affairs committee, the offices \
             and auditors see all, a street or town those of its deputies, a deputy the own; everybody those that the rules let be published.\n\
             某年的履职得分,由已核实的履职记录计算,查询次数固定。代表工委、常委会办公室、主任会议秘书和审计查看人员可见全部,街镇可见所属代表的,代表可见本人的;规则允许公布的,向社会公开。",
        )
        .query("year", &Schema::of::<CalendarYear>(), "The year; this year if not given.\n年份;未给出则为当年。")
        .query("deputy_id", &Schema::text_of_format("uuid"), "Of one deputy.\n指定的代表。")
        .answers(200, Schema::of::<DeputyScores>)
        .refuses(codes::UNKNOWN_PARAMETER)
        .open();
    routes.handle(read, scores);
}

/// What is asked for: the year, and perhaps one deputy.
fn asked(call: &Call, query: &str) -> Result<(i32, Option<Uuid>)> {
    let (mut year, mut deputy) = (call.today().year(), None);
    for (name, value) in pairs(query) {
        let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", name.as_str());
        match &*name {
            "year" => {
                year = value.parse().ok().filter(|year| (1954..=2200).contains(year)).ok_or_else(wrong)?;
            }
            "deputy_id" => deputy = Some(value.parse().map_err(|_| wrong())?),
            _ => {}
        }
    }
    Ok((year, deputy))
}

/// Those who see the scores of all deputies (03 §2.6).
const ALL: &[Role] = &[Role::DeputyAffairs, Role::ScOffice, Role::ChairsSecretary, Role::Auditor];
/// Those who see the scores of their deputies.
const HEADS: &[Role] = &[Role::StreetDirector, Role::TownPresidium];

/// Whether a caller may see the score of a deputy.
fn may_see(actor: &Actor, deputy: &Deputy, areas: &Areas, published: bool) -> bool {
    actor.is_any(ALL)
        || actor.deputy_id == Some(deputy.id)
        || (published && deputy.public_profile)
        || (actor.is_any(HEADS) && areas.of(deputy).is_some_and(|body| actor.acts_for(body)))
}

/// Whether scores go out is a rule of today, whatever held in the year.
async fn are_published(call: &Call) -> Result<bool> {
    let (db, district) = (call.service.store.read(), &*call.actor.district_code);
    let rules = RuleBook::open(db, district, RuleKind::Stations, call.today()).await?;
    Ok(rules.number("score.publish")? > 0)
}

async fn scores(call: Call, request: HttpRequest) -> Result<Answer> {
    let (year, deputy) = asked(&call, request.query_string())?;
    let (db, actor) = (call.service.store.read(), &call.actor);
    let published = are_published(&call).await?;
    // Who sees no score needs none read; the place in the group asks for those of the others.
    let some = published || actor.is_any(ALL) || actor.is_any(HEADS) || actor.deputy_id.is_some();
    let one = (!some).then(Uuid::default);
    let district = &*actor.district_code;
    let read = Year::read(db, district, (year, call.today()), one).await?;
    let areas = Areas::read(db, district).await?;
    let seen: HashSet<Uuid> = read
        .deputies
        .iter()
        .filter(|one| deputy.is_none_or(|asked| asked == one.id))
        .filter(|one| may_see(actor, one, &areas, published))
        .map(|one| one.id)
        .collect();
    let mut items = read.scores()?;
    items.retain(|score| seen.contains(&score.deputy_id));
    let (standard_id, rule_set_id) = (read.standard.id, read.rules.rule_set_id());
    Answer::json(200, &DeputyScores { year, standard_id, rule_set_id, items })
}

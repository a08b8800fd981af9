//! `GET /people`: who is who. Records name people by their ids; whoever works with them looks up the names, and finds whom to
//! name. What only administrators read of users is not in it, and neither are machines.

use crate::{
    codes,
    names::may_look_up,
    tag::TAG,
    users::{UserState, entity},
};
use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{Column, Entity, Model};
use platform::{
    call::Call,
    document::{Operation, routes::Routes},
    http::{
        query_string::{MOST_OF_ONE, onward, pairs},
        reply::Answer,
    },
    lists::contains,
    problem::{Problem, Result},
    records::listing::{DEFAULT_LIMIT, LIMIT},
    values::{schema::Schema, words::Words},
    vocabulary::Role,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
    sea_query::{Alias, Expr},
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

const PATH: &str = "/api/v1/people";

/// Somebody of the district.
/// 本区的人员。
#[derive(Serialize, ToSchema)]
struct PersonOfDistrict {
    /// The id by which records name them.
    /// 记录引用该人员所用的 ID。
    id: Uuid,
    /// The name that others read.
    /// 供他人查看的姓名。
    #[schema(examples("演示用户003"))]
    display_name: String,
    /// On whose behalf they act.
    /// 所代表的机构。
    organization_id: Uuid,
    /// In which roles.
    /// 所任角色。
    roles: Vec<Role>,
}

/// A page of people.
/// 人员列表的一页。
#[derive(Serialize, ToSchema)]
struct PeoplePage {
    /// The people, the oldest users first.
    /// 人员,按用户创建时间由早到晚排列。
    #[schema(max_items = 200)]
    items: Vec<PersonOfDistrict>,
    /// The cursor of the next page; null on the last.
    /// 下一页的游标;最后一页为空。
    #[schema(required = true)]
    next_cursor: Option<String>,
}

pub(super) fn routes(routes: &mut Routes) {
    let list = Operation::new("get", PATH, "list_people", TAG, ("查询人员", "List the people"));
    let about = "The users of the district with name, organization and roles: to show who an id is, and to find whom to name as \
        supervisor, signatory or reviewer. Readable by: the staff of the congress, of streets and of organs, auditors and \
        administrators.\n\
        本区用户的姓名、单位和角色:用于显示标识所指的人,以及查找监票人、签署人和审核人。可读取者:人大、街镇和承办单位的工作人员、审计查看和管理员。";
    let mut list = list.describe(about).shared("limit").shared("cursor");
    for (name, schema, about) in [
        (
            "id",
            json!({"type": "string", "format": "uuid"}),
            "Only these people; repeat for several.\n\
             只列出这些人员;可重复以给出多个。",
        ),
        (
            "organization_id",
            json!({"type": "string", "format": "uuid"}),
            "Only of this organization; repeat for several.\n\
             只列出此单位的人员;可重复以给出多个。",
        ),
        (
            "role",
            Schema::of::<Role>().definition(),
            "Only with this role; repeat for several.\n\
             只列出具有此角色的人员;可重复以给出多个。",
        ),
    ] {
        list.parameters.push(json!({
            "name": name, "in": "query", "description": about, "explode": true,
            "schema": {"type": "array", "items": schema, "maxItems": MOST_OF_ONE}
        }));
    }
    let list = list.searched().answers(200, Schema::of::<PeoplePage>);
    routes.handle(list.refuses(codes::UNKNOWN_PARAMETER).refuses(codes::INVALID_CURSOR), people);
}

/// What is asked.
struct Question {
    limit: u64,
    after: Option<(DateTime<Utc>, Uuid)>,
    condition: Condition,
}

impl Question {
    fn read(call: &Call, query: &str) -> Result<Self> {
        let backend = call.service.store.read().get_database_backend();
        let (mut asked, mut ids, mut organizations, mut roles) =
            (Self { limit: DEFAULT_LIMIT, after: None, condition: Condition::all() }, vec![], vec![], vec![]);
        for (name, value) in pairs(query) {
            let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", name.as_str());
            match &*name {
                "limit" => {
                    let limit = value.parse().ok().filter(|limit| (1..=LIMIT).contains(limit));
                    asked.limit = limit.ok_or_else(wrong)?;
                }
                "cursor" => {
                    let (at, id) = call.service.cursor_key.open(&value, &list(call))?;
                    let at = at.parse().map_err(|_| Problem::new(codes::INVALID_CURSOR))?;
                    asked.after = Some((at, id));
                }
                "id" => ids.push(value.parse::<Uuid>().map_err(|_| wrong())?),
                "organization_id" => organizations.push(value.parse::<Uuid>().map_err(|_| wrong())?),
                "role" => roles.push(Role::parse(&value).ok_or_else(wrong)?),
                _ => {
                    let found = contains(Expr::col(Column::DisplayName), &value, backend);
                    asked.condition = asked.condition.add(found?);
                }
            }
        }
        let any = |values: Vec<Uuid>, column: Column| (!values.is_empty()).then(|| column.is_in(values));
        let held = roles.iter().map(|role| holds(*role)).reduce(ExprTrait::or);
        asked.condition = asked.condition.add_option(any(ids, Column::Id));
        asked.condition = asked.condition.add_option(any(organizations, Column::OrganizationId));
        asked.condition = asked.condition.add_option(held).add(holds(Role::Service).not());
        Ok(asked)
    }

    fn select(&self, call: &Call) -> Select<Entity> {
        let people = Entity::find()
            .filter(Column::DistrictCode.eq(&*call.actor.district_code))
            .filter(Column::ArchivedAt.is_null())
            .filter(Column::State.eq(UserState::Active))
            .filter(self.condition.clone());
        let people = match self.after {
            None => people,
            Some((at, id)) => {
                let here = Expr::tuple([Expr::col(Column::CreatedAt), Expr::col(Column::Id)]);
                people.filter(here.gt(Expr::tuple([Expr::value(at), Expr::value(id)])))
            }
        };
        people.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(self.limit + 1)
    }
}

/// The condition that a user has a role.
fn holds(role: Role) -> Expr {
    Expr::col(Column::Roles).cast_as(Alias::new("text")).like(format!("%\"{}\"%", role.word()))
}

/// The list to which a cursor belongs.
fn list(call: &Call) -> String {
    format!("people {}", call.actor.district_code)
}

async fn people(call: Call, request: HttpRequest) -> Result<Answer> {
    if !may_look_up(&call.actor) {
        return Err(Problem::new(codes::FORBIDDEN));
    }
    let asked = Question::read(&call, request.query_string())?;
    let mut rows = asked.select(&call).all(call.service.store.read()).await?;
    let size = usize::try_from(asked.limit).map_err(Problem::internal)?;
    let more = rows.len() > size;
    rows.truncate(size);
    let last = rows.last().filter(|_| more);
    let key = |row: &Model| call.service.cursor_key.seal(&list(&call), row.created_at.to_rfc3339(), row.id);
    let next_cursor = last.map(key).transpose()?;
    let link = next_cursor.as_ref().map(|cursor| onward(request.path(), request.query_string(), cursor));
    let items = rows.into_iter().map(|row| PersonOfDistrict {
        id: row.id,
        display_name: row.display_name.into_string(),
        organization_id: row.organization_id,
        roles: row.roles.0,
    });
    let answer = Answer::json(200, &PeoplePage { items: items.collect(), next_cursor })?;
    Ok(link.into_iter().fold(answer, |answer, link| answer.header("Link", link)))
}

//! The filters of the trail, read strictly.

use crate::codes;
use chrono::{DateTime, SecondsFormat, Utc};
use platform::{
    call::Call,
    http::query_string::pairs,
    lists::{CursorKey, Direction},
    problem::{Problem, Result},
    records::{
        actor::Actor,
        audit::entity::{Column, Entity, Model},
        filter_value::FilterValue,
        listing::{DEFAULT_LIMIT, LIMIT},
        people::PEOPLE,
    },
    values::{hash::Sha256, hex::hex, schema::Schema},
    vocabulary::Role,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select, Value,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// The orders of the list; the first is the usual one.
pub(super) const ORDERS: [&str; 2] = ["-occurred_at", "occurred_at"];

/// A filter by an exact value.
pub(super) struct Filter {
    /// The parameter.
    pub name: &'static str,
    column: Column,
    parse: fn(&str) -> Option<Value>,
    /// The schema of a value.
    pub schema: fn() -> Schema,
}

const fn by<T: FilterValue>(name: &'static str, column: Column) -> Filter {
    Filter { name, column, parse: T::parse_value, schema: T::value_schema }
}

/// The filters; each has its index.
pub(super) const FILTERS: [Filter; 7] = [
    by::<String>("subject_type", Column::SubjectType),
    by::<Uuid>("subject_id", Column::SubjectId),
    by::<Uuid>("actor_id", Column::ActorId),
    by::<String>("action", Column::Action),
    by::<Role>("role", Column::Role),
    by::<Uuid>("organization_id", Column::OrganizationId),
    by::<String>("request_id", Column::RequestId),
];

/// A place in the trail: the instant and the id of an entry.
pub(super) type Place = (DateTime<Utc>, Uuid);

/// What is asked of the trail.
pub(super) struct Query {
    condition: Condition,
    /// Which way it is read.
    pub direction: Direction,
    /// The place after which it continues.
    pub after: Option<Place>,
    /// Entries of a page.
    pub limit: u64,
    /// The format of a file.
    pub format: Option<String>,
    /// Whether to say who the people are.
    pub people: bool,
    list: String,
}

impl Query {
    /// Reads the query string for a caller.
    ///
    /// # Errors
    /// `INVALID_PARAMETER` or `INVALID_CURSOR`.
    pub(super) fn read(query: &str, call: &Call) -> Result<Self> {
        let (actor, key) = (&call.actor, &call.service.cursor_key);
        let mut read = Self {
            condition: Condition::all(),
            direction: Direction::Descending,
            after: None,
            limit: DEFAULT_LIMIT,
            format: None,
            people: false,
            list: String::new(),
        };
        let (mut cursor, mut district) = (None, None);
        let mut kept = Vec::new();
        for (name, value) in pairs(query) {
            match &*name {
                "cursor" => cursor = Some(value.clone()),
                "limit" => read.limit = limit(&value)?,
                "sort" => read.direction = direction(&value)?,
                "expand" if value == PEOPLE => read.people = true,
                "expand" => return Err(wrong(&name).with("allowed", vec![PEOPLE])),
                "format" => read.format = Some(value.clone()),
                "district" => district = Some(String::parse_value(&value).ok_or_else(|| wrong(&name))?),
                _ => read.condition = read.condition.add(filter(&name, &value)?),
            }
            if !matches!(&*name, "cursor" | "limit" | "expand") {
                kept.push((name, value));
            }
        }
        read.condition = read.condition.add(of_district(district, actor));
        let asks_who = |(name, value): &(String, String)| match &**name {
            "actor_id" => *value != actor.user_id.to_string(),
            "organization_id" => true,
            _ => false,
        };
        if kept.iter().any(asks_who) {
            // Whose author is secret is not found by the author either.
            let kinds = call.service.kinds.iter().filter(|(_, kind)| kind.secret_author);
            read.condition = read.condition.add(Column::SubjectType.is_not_in(kinds.map(|(name, _)| *name)));
        }
        kept.sort();
        read.list = hex(&Sha256::of(format!("audit {} {kept:?}", actor.district_code))[..12]);
        if let Some(cursor) = cursor {
            let (instant, id) = key.open(&cursor, &read.list)?;
            let instant =
                DateTime::parse_from_rfc3339(&instant).map_err(|_| Problem::new(codes::INVALID_CURSOR))?;
            read.after = Some((instant.with_timezone(&Utc), id));
        }
        Ok(read)
    }

    /// The rows after a place, one more than asked for.
    pub(super) fn select(&self, after: Option<Place>, limit: u64) -> Select<Entity> {
        let descending = self.direction == Direction::Descending;
        let mut select = Entity::find().filter(self.condition.clone());
        if let Some((instant, id)) = after {
            let here = Expr::tuple([Expr::col(Column::OccurredAt), Expr::col(Column::Id)]);
            let there = Expr::tuple([Expr::value(instant), Expr::value(id)]);
            select = select.filter(if descending { here.lt(there) } else { here.gt(there) });
        }
        let order = if descending { Order::Desc } else { Order::Asc };
        select.order_by(Column::OccurredAt, order.clone()).order_by(Column::Id, order).limit(limit + 1)
    }

    /// The cursor after a row.
    pub(super) fn cursor(&self, row: &Model, key: &CursorKey) -> Result<String> {
        key.seal(&self.list, row.occurred_at.to_rfc3339_opts(SecondsFormat::Micros, true), row.id)
    }
}

fn wrong(name: &str) -> Problem {
    Problem::new(codes::INVALID_PARAMETER).with("parameter", name)
}

fn limit(value: &str) -> Result<u64> {
    value.parse().ok().filter(|limit| (1..=LIMIT).contains(limit)).ok_or_else(|| wrong("limit"))
}

fn direction(value: &str) -> Result<Direction> {
    match ORDERS.iter().position(|order| *order == value) {
        Some(0) => Ok(Direction::Descending),
        Some(_) => Ok(Direction::Ascending),
        None => Err(wrong("sort").with("allowed", ORDERS.to_vec())),
    }
}

/// One filter; the names are known, or the request would have been refused.
fn filter(name: &str, value: &str) -> Result<sea_orm::sea_query::SimpleExpr> {
    let instant = || <DateTime<Utc> as FilterValue>::parse_value(value).ok_or_else(|| wrong(name));
    match name {
        "occurred_at_from" => return Ok(Column::OccurredAt.gte(instant()?)),
        "occurred_at_to" => return Ok(Column::OccurredAt.lte(instant()?)),
        _ => {}
    }
    let known = FILTERS.iter().find(|filter| filter.name == name).ok_or_else(|| wrong(name))?;
    Ok(known.column.eq((known.parse)(value).ok_or_else(|| wrong(name))?))
}

/// Nothing crosses districts but for the operator of the platform; others find nothing of another district.
fn of_district(asked: Option<Value>, actor: &Actor) -> Condition {
    let own = (!actor.crosses_districts()).then(|| Column::DistrictCode.eq(&*actor.district_code));
    let asked = asked.map(|asked| Column::DistrictCode.eq(asked));
    Condition::all().add_option(own).add_option(asked)
}

//! Reading: everything goes through the tenant and `visible_to`.

use super::{Call, Seen};
use crate::platform::{
    audit::{
        AuditEvent,
        entity::{Column, Entity},
    },
    page::{Query, Reader, pairs},
    problem::{Code, Problem, Result},
    record::{Record, View},
    reply::{Answer, entity_tag},
    words::Words,
    workflow::{EntityOf, Workflow, permitted},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

/// A page of a list.
#[derive(Serialize)]
struct Page<T> {
    items: Vec<T>,
    next_cursor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
}

/// A page of the history of a record, oldest first.
#[derive(Serialize, ToSchema)]
pub struct HistoryPage {
    /// The changes.
    pub items: Vec<AuditEvent>,
    /// The cursor of the next page; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

/// The action that a table calls reading.
pub(in crate::platform) fn view_action<W: Workflow>() -> Result<W::Action> {
    named::<W>("view")
}

/// The action of a table by its word; a table without it does not offer it.
pub(super) fn named<W: Workflow>(word: &str) -> Result<W::Action> {
    W::Action::parse(word).ok_or_else(|| Problem::new(Code::NotFound))
}

impl Call {
    /// The rows of the caller's district, whether the caller may see them or not.
    pub fn in_district<W: Workflow>(&self) -> Select<EntityOf<W>> {
        let all = EntityOf::<W>::find();
        if self.actor.crosses_districts() {
            return all;
        }
        all.filter(W::Model::DISTRICT_CODE.eq(&*self.actor.district_code))
    }

    /// The rows that the caller can see.
    #[must_use]
    pub fn select<W: Workflow>(&self) -> Select<EntityOf<W>> {
        self.in_district::<W>().filter(W::visible_to(&self.actor))
    }

    /// Whether the caller's roles may view records of a kind at all; to others there are none.
    #[must_use]
    pub fn may_view<W: Workflow>(&self) -> bool {
        view_action::<W>().is_ok_and(|view| permitted::<W>(view, &self.actor, None).is_ok())
    }

    /// One row that the caller can see.
    ///
    /// # Errors
    /// `NOT_FOUND`, also for what is there and invisible.
    pub async fn find<W: Workflow>(&self, db: &impl ConnectionTrait, id: Uuid) -> Result<W::Model> {
        let found = self.select::<W>().filter(W::Model::ID.eq(id)).one(db).await?;
        found.ok_or_else(|| Problem::new(Code::NotFound))
    }

    /// `GET /{collection}/{id}`.
    pub async fn get<W: Workflow>(&self, id: Uuid, query: &str) -> Result<Answer> {
        permitted::<W>(view_action::<W>()?, &self.actor, None)?;
        let query = self.single_query::<W>(query)?;
        let row = self.find::<W>(self.service.store.read(), id).await?;
        permitted::<W>(view_action::<W>()?, &self.actor, Some(&row))
            .map_err(|_| Problem::new(Code::NotFound))?;
        let tag = entity_tag(row.version());
        if query.expands.is_empty() && query.fields.is_empty() && self.conditions.has_version(row.version()) {
            return Ok(Answer::empty(304).header("ETag", tag));
        }
        let mut seen = self.render::<W>(vec![row], &query).await?;
        let one = seen.pop().ok_or_else(|| Problem::internal("one row, no view"))?;
        Ok(Answer::json(200, &one)?.header("ETag", tag))
    }

    /// A single record knows `fields` and `expand` of its list.
    fn single_query<W: Workflow>(&self, query: &str) -> Result<Query<W>> {
        if let Some((name, _)) = pairs(query).iter().find(|(name, _)| !matches!(&**name, "fields" | "expand"))
        {
            let unknown = Problem::new(Code::UnknownParameter).with("parameter", name.as_str());
            return Err(unknown.with("allowed", vec!["fields", "expand"]));
        }
        Query::read(query, self.reader::<W>())
    }

    fn reader<W: Workflow>(&self) -> Reader<'_> {
        let service = &self.service;
        Reader {
            fields: service.fields.get(W::KIND).map_or(&[], Vec::as_slice),
            key: &service.cursor_key,
            today: self.today(),
            backend: service.store.read().get_database_backend(),
        }
    }

    /// `GET /{collection}`.
    pub async fn page<W: Workflow>(&self, path: &str, query: &str) -> Result<Answer> {
        permitted::<W>(view_action::<W>()?, &self.actor, None)?;
        let query = Query::<W>::read(query, self.reader::<W>())?;
        let db = self.service.store.read();
        let total = if query.count {
            Some(self.select::<W>().filter(query.condition()).count(db).await?)
        } else {
            None
        };
        let mut rows = query.select(self.select::<W>()).all(db).await?;
        let size = usize::try_from(query.limit).map_err(Problem::internal)?;
        let mut next_cursor = None;
        if rows.len() > size {
            rows.truncate(size);
            let last = rows.last().ok_or_else(|| Problem::internal("a page of nothing"))?;
            next_cursor = Some(query.cursor_after(last, &self.service.cursor_key)?);
        }
        let link =
            next_cursor.as_ref().map(|cursor| format!("<{path}?{}>; rel=\"next\"", query.next(cursor)));
        let items = self.render::<W>(rows, &query).await?;
        let answer = Answer::json(200, &Page { items, next_cursor, total })?;
        Ok(link.into_iter().fold(answer, |answer, link| answer.header("Link", link)))
    }

    /// The rows as this caller sees them, with the related records and only the fields that were asked for.
    async fn render<W: Workflow>(&self, rows: Vec<W::Model>, query: &Query<W>) -> Result<Vec<Rendered<W>>> {
        let mut seen: Vec<Seen<W>> = rows.iter().map(|row| self.seen::<W>(row)).collect();
        for expand in &query.expands {
            let related = expand.load(self, &rows).await?;
            for one in &mut seen {
                let value = related.get(&one.id).cloned().unwrap_or(Value::Null);
                one.expanded.get_or_insert_default().insert(expand.name.into(), value);
            }
        }
        seen.into_iter().map(|one| Rendered::of(one, &query.fields)).collect()
    }

    /// `GET /{collection}/{id}/history`.
    pub async fn history<W: Workflow>(&self, id: Uuid, query: &str) -> Result<Answer> {
        permitted::<W>(view_action::<W>()?, &self.actor, None)?;
        let (after, limit) = history_query(query)?;
        let db = self.service.store.read();
        let row = self.find::<W>(db, id).await?;
        permitted::<W>(view_action::<W>()?, &self.actor, Some(&row))
            .map_err(|_| Problem::new(Code::NotFound))?;
        let entries = Entity::find().filter(Column::SubjectId.eq(id)).filter(Column::Sequence.gt(after));
        let mut entries = entries.order_by_asc(Column::Sequence).limit(limit + 1).all(db).await?;
        let size = usize::try_from(limit).map_err(Problem::internal)?;
        let more = entries.len() > size;
        entries.truncate(size);
        let next_cursor = entries.last().filter(|_| more).map(|last| last.sequence.to_string());
        let hidden = W::View::hidden(&row, &self.viewer());
        let items = entries.into_iter().map(|entry| AuditEvent::from(entry).without(hidden)).collect();
        Answer::json(200, &HistoryPage { items, next_cursor })
    }
}

/// A history is read by version, which is no secret: its cursor is the last version read.
fn history_query(query: &str) -> Result<(i32, u64)> {
    let (mut after, mut limit) = (0, crate::platform::page::DEFAULT_LIMIT);
    for (name, value) in pairs(query) {
        let wrong = || Problem::new(Code::InvalidParameter).with("parameter", name.as_str());
        match &*name {
            "cursor" => {
                let version = value.parse::<i32>().ok().filter(|version| version.to_string() == value);
                after = version.ok_or_else(|| Problem::new(Code::InvalidCursor))?;
            }
            "limit" => {
                limit = value
                    .parse()
                    .ok()
                    .filter(|n| (1..=crate::platform::page::LIMIT).contains(n))
                    .ok_or_else(wrong)?;
            }
            _ => {
                let unknown = Problem::new(Code::UnknownParameter).with("parameter", name.as_str());
                return Err(unknown.with("allowed", vec!["limit", "cursor"]));
            }
        }
    }
    Ok((after, limit))
}

/// A whole record, or the fields of it that were asked for.
#[derive(Serialize)]
#[serde(untagged, bound = "")]
enum Rendered<W: Workflow> {
    Whole(Box<Seen<W>>),
    Fields(Map<String, Value>),
}

impl<W: Workflow> Rendered<W> {
    fn of(seen: Seen<W>, fields: &[String]) -> Result<Self> {
        if fields.is_empty() {
            return Ok(Self::Whole(Box::new(seen)));
        }
        let Value::Object(mut all) = serde_json::to_value(seen).map_err(Problem::internal)? else {
            return Err(Problem::internal("a record that is no object"));
        };
        all.retain(|name, _| name == "expanded" || fields.contains(name));
        Ok(Self::Fields(all))
    }
}

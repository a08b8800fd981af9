//! Reading: everything goes through the tenant and `visible_to`.

use super::{Call, Seen};
use crate::{
    page::{Query, Reader, asks_for_what_is_shown},
    problem::{Code, Problem, Result},
    query_string::pairs,
    record::Record,
    reply::{Answer, entity_tag},
    words::Words,
    workflow::{EntityOf, Workflow, permitted},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select, sea_query::Expr,
};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

/// A page of a list.
#[derive(Serialize)]
struct Page<T> {
    items: Vec<T>,
    next_cursor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
}

/// The action that a table calls reading.
pub(super) fn view_action<W: Workflow>() -> Result<W::Action> {
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

    /// The rows that the caller can see: none if the roles of the caller may not view records of the kind at all.
    #[must_use]
    pub fn select<W: Workflow>(&self) -> Select<EntityOf<W>> {
        let rows = self.in_district::<W>().filter(W::visible_to(&self.actor));
        if self.may_view::<W>() { rows } else { rows.filter(Expr::value(false)) }
    }

    /// Whether the caller's roles may view records of a kind at all; to others there are none.
    #[must_use]
    pub fn may_view<W: Workflow>(&self) -> bool {
        view_action::<W>().is_ok_and(|view| permitted::<W>(view, &self.actor, None).is_ok())
    }

    /// Some of the rows that the caller can see, as far as role and relation let the caller view them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn viewable<W: Workflow>(
        &self,
        db: &impl ConnectionTrait,
        rows: Select<EntityOf<W>>,
    ) -> Result<Vec<W::Model>> {
        let view = view_action::<W>()?;
        let mut rows = rows.all(db).await?;
        rows.retain(|row| permitted::<W>(view, &self.actor, Some(row)).is_ok());
        Ok(rows)
    }

    /// One row that the caller may view: by tenant, `visible_to`, role and relation. What every write begins with.
    ///
    /// # Errors
    /// `NOT_FOUND`, also for what is there and invisible.
    pub async fn find<W: Workflow>(&self, db: &impl ConnectionTrait, id: Uuid) -> Result<W::Model> {
        let found = self.viewable::<W>(db, self.select::<W>().filter(W::Model::ID.eq(id))).await?.pop();
        found.ok_or_else(|| Problem::new(Code::NotFound))
    }

    /// One row to read, or something below it: what every `GET /{collection}/{id}…` begins with, so that all of them are
    /// refused alike.
    ///
    /// # Errors
    /// `FORBIDDEN` if the roles of the caller may not view records of the kind, whatever the id; else as [`Call::find`].
    pub async fn read<W: Workflow>(&self, id: Uuid) -> Result<W::Model> {
        permitted::<W>(view_action::<W>()?, &self.actor, None)?;
        self.find::<W>(self.service.store.read(), id).await
    }

    /// `GET /{collection}/{id}`.
    pub async fn get<W: Workflow>(&self, id: Uuid, query: &str) -> Result<Answer> {
        permitted::<W>(view_action::<W>()?, &self.actor, None)?;
        let query = self.single_query::<W>(query)?;
        let row = self.read::<W>(id).await?;
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
        let asked = query;
        let query = Query::<W>::read(asked, self.reader::<W>())?;
        asks_for_what_is_shown::<W>(self, asked)?;
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
        let mut all = seen.fields()?;
        all.retain(|name, _| name == "expanded" || fields.contains(name));
        Ok(Self::Fields(all))
    }
}

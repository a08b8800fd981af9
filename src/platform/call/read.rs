//! Reading: everything goes through the tenant and the View rows.

use super::{Call, Performs};
use crate::{
    http::{
        partial::Partial,
        query_string::{onward, pairs},
        reply::Answer,
    },
    lists::{Days, Query, Reader, RecordAnswer, asks_for_what_is_shown, flag, read_days, view_action},
    problem::{Problem, Result, codes},
    records::{
        listing::{Reading, Shown},
        people::{NamedPeople, PEOPLE},
        record::{Record, Viewer},
    },
    store::Rows,
    values::columns::{Columns, Row},
    workflow::{EntityOf, Workflow, permitted},
};
use sea_orm::{
    ConnectionTrait, DbErr, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{self, Asterisk, Expr, Func},
};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// A page of a list.
#[derive(Serialize)]
struct Page<T> {
    items: Vec<T>,
    next_cursor: Option<String>,
    #[serde(flatten)]
    count: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expanded: Option<NamedPeople>,
}

/// How many records fit: all of them, or so many that more were not counted.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Count {
    Total(i64),
    TotalIsAtLeast(i64),
}

/// Records that are counted at most: what fits is told as fast as a page, however many there are.
const COUNTED: i64 = 10_000;

struct Counted(i64);

impl Row for Counted {
    fn of(columns: &impl Columns) -> std::result::Result<Self, DbErr> {
        columns.at(0).map(Self)
    }
}

impl Call {
    /// This caller, as lists and views ask for one.
    #[must_use]
    pub fn viewer(&self) -> Viewer<'_> {
        Viewer { actor: &self.actor, credential: self.credential, today: self.today() }
    }

    /// See [`Viewer::in_district`].
    #[must_use]
    pub fn in_district<W: Workflow>(&self) -> Select<EntityOf<W>> {
        self.viewer().in_district::<W>()
    }

    /// See [`Viewer::select`].
    #[must_use]
    pub fn select<W: Workflow>(&self) -> Select<EntityOf<W>> {
        self.viewer().select::<W>()
    }

    /// See [`Viewer::find`].
    ///
    /// # Errors
    /// `NOT_FOUND`, also for what is there and invisible.
    pub async fn find<W: Workflow>(&self, db: &impl Rows, id: Uuid) -> Result<W::Model> {
        self.viewer().find::<W>(db, id).await
    }

    /// The record as this caller sees it.
    #[must_use]
    pub fn seen<W: Workflow>(&self, row: &W::Model) -> RecordAnswer<W> {
        self.viewer().seen::<W>(row)
    }

    /// The names of the fields that views of a kind can show.
    #[must_use]
    pub fn fields_of(&self, kind: &str) -> &[String] {
        self.service.fields.get(kind).map_or(&[], |fields| fields.as_slice())
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
    pub async fn get<W: Performs>(&self, id: Uuid, query: &str) -> Result<Answer> {
        permitted::<W>(view_action::<W>()?, &self.actor, None)?;
        let (query, explains) = self.single_query::<W>(query)?;
        let row = self.read::<W>(id).await?;
        let version = row.version();
        let mut seen = self.render::<W>(vec![row], &query).await?;
        let mut one = seen.pop().ok_or_else(|| Problem::internal("one row, no view"))?;
        if explains {
            one.answer().explained_actions = Some(self.explained::<W>(id).await?);
        }
        if query.people {
            let people = self.people_in(&one).await?;
            let names = serde_json::to_value(people.people).map_err(Problem::internal)?;
            one.answer().expanded.get_or_insert_default().insert(PEOPLE.into(), names);
        }
        let answer = Answer::json(200, &one)?.tagged(version);
        // What depends on the day or the caller is compared too: the version alone would hide it.
        match answer.header_value("ETag") {
            Some(tag) if self.conditions.has(tag) => Ok(Answer::empty(304).header("ETag", tag)),
            _ => Ok(answer),
        }
    }

    /// A single record knows `fields` and `expand` of its list, and whether its actions are to be explained.
    fn single_query<W: Workflow>(&self, query: &str) -> Result<(Query<W>, bool)> {
        let (mut explains, mut asked) = (false, form_urlencoded::Serializer::new(String::new()));
        for (name, value) in pairs(query) {
            match &*name {
                "explain" => explains = flag(&name, &value)?,
                "fields" | "expand" => drop(asked.append_pair(&name, &value)),
                _ => {
                    let unknown = Problem::new(codes::UNKNOWN_PARAMETER).with("parameter", name);
                    return Err(unknown.with("allowed", vec!["fields", "expand", "explain"]));
                }
            }
        }
        let mut query = Query::read(&asked.finish(), self.reader::<W>())?;
        if explains && !query.fields.is_empty() {
            // What is explained is asked for by its own parameter, as what is included is.
            query.fields.push("explained_actions".into());
        }
        Ok((query, explains))
    }

    fn reader<W: Workflow>(&self) -> Reader<'_> {
        let service = &self.service;
        Reader {
            fields: self.fields_of(W::KIND),
            key: &service.cursor_key,
            viewer: self.viewer(),
            backend: service.store.read().get_database_backend(),
        }
    }

    /// `GET /{collection}`.
    pub async fn page<W: Workflow>(&self, path: &str, query: &str) -> Result<Answer> {
        permitted::<W>(view_action::<W>()?, &self.actor, None)?;
        let asked = query;
        let query = Query::<W>::read(asked, self.reader::<W>())?;
        asks_for_what_is_shown::<W>(self.viewer(), self.fields_of(W::KIND), asked)?;
        let db = self.service.store.read();
        let count = if query.count { Some(self.count::<W>(&query).await?) } else { None };
        let page = query.select(self.viewer().rows::<W>());
        let mut rows = db.rows::<W::Model>(db.get_database_backend().build(&page)).await?;
        let size = usize::try_from(query.limit).map_err(Problem::internal)?;
        let mut next_cursor = None;
        if rows.len() > size {
            rows.truncate(size);
            let last = rows.last().ok_or_else(|| Problem::internal("a page of nothing"))?;
            next_cursor = Some(query.cursor_after(last, &self.service.cursor_key)?);
        }
        let link = next_cursor.as_ref().map(|cursor| onward(path, asked, cursor));
        let items = self.render::<W>(rows, &query).await?;
        let expanded = if query.people { Some(self.people_in(&items).await?) } else { None };
        let answer = Answer::json(200, &Page { items, next_cursor, count, expanded })?;
        Ok(link.into_iter().fold(answer, |answer, link| answer.header("Link", link)))
    }

    /// How many records fit a query, as far as they are counted.
    async fn count<W: Workflow>(&self, query: &Query<W>) -> Result<Count> {
        let fitting = self.select::<W>().filter(query.condition()).select_only().column(W::Model::ID);
        let fitting = fitting.limit(COUNTED.unsigned_abs() + 1).into_query();
        let counted = sea_query::Query::select()
            .expr(Func::count(Expr::col(Asterisk)))
            .from_subquery(fitting, "fitting")
            .to_owned();
        let db = self.service.store.read();
        let counted = db.rows::<Counted>(db.get_database_backend().build(&counted)).await?.pop();
        let Counted(number) = counted.ok_or_else(|| Problem::internal("no count"))?;
        Ok(if number > COUNTED { Count::TotalIsAtLeast(COUNTED) } else { Count::Total(number) })
    }

    /// The rows as this caller sees them, with the related records and only the fields that were asked for.
    async fn render<'a, W: Workflow>(
        &self,
        mut rows: Vec<W::Model>,
        query: &'a Query<W>,
    ) -> Result<Vec<Rendered<'a, W>>> {
        read_days::<W>(self.service.store.read(), &mut rows, Days::All).await?;
        let mut seen: Vec<RecordAnswer<W>> = rows.iter().map(|row| self.seen::<W>(row)).collect();
        let viewer = self.viewer();
        let views = if query.expands.is_empty() { &[][..] } else { &rows[..] };
        let views = views.iter().map(|row| viewer.shown::<W>(row)).collect::<Result<Vec<_>>>()?;
        let reading = Reading { viewer, db: self.service.store.read().into(), kinds: self.service.kinds };
        for expand in &query.expands {
            let related = expand.load(reading, Shown { rows: &rows, views: &views }).await?;
            for one in &mut seen {
                let value = related.get(&one.id).cloned().unwrap_or(Value::Null);
                one.expanded.get_or_insert_default().insert(expand.name.into(), value);
            }
        }
        Ok(seen.into_iter().map(|one| Rendered::of(one, &query.fields)).collect())
    }
}

/// A whole record, or the fields of it that were asked for.
#[derive(Serialize)]
#[serde(untagged, bound = "")]
enum Rendered<'a, W: Workflow> {
    Whole(Box<RecordAnswer<W>>),
    Fields(Box<Partial<'a, RecordAnswer<W>>>),
}

impl<'a, W: Workflow> Rendered<'a, W> {
    /// The record, whatever of it will be answered.
    fn answer(&mut self) -> &mut RecordAnswer<W> {
        match self {
            Self::Whole(whole) => whole,
            Self::Fields(some) => &mut some.whole,
        }
    }

    fn of(seen: RecordAnswer<W>, fields: &'a [String]) -> Self {
        if fields.is_empty() {
            return Self::Whole(Box::new(seen));
        }
        Self::Fields(Box::new(Partial { whole: seen, fields }))
    }
}

//! `expand`: related records in the same answer, one query for each name, whatever the size of the page.

use super::shows;
use crate::{
    call::Call,
    kinds::{Glance, Named},
    problem::{Code, Problem, Result},
    record::Record,
    workflow::{ColumnOf, Future, Workflow},
};
use sea_orm::{ColumnTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect, Value};
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;
use uuid::Uuid;

/// Related records of one name that an answer may carry at most.
const MOST: u64 = 2_000;

type Load<W> = Box<
    dyn for<'a> Fn(&'a Call, &'a [<W as Workflow>::Model]) -> Future<'a, Result<HashMap<Uuid, Json>>>
        + Send
        + Sync,
>;

/// A relation that can be included.
pub struct Expand<W: Workflow> {
    /// The name in `expand=`.
    pub name: &'static str,
    /// Whether it is a list.
    pub many: bool,
    /// The kind of the related record; none where it may be of any.
    pub kind: Option<&'static str>,
    load: Load<W>,
}

fn id_in<M: ModelTrait>(row: &M, column: <M::Entity as sea_orm::EntityTrait>::Column) -> Option<Uuid> {
    match row.get(column) {
        Value::Uuid(id) => id,
        _ => None,
    }
}

fn text_in<M: ModelTrait>(row: &M, column: <M::Entity as sea_orm::EntityTrait>::Column) -> Option<String> {
    match row.get(column) {
        Value::String(text) => text,
        _ => None,
    }
}

/// The record that a row refers to by a column, where the view of the row shows it.
fn reference<W: Workflow>(call: &Call, row: &W::Model, column: ColumnOf<W>) -> Result<Option<Uuid>> {
    let Some(id) = id_in(row, column) else { return Ok(None) };
    Ok(shows(&call.shown::<W>(row)?, &column, id).then_some(id))
}

/// What some rows refer to by a column, by the ids of the rows.
fn references<W: Workflow>(
    call: &Call,
    rows: &[W::Model],
    column: ColumnOf<W>,
) -> Result<HashMap<Uuid, Uuid>> {
    let mut known = HashMap::new();
    for row in rows {
        if let Some(id) = reference::<W>(call, row, column)? {
            known.insert(row.id(), id);
        }
    }
    Ok(known)
}

/// A record of any kind, as much of it as every kind has.
#[derive(Debug, Serialize, ToSchema)]
pub struct Subject {
    /// Which record.
    #[serde(flatten)]
    named: Named,
    /// What it is called; null where its kind has no text to search.
    #[schema(required = true)]
    title: Option<String>,
    /// Where it stands, in the words of its kind.
    #[schema(examples("distributed"))]
    state: &'static str,
}

impl Subject {
    fn of(glance: Glance) -> Self {
        Self { named: glance.named, title: glance.title, state: glance.state }
    }
}

impl<W: Workflow> Expand<W> {
    /// The record that a column refers to.
    pub(super) fn one<O: Workflow>(name: &'static str, column: ColumnOf<W>) -> Self {
        let load: Load<W> = Box::new(move |call, rows| {
            Box::pin(async move {
                let known = references::<W>(call, rows, column)?;
                if known.is_empty() {
                    return Ok(HashMap::new());
                }
                let wanted = call.select::<O>().filter(O::Model::ID.is_in(known.values().copied()));
                let mut views = HashMap::new();
                for row in &call.viewable::<O>(call.service.store.read(), wanted).await? {
                    views.insert(row.id(), view::<O>(call, row)?);
                }
                let of = |(row, other): (Uuid, Uuid)| Some((row, views.get(&other)?.clone()));
                Ok(known.into_iter().filter_map(of).collect())
            })
        });
        Self { name, many: false, kind: Some(O::KIND), load }
    }

    /// The records that refer to this one by a column.
    pub(super) fn many<O: Workflow>(name: &'static str, column: ColumnOf<O>) -> Self {
        let load: Load<W> = Box::new(move |call, rows| {
            Box::pin(async move {
                let ids: Vec<Uuid> = rows.iter().map(Record::id).collect();
                let related =
                    call.select::<O>().filter(column.is_in(ids)).filter(O::Model::ARCHIVED_AT.is_null());
                let related = related.order_by_asc(O::Model::ID).limit(MOST + 1);
                let found = call.viewable::<O>(call.service.store.read(), related).await?;
                if found.len() > usize::try_from(MOST).map_err(Problem::internal)? {
                    return Err(too_many(name));
                }
                let mut lists: HashMap<Uuid, Vec<Json>> =
                    rows.iter().map(|row| (row.id(), Vec::new())).collect();
                for row in &found {
                    let list = reference::<O>(call, row, column)?.and_then(|id| lists.get_mut(&id));
                    if let Some(list) = list {
                        list.push(view::<O>(call, row)?);
                    }
                }
                Ok(lists.into_iter().map(|(id, list)| (id, Json::Array(list))).collect())
            })
        });
        Self { name, many: true, kind: Some(O::KIND), load }
    }

    /// The record of any kind that two columns name: one query for each kind on the page.
    pub(super) fn named(name: &'static str, kind: ColumnOf<W>, id: ColumnOf<W>) -> Self {
        let load: Load<W> = Box::new(move |call, rows| {
            Box::pin(async move {
                let known = references::<W>(call, rows, id)?;
                let mut wanted: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
                for row in rows {
                    if let (Some(kind), Some(id)) = (text_in(row, kind), known.get(&row.id())) {
                        wanted.entry(kind).or_default().push(*id);
                    }
                }
                let mut found = HashMap::new();
                for (kind, ids) in wanted {
                    let Some(kind) = call.service.kinds.get(&*kind) else { continue };
                    for glance in kind.find(call, call.service.store.read(), ids).await? {
                        found.insert(glance.named.id, Subject::of(glance));
                    }
                }
                let of = |(row, id): (Uuid, Uuid)| Some((row, found.get(&id)?));
                known.into_iter().filter_map(of).map(|(row, subject)| Ok((row, json(subject)?))).collect()
            })
        });
        Self { name, many: false, kind: None, load }
    }

    /// The related records of some rows, by the id of the row.
    ///
    /// # Errors
    /// The database failed.
    pub async fn load(&self, call: &Call, rows: &[W::Model]) -> Result<HashMap<Uuid, Json>> {
        (self.load)(call, rows).await
    }
}

/// A cut would be silent: a shorter page is asked for instead.
fn too_many(name: &str) -> Problem {
    Problem::new(Code::InvalidParameter).with("parameter", "limit").with("expand", name).with("most", MOST)
}

fn view<O: Workflow>(call: &Call, row: &O::Model) -> Result<Json> {
    json(&call.seen::<O>(row))
}

fn json(value: &impl Serialize) -> Result<Json> {
    serde_json::to_value(value).map_err(Problem::internal)
}

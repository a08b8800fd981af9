//! `expand`: related records in the same answer, one query for each name, whatever the size of the page.

use super::{Days, read_days};
use crate::{
    problem::{Problem, Result, codes},
    records::{
        column::{name_of, shows},
        kind::RecordSummary,
        listing::{Expand, Listing, Load, Reading, Shown},
        record::Record,
        record_reference::RecordReference,
    },
    workflow::{ColumnOf, Workflow},
};
use sea_orm::{ColumnTrait, Iden, IdenStatic, ModelTrait, QueryFilter, QueryOrder, QuerySelect, Value};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use utoipa::ToSchema;
use uuid::Uuid;

/// Related records of one name that an answer may carry at most.
const MOST: u64 = 2_000;

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
fn reference<M: Record>(row: &M, view: &Map<String, Json>, column: M::Column) -> Option<Uuid> {
    id_in(row, column).filter(|id| shows(view, &column, *id))
}

impl<M: Record> Shown<'_, M> {
    /// What the records refer to by a column, by their ids.
    fn references(self, column: M::Column) -> HashMap<Uuid, Uuid> {
        let both = self.rows.iter().zip(self.views);
        both.filter_map(|(row, view)| Some((row.id(), reference(row, view, column)?))).collect()
    }
}

/// A record of any kind, as much of it as every kind has.
/// 任意种类的记录,只含各类记录共有的内容。
#[derive(Debug, Serialize, ToSchema)]
pub struct Subject {
    /// Which record.
    /// 所指的记录。
    #[serde(flatten)]
    named: RecordReference,
    /// What it is called; null where its kind has no text to search.
    /// 名称;该类记录没有可供检索的文字时为空。
    #[schema(required = true)]
    title: Option<String>,
    /// Where it stands, in the words of its kind.
    /// 当前状态,以该类记录的状态值表示。
    #[schema(examples("distributed"))]
    state: &'static str,
}

impl Subject {
    fn of(summary: RecordSummary) -> Self {
        Self { named: summary.named, title: summary.title, state: summary.state }
    }
}

/// The record to which a column refers.
fn one<M: Record, O: Workflow>(column: M::Column) -> Load<M> {
    Box::new(move |reading, records| {
        Box::pin(async move {
            let known = records.references(column);
            let views = views_of::<O>(reading, known.values().copied().collect()).await?;
            let of = |(row, other): (Uuid, Uuid)| Some((row, views.get(&other)?.clone()));
            Ok(known.into_iter().filter_map(of).collect())
        })
    })
}

/// The records that a list in a column names, in its order.
fn each<M: Record, O: Workflow>(column: M::Column) -> Load<M> {
    Box::new(move |reading, records| {
        Box::pin(async move {
            let both = records.rows.iter().zip(records.views);
            let lists: Vec<(Uuid, Vec<Uuid>)> =
                both.map(|(row, view)| (row.id(), listed(view, &column))).collect();
            let named: BTreeSet<Uuid> = lists.iter().flat_map(|(_, ids)| ids).copied().collect();
            let views = views_of::<O>(reading, named).await?;
            let shown = |ids: Vec<Uuid>| ids.iter().filter_map(|id| views.get(id).cloned()).collect();
            Ok(lists.into_iter().map(|(row, ids)| (row, Json::Array(shown(ids)))).collect())
        })
    })
}

/// The ids in a list, as the view shows it.
fn listed<C: Iden>(view: &Map<String, Json>, column: &C) -> Vec<Uuid> {
    let list = view.get(&name_of(column)).and_then(Json::as_array);
    list.into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// The views of some records, as far as the caller sees them.
async fn views_of<O: Workflow>(reading: Reading<'_>, ids: BTreeSet<Uuid>) -> Result<HashMap<Uuid, Json>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let viewer = reading.viewer;
    let mut found = viewer.select::<O>().filter(O::Model::ID.is_in(ids)).all(&reading.db).await?;
    read_days::<O>(&reading.db, &mut found, Days::All).await?;
    found.iter().map(|row| Ok((row.id(), json(&viewer.seen::<O>(row))?))).collect()
}

impl<M: Record> Listing<M> {
    /// Offers to include the record that a column refers to.
    #[must_use]
    pub fn expand<O: Workflow>(mut self, name: &'static str, column: M::Column) -> Self {
        let load = one::<M, O>(column);
        self.expands.push(Expand { name, many: false, kind: Some(O::KIND), column: Some(column), load });
        self
    }

    /// Offers to include the records that columns refer to, each by the name of its column. A record that goes on does not keep
    /// them from being archived, as those do that `expand` names.
    #[must_use]
    pub fn refers<O: Workflow>(mut self, columns: impl IntoIterator<Item = M::Column>) -> Self {
        self.expands.extend(columns.into_iter().map(|column| {
            let name = column.as_str();
            let name = name.strip_suffix("_id").unwrap_or(name);
            Expand { name, many: false, kind: Some(O::KIND), column: None, load: one::<M, O>(column) }
        }));
        self
    }

    /// The same for lists of ids, each by the name of its column.
    #[must_use]
    pub fn refers_to_each<O: Workflow>(mut self, columns: impl IntoIterator<Item = M::Column>) -> Self {
        self.expands.extend(columns.into_iter().map(|column| {
            let load = each::<M, O>(column);
            Expand { name: column.as_str(), many: true, kind: Some(O::KIND), column: None, load }
        }));
        self
    }

    /// Offers to include the records that refer to this one by a column of theirs.
    #[must_use]
    pub fn expand_many<O: Workflow>(mut self, name: &'static str, column: ColumnOf<O>) -> Self {
        let load: Load<M> = Box::new(move |reading, records| {
            Box::pin(async move {
                let (viewer, ids) = (reading.viewer, records.rows.iter().map(Record::id));
                let related =
                    viewer.select::<O>().filter(column.is_in(ids)).filter(O::Model::ARCHIVED_AT.is_null());
                let related = related.order_by_asc(O::Model::ID).limit(MOST + 1);
                let mut found = related.all(&reading.db).await?;
                if found.len() > usize::try_from(MOST).map_err(Problem::internal)? {
                    return Err(too_many(name));
                }
                read_days::<O>(&reading.db, &mut found, Days::All).await?;
                let mut lists: HashMap<Uuid, Vec<Json>> =
                    records.rows.iter().map(|row| (row.id(), Vec::new())).collect();
                for row in &found {
                    let view = viewer.shown::<O>(row)?;
                    if let Some(list) = reference(row, &view, column).and_then(|id| lists.get_mut(&id)) {
                        list.push(json(&viewer.seen::<O>(row))?);
                    }
                }
                Ok(lists.into_iter().map(|(id, list)| (id, Json::Array(list))).collect())
            })
        });
        self.expands.push(Expand { name, many: true, kind: Some(O::KIND), column: None, load });
        self
    }

    /// Offers to include the record of any kind that two columns name, as much of it as every kind has: one query for each
    /// kind on the page.
    #[must_use]
    pub fn expand_named(mut self, name: &'static str, kind: M::Column, id: M::Column) -> Self {
        let load: Load<M> = Box::new(move |reading, records| {
            Box::pin(async move {
                let known = records.references(id);
                let mut wanted: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
                for row in records.rows {
                    if let (Some(kind), Some(id)) = (text_in(row, kind), known.get(&row.id())) {
                        wanted.entry(kind).or_default().push(*id);
                    }
                }
                let mut found = HashMap::new();
                for (kind, ids) in wanted {
                    let Some(kind) = reading.kinds.get(&*kind) else { continue };
                    for summary in kind.find(reading.viewer, reading.db, ids).await? {
                        found.insert(summary.named.id, Subject::of(summary));
                    }
                }
                let of = |(row, id): (Uuid, Uuid)| Some((row, found.get(&id)?));
                known.into_iter().filter_map(of).map(|(row, subject)| Ok((row, json(subject)?))).collect()
            })
        });
        self.expands.push(Expand { name, many: false, kind: None, column: None, load });
        self
    }
}

/// A cut would be silent: a shorter page is asked for instead.
fn too_many(name: &str) -> Problem {
    Problem::new(codes::INVALID_PARAMETER).with("parameter", "limit").with("expand", name).with("most", MOST)
}

fn json(value: &impl Serialize) -> Result<Json> {
    serde_json::to_value(value).map_err(Problem::internal)
}

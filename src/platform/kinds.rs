//! Kinds of records, for what works with records of every kind: a link or a trace knows a record by kind and id alone.

use crate::{
    audit::{AuditEvent, entity::Model as Entry, stored::Audited},
    call::{Call, told},
    chain::{ChainDirection, Edge, End},
    page::name_of,
    problem::Result,
    record::Record,
    store::Executor,
    words::Words,
    workflow::{ColumnOf, Future, Workflow},
};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashSet},
};
use utoipa::ToSchema;
use uuid::Uuid;

/// A record of any kind, named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Named {
    /// Kind of the record.
    #[serde(rename = "type")]
    #[schema(examples("supervision.item"))]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

impl Named {
    /// A record of a kind.
    #[must_use]
    pub fn of<W: Workflow>(id: Uuid) -> Self {
        Self { kind: W::KIND.into(), id }
    }
}

/// A record of any kind at a glance: as much as every kind has.
#[derive(Debug, Clone)]
pub struct Glance {
    /// Which record.
    pub named: Named,
    /// Its business number; none where a kind has none.
    pub number: Option<String>,
    /// What the record is called in the list of its kind; none where a kind has no text to search.
    pub title: Option<String>,
    /// Where it stands.
    pub state: &'static str,
    /// The same in Chinese and English.
    pub state_label: (&'static str, Cow<'static, str>),
    /// The tenant.
    pub district_code: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// Whether it was taken out of the lists.
    pub archived: bool,
    /// What it came of and what came of it, as far as it says so itself.
    pub edges: Vec<Edge>,
}

/// Which records of a kind are looked for: some by id, and those that refer to others.
#[derive(Debug, Clone)]
pub struct Search<'a> {
    /// Records by id.
    pub ids: Vec<Uuid>,
    /// Records of any kinds to which the ones looked for refer.
    pub around: &'a [Named],
    /// Which way from there.
    pub direction: ChainDirection,
    /// How many at most.
    pub most: u64,
}

type Glances<'a> = Future<'a, Result<Vec<Glance>>>;
type Find = for<'a> fn(&'a Call, Executor<'a>, Vec<Uuid>) -> Glances<'a>;
type Tell = for<'a> fn(&'a Call, Executor<'a>, Vec<Entry>) -> Future<'a, Result<Vec<AuditEvent>>>;
type Neighbours = for<'a> fn(&'a Call, Executor<'a>, Search<'a>) -> Glances<'a>;

/// What may be asked of a kind of record without knowing its type.
#[derive(Clone, Copy)]
pub struct Kind {
    /// What the kind is called in Chinese.
    pub label: &'static str,
    /// The URL of its collection.
    pub path: &'static str,
    /// How its records are compared with their trail.
    pub audited: Audited,
    find: Find,
    neighbours: Neighbours,
    tell: Tell,
}

/// Every kind that the service serves, by its name.
pub type Kinds = BTreeMap<&'static str, Kind>;

impl Kind {
    /// The kind of a workflow's records.
    #[must_use]
    pub fn of<W: Workflow>() -> Self {
        Self {
            label: W::LABEL,
            path: W::PATH,
            audited: Audited::of::<W>(),
            find: find::<W>,
            neighbours: neighbours::<W>,
            tell: tell::<W>,
        }
    }

    /// Those of some records that the caller can see, in one query.
    ///
    /// # Errors
    /// The database failed.
    pub async fn find<'a>(
        &self,
        call: &'a Call,
        db: impl Into<Executor<'a>>,
        ids: Vec<Uuid>,
    ) -> Result<Vec<Glance>> {
        (self.find)(call, db.into(), ids).await
    }

    /// The active records that the caller can see among those looked for, the oldest first: one query, or none if
    /// nothing of this kind can be there.
    ///
    /// # Errors
    /// The database failed.
    pub async fn neighbours<'a>(
        &self,
        call: &'a Call,
        db: impl Into<Executor<'a>>,
        search: Search<'a>,
    ) -> Result<Vec<Glance>> {
        (self.neighbours)(call, db.into(), search).await
    }

    /// Entries of the trail on records of this kind, as the caller reads them: what changed is told in the words of the
    /// view, and not at all of a record that the caller may not view.
    ///
    /// # Errors
    /// The database failed.
    pub async fn tell<'a>(
        &self,
        call: &'a Call,
        db: impl Into<Executor<'a>>,
        entries: Vec<Entry>,
    ) -> Result<Vec<AuditEvent>> {
        (self.tell)(call, db.into(), entries).await
    }
}

fn tell<'a, W: Workflow>(
    call: &'a Call,
    db: Executor<'a>,
    entries: Vec<Entry>,
) -> Future<'a, Result<Vec<AuditEvent>>> {
    Box::pin(async move { told::<W>(call, &db, entries).await })
}

fn find<'a, W: Workflow>(call: &'a Call, db: Executor<'a>, ids: Vec<Uuid>) -> Glances<'a> {
    Box::pin(async move {
        if ids.is_empty() || !call.may_view::<W>() {
            return Ok(Vec::new());
        }
        let rows = call.viewable::<W>(&db, call.select::<W>().filter(W::Model::ID.is_in(ids))).await?;
        rows.iter().map(|row| glance::<W>(call, row)).collect()
    })
}

fn neighbours<'a, W: Workflow>(call: &'a Call, db: Executor<'a>, search: Search<'a>) -> Glances<'a> {
    Box::pin(async move {
        let mut wanted = Condition::any();
        let ids: HashSet<Uuid> = search.ids.into_iter().collect();
        if !ids.is_empty() {
            wanted = wanted.add(W::Model::ID.is_in(ids.iter().copied()));
        }
        for traced in &W::listing().traced {
            // The record that is looked for is one end of the edge, so the way begins at the other.
            let begins_at = if traced.own_end == End::Later { End::Earlier } else { End::Later };
            if search.direction.leads_from(begins_at) {
                wanted = traced.refers_to(search.around).into_iter().fold(wanted, Condition::add);
            }
        }
        if wanted.is_empty() || !call.may_view::<W>() {
            return Ok(Vec::new());
        }
        let active = call.select::<W>().filter(W::Model::ARCHIVED_AT.is_null()).filter(wanted);
        let rows = call.viewable::<W>(&db, active.order_by_asc(W::Model::ID).limit(search.most)).await?;
        let mut found = rows.iter().map(|row| glance::<W>(call, row)).collect::<Result<Vec<_>>>()?;
        // A reference that the view hides leads nowhere.
        let around: HashSet<&Named> = search.around.iter().collect();
        found.retain(|glance| {
            let ends = glance.edges.iter().flat_map(|edge| [&edge.earlier, &edge.later]);
            ids.contains(&glance.named.id) || ends.into_iter().any(|end| around.contains(end))
        });
        Ok(found)
    })
}

/// Number and title are read from the view, so that what is masked there stays masked.
fn glance<W: Workflow>(call: &Call, row: &W::Model) -> Result<Glance> {
    let view = call.shown::<W>(row)?;
    let text = |column: Option<&ColumnOf<W>>| match view.get(&name_of(column?))? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let (listing, state) = (W::listing(), row.state());
    Ok(Glance {
        named: Named::of::<W>(row.id()),
        number: text(listing.number.as_ref()),
        title: text(listing.search.first()),
        state: state.word(),
        state_label: (state.zh(), state.en()),
        district_code: row.district_code().into(),
        created_at: row.stamps().created_at,
        archived: row.stamps().archived_at.is_some(),
        edges: listing.traced.iter().filter_map(|traced| traced.edge(row, &view)).collect(),
    })
}

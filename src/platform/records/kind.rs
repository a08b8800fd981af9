//! Kinds of records, for what works with records of every kind: a link or a trace knows a record by kind and id alone.

use super::{
    audit::{AuditEvent, entity::Model as Entry, stored::Audited},
    chain::{ChainDirection, Edge},
    record::Viewer,
    record_reference::RecordReference,
};
use crate::{
    problem::{Code, Result},
    store::Executor,
    values::future::Future,
};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnType, sea_query::SelectStatement};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A record of any kind at a summary: as much as every kind has.
#[derive(Debug, Clone)]
pub struct RecordSummary {
    /// Which record.
    pub named: RecordReference,
    /// Its business number; none where a kind has none.
    pub number: Option<String>,
    /// What the record is called in the list of its kind; none where a kind has no text to search.
    pub title: Option<String>,
    /// Where it stands.
    pub state: &'static str,
    /// The same in Chinese and English.
    pub state_label: (&'static str, &'static str),
    /// The tenant.
    pub district_code: String,
    /// What the caller may do with it now, in words for programs, in Chinese and in English.
    pub available_actions: Vec<(&'static str, &'static str, &'static str)>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// Whether it was taken out of the lists.
    pub archived: bool,
    /// Since when it takes nothing new: it was archived, or its end has come.
    pub ended_on: Option<NaiveDate>,
    /// With what a new reference to it is refused then.
    pub ended_as: Code,
    /// What it came of and what came of it, as far as it says so itself.
    pub edges: Vec<Edge>,
}

/// Which records of a kind are looked for: some by id, and those that refer to others.
#[derive(Debug, Clone)]
pub struct Search<'a> {
    /// Records by id.
    pub ids: Vec<Uuid>,
    /// Records of any kinds to which the ones looked for refer.
    pub around: &'a [RecordReference],
    /// Which way from there.
    pub direction: ChainDirection,
    /// How many at most.
    pub most: u64,
}

pub(crate) type Summaries<'a> = Future<'a, Result<Vec<RecordSummary>>>;
pub(crate) type Find = for<'a> fn(Viewer<'a>, Executor<'a>, Vec<Uuid>) -> Summaries<'a>;
pub(crate) type Tell =
    for<'a> fn(Viewer<'a>, &'a [String], Executor<'a>, Vec<Entry>) -> Future<'a, Result<Vec<AuditEvent>>>;
pub(crate) type Neighbours = for<'a> fn(Viewer<'a>, Executor<'a>, Search<'a>) -> Summaries<'a>;

/// Rows by what a person calls them, with all their columns.
pub(crate) type Named =
    for<'a> fn(Viewer<'a>, Executor<'a>, &'a str) -> Future<'a, Result<Vec<Map<String, Value>>>>;

pub(crate) type Refers = for<'a> fn(Executor<'a>, &'a RecordReference) -> Future<'a, Result<bool>>;

/// Which of the records that wait for a caller are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// Those behind this place, the newest first.
    pub after: Option<(DateTime<Utc>, Uuid)>,
    /// Those alone that came back to somebody who had been through with them.
    pub returned: bool,
    /// Those alone that changed later.
    pub since: Option<DateTime<Utc>>,
    /// How many at most.
    pub most: u64,
}

pub(crate) type Waits = for<'a> fn(Viewer<'a>, Window) -> Option<SelectStatement>;

/// The rows of a kind, as the code has them.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Their table.
    pub table: String,
    /// Their columns.
    pub columns: Vec<(String, ColumnType)>,
}

/// What may be asked of a kind of record without knowing its type.
#[derive(Clone, Copy)]
pub struct Kind {
    /// What the kind is called in Chinese.
    pub label: &'static str,
    /// The URL of its collection.
    pub path: &'static str,
    /// Whether nobody is told who made its records.
    pub secret_author: bool,
    /// Whether its records stand, and wait for nobody.
    pub stands: bool,
    /// Its table and the columns of its rows, as the code has them.
    pub table: fn() -> Rows,
    /// How its records are compared with their trail.
    pub audited: Audited,
    pub(crate) find: Find,
    pub(crate) neighbours: Neighbours,
    pub(crate) tell: Tell,
    pub(crate) refers: Refers,
    pub(crate) named: Named,
    /// The fields by which a person knows its records.
    pub known_by: fn() -> Vec<String>,
    pub(crate) waits: Waits,
}

/// Every kind that the service serves, by its name.
pub type Kinds = BTreeMap<&'static str, Kind>;

impl Kind {
    /// Those of some records that the caller can see, in one query.
    ///
    /// # Errors
    /// The database failed.
    pub async fn find<'a>(
        &self,
        viewer: Viewer<'a>,
        db: impl Into<Executor<'a>>,
        ids: Vec<Uuid>,
    ) -> Result<Vec<RecordSummary>> {
        (self.find)(viewer, db.into(), ids).await
    }

    /// The active records that the caller can see among those looked for, the oldest first: one query, or none if
    /// nothing of this kind can be there.
    ///
    /// # Errors
    /// The database failed.
    pub async fn neighbours<'a>(
        &self,
        viewer: Viewer<'a>,
        db: impl Into<Executor<'a>>,
        search: Search<'a>,
    ) -> Result<Vec<RecordSummary>> {
        (self.neighbours)(viewer, db.into(), search).await
    }

    /// Whether an active record of this kind that is not finished refers to another: by a column that names its kind, one
    /// query, or none if no column does.
    ///
    /// # Errors
    /// The database failed.
    pub async fn refers_to<'a>(
        &self,
        db: impl Into<Executor<'a>>,
        record: &'a RecordReference,
    ) -> Result<bool> {
        (self.refers)(db.into(), record).await
    }

    /// Entries of the trail on records of this kind, as the caller reads them: what changed is told in the words of the
    /// view, which has these `fields`, and not at all of a record that the caller may not view.
    ///
    /// # Errors
    /// The database failed.
    pub async fn tell<'a>(
        &self,
        viewer: Viewer<'a>,
        fields: &'a [String],
        db: impl Into<Executor<'a>>,
        entries: Vec<Entry>,
    ) -> Result<Vec<AuditEvent>> {
        (self.tell)(viewer, fields, db.into(), entries).await
    }
}

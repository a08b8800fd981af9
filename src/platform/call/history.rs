//! `GET /{collection}/{id}/history`: the past of a record, as its view tells it.
//!
//! A change is told as what the view would show this caller of the value before and of the value after, if the record had
//! it now, in its present state and in the state to which the change led. So nothing has to be hidden here: what the view leaves out or masks is left out or masked of the past as well.

use super::Call;
use crate::{
    audit::{
        AuditEvent,
        entity::{Column, Entity, Model as Entry},
        reads_the_trail,
    },
    problem::{Code, Problem, Result},
    query_string::pairs,
    record::Record,
    reply::Answer,
    vocabulary::Role,
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::{collections::HashMap, marker::PhantomData};
use utoipa::ToSchema;
use uuid::Uuid;

/// Columns that no view has to show, because every answer has them.
const COMMON: [&str; 2] = ["state", "archived_at"];

/// A page of the history of a record, oldest first.
#[derive(Serialize, ToSchema)]
pub struct HistoryPage {
    /// The changes.
    pub items: Vec<AuditEvent>,
    /// The cursor of the next page; null on the last.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl Call {
    /// `GET /{collection}/{id}/history`.
    pub async fn history<W: Workflow>(&self, id: Uuid, query: &str) -> Result<Answer> {
        let row = self.read::<W>(id).await?;
        let (after, limit) = history_query(query)?;
        let entries = Entity::find().filter(Column::SubjectId.eq(id)).filter(Column::Sequence.gt(after));
        let entries = entries.order_by_asc(Column::Sequence).limit(limit + 1);
        let mut entries = entries.all(self.service.store.read()).await?;
        let size = usize::try_from(limit).map_err(Problem::internal)?;
        let more = entries.len() > size;
        entries.truncate(size);
        let next_cursor = entries.last().filter(|_| more).map(|last| last.sequence.to_string());
        let past = Past::<W>::of(self, &row)?;
        let mut items = Vec::new();
        for entry in entries {
            items.push(past.told(entry).await);
        }
        Answer::json(200, &HistoryPage { items, next_cursor })
    }
}

/// Entries on records of one kind as a caller reads them: of a record that the caller may not view, that something was
/// done, when and by whom; not what.
///
/// # Errors
/// The database failed.
pub(crate) async fn told<W: Workflow>(
    call: &Call,
    db: &impl ConnectionTrait,
    entries: Vec<Entry>,
) -> Result<Vec<AuditEvent>> {
    let mut ids: Vec<Uuid> = entries.iter().map(|entry| entry.subject_id).collect();
    ids.sort();
    ids.dedup();
    let rows = call.viewable::<W>(db, call.select::<W>().filter(W::Model::ID.is_in(ids))).await?;
    let pasts = rows.iter().map(|row| Ok((row.id(), Past::<W>::of(call, row)?)));
    let pasts: HashMap<Uuid, Past<'_, W>> = pasts.collect::<Result<_>>()?;
    let mut told = Vec::new();
    for entry in entries {
        told.push(match pasts.get(&entry.subject_id) {
            Some(past) => past.told(entry).await,
            None => AuditEvent::from(entry).without_content(),
        });
    }
    Ok(told)
}

/// What a caller is told of the past of a record.
struct Past<'a, W: Workflow> {
    call: &'a Call,
    /// The columns as they are.
    present: Map<String, Value>,
    /// What views of the kind can show.
    fields: &'a [String],
    kind: PhantomData<W>,
}

impl<'a, W: Workflow> Past<'a, W> {
    fn of(call: &'a Call, row: &W::Model) -> Result<Self> {
        let Value::Object(present) = serde_json::to_value(row).map_err(Problem::internal)? else {
            return Err(Problem::internal("a row that is no object"));
        };
        let fields = call.service.fields.get(W::KIND).map_or(&[][..], Vec::as_slice);
        Ok(Self { call, present, fields, kind: PhantomData })
    }

    async fn told(&self, entry: Entry) -> AuditEvent {
        // A long page is some work: others are let in between.
        tokio::task::yield_now().await;
        let mut event = AuditEvent::from(entry);
        let Value::Object(changes) = event.diff.take() else { return event.without_content() };
        let (mut told, mut withheld, mut whole) = (Map::new(), false, true);
        for (column, change) in changes {
            if let Some(shown) = self.change(&column, &change, &event.to_state) {
                whole &= shown == change;
                told.insert(column, shown);
            } else {
                whole = false;
                withheld |= self.fields.contains(&column);
            }
        }
        event.diff = Value::Object(told);
        // Whoever made the record is told with it; who changed what is hidden later, and why, is not.
        let later = event.from_state.is_some();
        if self.call.actor.is(Role::Public) || (withheld && later) {
            (event, whole) = (event.without_author(), false);
        }
        if !whole || !reads_the_trail(&self.call.actor) {
            // Whoever knows all of an entry but a birthday tries the days until the hash is right.
            event.hash = None;
        }
        event
    }

    /// A change in the words of the view; none if the view shows none.
    fn change(&self, column: &str, change: &Value, state: &str) -> Option<Value> {
        if COMMON.contains(&column) {
            return Some(change.clone());
        }
        let after = self.shown(column, &change[1], state)?;
        // Before a record was made there was no value, and of some columns no row can be without one.
        let before = self.shown(column, &change[0], state).unwrap_or_default();
        // Of personal data the trail itself keeps only that they changed.
        let kept_masked = change[0] == change[1] && after == change[1];
        (before != after || kept_masked).then(|| json!([before, after]))
    }

    /// What the view shows in a column, if the record had this value there, in the present state and in that of then alike.
    fn shown(&self, column: &str, value: &Value, state: &str) -> Option<Value> {
        let shown = |state: Option<&str>| {
            let mut row = self.present.clone();
            row.insert(column.to_owned(), value.clone());
            if let Some(state) = state {
                row.insert("state".into(), state.into());
            }
            let row: W::Model = serde_json::from_value(Value::Object(row)).ok()?;
            self.call.shown::<W>(&row).ok()?.remove(column)
        };
        let then = Some(state).filter(|then| self.present["state"] != *then);
        shown(None).filter(|now| then.is_none() || shown(then).as_ref() == Some(now))
    }
}

/// A history is read by version, which is no secret: its cursor is the last version read.
fn history_query(query: &str) -> Result<(i32, u64)> {
    let (mut after, mut limit) = (0, crate::page::DEFAULT_LIMIT);
    for (name, value) in pairs(query) {
        let wrong = || Problem::new(Code::InvalidParameter).with("parameter", name.as_str());
        match &*name {
            "cursor" => {
                let version = value.parse::<i32>().ok().filter(|version| version.to_string() == value);
                after = version.ok_or_else(|| Problem::new(Code::InvalidCursor))?;
            }
            "limit" => {
                limit =
                    value.parse().ok().filter(|n| (1..=crate::page::LIMIT).contains(n)).ok_or_else(wrong)?;
            }
            _ => {
                let unknown = Problem::new(Code::UnknownParameter).with("parameter", name.as_str());
                return Err(unknown.with("allowed", vec!["limit", "cursor"]));
            }
        }
    }
    Ok((after, limit))
}

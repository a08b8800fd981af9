//! The past of a record, as its view tells it.
//!
//! A change is told as what the view would show this caller of the value before and of the value after, if the record had
//! it now, in its present state and in the state to which the change led. So nothing has to be hidden here: what the view
//! leaves out or masks is left out or masked of the past as well.

use crate::{
    problem::{Problem, Result},
    records::{
        audit::{AuditEvent, entity::Model as Entry, reads_the_trail},
        record::{Record, Viewer},
    },
    values::numbers::Hundredths,
    workflow::{Workflow, reads_as_the_public},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde_json::{Map, Value, json};
use std::{collections::HashMap, marker::PhantomData};
use uuid::Uuid;

/// Columns that no view has to show, because every answer has them.
const COMMON: [&str; 2] = ["state", "archived_at"];

/// Entries on records of one kind as a caller reads them: of a record that the caller may not view, that something was
/// done, when and by whom; not what.
///
/// # Errors
/// The database failed.
pub(crate) async fn told<W: Workflow>(
    viewer: Viewer<'_>,
    fields: &[String],
    db: &impl ConnectionTrait,
    entries: Vec<Entry>,
) -> Result<Vec<AuditEvent>> {
    let mut ids: Vec<Uuid> = entries.iter().map(|entry| entry.subject_id).collect();
    ids.sort();
    ids.dedup();
    let rows = viewer.select::<W>().filter(W::Model::ID.is_in(ids)).all(db).await?;
    let pasts = rows.iter().map(|row| Ok((row.id(), Past::<W>::of(viewer, fields, row)?)));
    let pasts: HashMap<Uuid, Past<'_, W>> = pasts.collect::<Result<_>>()?;
    let mut told = Vec::new();
    for entry in entries {
        told.push(match pasts.get(&entry.subject_id) {
            Some(past) => past.told(entry).await,
            None => AuditEvent::from(entry)
                .without_content()
                .unless_secret(viewer.actor, W::listing().secret_author),
        });
    }
    Ok(told)
}

/// What a caller is told of the past of a record.
pub(crate) struct Past<'a, W: Workflow> {
    viewer: Viewer<'a>,
    /// The columns as they are.
    present: Map<String, Value>,
    /// What views of the kind can show.
    fields: &'a [String],
    /// Whether the caller reads no more of it than the public.
    outside: bool,
    kind: PhantomData<W>,
}

impl<'a, W: Workflow> Past<'a, W> {
    pub(crate) fn of(viewer: Viewer<'a>, fields: &'a [String], row: &W::Model) -> Result<Self> {
        let Value::Object(present) = serde_json::to_value(row).map_err(Problem::internal)? else {
            return Err(Problem::internal("a row that is no object"));
        };
        let outside = reads_as_the_public::<W>(viewer.actor, row);
        Ok(Self { viewer, present, fields, outside, kind: PhantomData })
    }

    pub(crate) async fn told(&self, entry: Entry) -> AuditEvent {
        // A long page is some work: others are let in between.
        tokio::task::yield_now().await;
        let mut event = AuditEvent::from(entry);
        let Value::Object(changes) = event.diff.take() else { return event.without_content() };
        let (mut told, mut withheld, mut whole) = (Map::new(), false, true);
        for (column, change) in changes {
            if let Some(shown) = self.change(&column, &change, &event.to_state) {
                whole &= shown == change;
                told.insert(column, shown);
            } else if W::Model::RETIRED.contains(&&*column) {
                // What the record has no more is not told, and nothing is withheld with it.
                whole = false;
            } else {
                whole = false;
                withheld |= self.fields.contains(&column);
            }
        }
        event.diff = Value::Object(told);
        event = event.unless_secret(self.viewer.actor, W::listing().secret_author);
        // Whoever made the record is told with it; who changed what is hidden later, and why, is not.
        let later = event.from_state.is_some();
        let confided = W::listing().confided(self.viewer.actor) == Some(&*event.action);
        if self.outside || (withheld && later) || confided {
            (event, whole) = (event.without_author(), false);
        }
        if event.role.is_none() && !reads_the_trail(self.viewer.actor) {
            // What a consequence follows may be a record that the caller does not see.
            (event.reason, whole) = (None, false);
        }
        if !whole || !reads_the_trail(self.viewer.actor) {
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
        // Nothing that became nothing is no change, and what a view always shows as nothing has none.
        let nothing = |value: &Value| value.is_null() || *value == json!([]);
        let changed = before != after && !(nothing(&before) && nothing(&after));
        let told = changed || kept_masked || (before != after && reads_the_trail(self.viewer.actor));
        told.then(|| json!([before, after]))
    }

    /// What the view shows in a column, if the record had this value there, in the present state and in that of then alike.
    fn shown(&self, column: &str, value: &Value, state: &str) -> Option<Value> {
        let with = |value: Value, state: Option<&str>| {
            let mut row = self.present.clone();
            row.insert(column.to_owned(), value);
            if let Some(state) = state {
                row.insert("state".into(), state.into());
            }
            let row: W::Model = serde_json::from_value(Value::Object(row)).ok()?;
            self.viewer.shown::<W>(&row).ok()?.remove(column)
        };
        let shown = |state: Option<&str>| with(value.clone(), state).or_else(|| with(decimal(value)?, state));
        let then = Some(state).filter(|then| self.present["state"] != *then);
        shown(None).filter(|now| then.is_none() || shown(then).as_ref() == Some(now))
    }
}

/// A number as the decimal of which it is the hundredths: so entries tell it from before rows had decimals (decision 0058).
fn decimal(value: &Value) -> Option<Value> {
    Some(Hundredths(value.as_i64()?).to_string().into())
}

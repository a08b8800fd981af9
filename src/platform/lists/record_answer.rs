//! A record as its caller sees it: common columns, its view, what may be done with it.

use super::ExplainedAction;
use crate::{
    problem::{Problem, Result},
    records::record::{Record, Stamps, View, Viewer},
    values::words::Words,
    workflow::{Warning, Workflow, available, reads_as_the_public},
};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

/// The answer for one record.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct RecordAnswer<W: Workflow> {
    /// The id.
    pub id: Uuid,
    /// Where it stands.
    pub state: &'static str,
    /// What it is.
    #[serde(flatten)]
    pub view: W::View,
    /// What the caller may do with it now.
    pub available_actions: Vec<&'static str>,
    /// What would become of each of them now, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained_actions: Option<Vec<ExplainedAction>>,
    /// Version and stamps.
    #[serde(flatten)]
    pub stamps: Stamps,
    /// Related records that were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expanded: Option<Map<String, Value>>,
    /// Hints of an action that was carried out all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

impl Viewer<'_> {
    /// What the view of a record shows this caller, by the names of the fields.
    ///
    /// # Errors
    /// A view that is no JSON object: a defect.
    pub(crate) fn shown<W: Workflow>(&self, row: &W::Model) -> Result<Map<String, Value>> {
        fields(&W::View::of(row, self))
    }

    /// The record as this caller sees it.
    #[must_use]
    pub fn seen<W: Workflow>(&self, row: &W::Model) -> RecordAnswer<W> {
        let mut stamps = row.stamps();
        if reads_as_the_public::<W>(self.actor, row) || W::listing().secret_author {
            // Who works on a record is nothing that is published; what somebody made oneself, one knows.
            for by in [&mut stamps.created_by, &mut stamps.updated_by] {
                *by = if *by == self.actor.user_id { *by } else { Uuid::nil() };
            }
        }
        if W::View::hides(row, self) || W::listing().confided(self.actor).is_some() {
            // Who changed it last may be who changed what is hidden, or did what is told without its author.
            stamps.updated_by = Uuid::nil();
        }
        RecordAnswer {
            id: row.id(),
            state: row.state().word(),
            view: W::View::of(row, self),
            available_actions: available::<W>(self.actor, self.credential, row)
                .into_iter()
                .map(Words::word)
                .collect(),
            explained_actions: None,
            stamps,
            expanded: None,
            warnings: Vec::new(),
        }
    }
}

impl<W: Workflow> RecordAnswer<W> {
    /// The fields of the answer, by name.
    pub(crate) fn fields(&self) -> Result<Map<String, Value>> {
        fields(self)
    }
}

fn fields(answer: &impl Serialize) -> Result<Map<String, Value>> {
    match serde_json::to_value(answer).map_err(Problem::internal)? {
        Value::Object(fields) => Ok(fields),
        other => Err(Problem::internal(format!("a record that is no object: {other}"))),
    }
}

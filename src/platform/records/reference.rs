//! References that are part of a chain.

use super::{
    chain::{Edge, End, Tie},
    column::shows,
    record::Record,
    record_reference::RecordReference,
};
use sea_orm::{ColumnTrait, Value, sea_query::SimpleExpr};
use serde_json::Map;
use uuid::Uuid;

/// The kind of the records that a column refers to.
pub(crate) enum Target<M: Record> {
    Kind(&'static str),
    /// The column beside it says so.
    Named(M::Column),
}

/// A reference of a kind's records that is part of a chain.
pub struct Traced<M: Record> {
    /// Which end of the edge the record itself is.
    pub own_end: End,
    pub(crate) tie: Tie,
    pub(crate) target: Target<M>,
    pub(crate) id: M::Column,
}

impl<M: Record> Traced<M> {
    /// The column, if it refers to records of one kind, and this is the kind.
    pub(crate) fn column_of(&self, kind: &str) -> Option<M::Column> {
        matches!(self.target, Target::Kind(known) if known == kind).then_some(self.id)
    }

    /// The edge of a row, which is named, if its reference is set and its view shows it.
    #[must_use]
    pub fn edge(&self, own: RecordReference, row: &M, view: &Map<String, serde_json::Value>) -> Option<Edge> {
        let Value::Uuid(Some(id)) = row.get(self.id) else { return None };
        if !shows(view, &self.id, id) {
            return None;
        }
        let kind = match &self.target {
            Target::Kind(kind) => (*kind).to_owned(),
            Target::Named(column) => match row.get(*column) {
                Value::String(kind) => kind?,
                _ => return None,
            },
        };
        let other = RecordReference { kind, id };
        let (earlier, later) = match self.own_end {
            End::Earlier => (own, other),
            End::Later => (other, own),
        };
        Some(Edge { earlier, later, tie: self.tie })
    }

    /// The condition for rows that refer to one of some records; none if they cannot.
    #[must_use]
    pub fn refers_to(&self, records: &[RecordReference]) -> Option<SimpleExpr> {
        let fits = |record: &&RecordReference| match &self.target {
            Target::Kind(kind) => record.kind == *kind,
            Target::Named(_) => true,
        };
        let ids: Vec<Uuid> = records.iter().filter(fits).map(|record| record.id).collect();
        (!ids.is_empty()).then(|| self.id.is_in(ids))
    }
}

//! A kind of record, from its workflow.

use super::{
    naming::{known_by, named},
    past::told,
    waiting::waits,
};
use crate::{
    problem::Result,
    records::{
        audit::{AuditEvent, entity::Model as Entry, stored::Audited},
        chain::End,
        column::name_of,
        kind::{Kind, RecordSummary, Rows, Search, Summaries},
        record::{Record, Viewer},
        record_reference::RecordReference,
    },
    store::Executor,
    values::{future::Future, words::Words},
    workflow::{ColumnOf, EntityOf, Workflow, available, unfinished_states},
};
use sea_orm::{
    ColumnTrait, Condition, EntityName, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use std::collections::HashSet;
use uuid::Uuid;

impl Kind {
    /// The kind of a workflow's records.
    #[must_use]
    pub fn of<W: Workflow>() -> Self {
        Self {
            label: W::LABEL,
            path: W::PATH,
            secret_author: W::listing().secret_author,
            stands: W::listing().stands,
            table: table::<W>,
            audited: Audited::of::<W::Model>(),
            find: find::<W>,
            neighbours: neighbours::<W>,
            tell: tell::<W>,
            refers: refers::<W>,
            named: named::<W>,
            known_by: known_by::<W>,
            waits: waits::<W>,
        }
    }
}

fn table<W: Workflow>() -> Rows {
    let columns =
        ColumnOf::<W>::iter().map(|column| (name_of(&column), column.def().get_column_type().clone()));
    Rows { table: EntityOf::<W>::default().table_name().to_owned(), columns: columns.collect() }
}

/// States are finished from which nothing starts any more.
fn refers<'a, W: Workflow>(db: Executor<'a>, record: &'a RecordReference) -> Future<'a, Result<bool>> {
    Box::pin(async move {
        let listing = W::listing();
        let expanded = listing.expands.iter().filter(|expand| expand.kind == Some(record.kind.as_str()));
        let traced = listing.traced.iter().filter_map(|traced| traced.column_of(&record.kind));
        let columns: Vec<_> = expanded.filter_map(|expand| expand.column).chain(traced).collect();
        if columns.is_empty() {
            return Ok(false);
        }
        let any = columns.into_iter().fold(Condition::any(), |any, column| any.add(column.eq(record.id)));
        let open = unfinished_states::<W>().into_iter().map(Words::word);
        let others = EntityOf::<W>::find().filter(any).filter(W::Model::ID.ne(record.id));
        let active = others.filter(W::Model::ARCHIVED_AT.is_null()).filter(W::Model::STATE.is_in(open));
        Ok(active.select_only().column(W::Model::ID).into_tuple::<Uuid>().one(&db).await?.is_some())
    })
}

fn tell<'a, W: Workflow>(
    viewer: Viewer<'a>,
    fields: &'a [String],
    db: Executor<'a>,
    entries: Vec<Entry>,
) -> Future<'a, Result<Vec<AuditEvent>>> {
    Box::pin(async move { told::<W>(viewer, fields, &db, entries).await })
}

fn find<'a, W: Workflow>(viewer: Viewer<'a>, db: Executor<'a>, ids: Vec<Uuid>) -> Summaries<'a> {
    Box::pin(async move {
        if ids.is_empty() || !viewer.may_view::<W>() {
            return Ok(Vec::new());
        }
        let rows = viewer.select::<W>().filter(W::Model::ID.is_in(ids)).all(&db).await?;
        rows.iter().map(|row| summary::<W>(viewer, row)).collect()
    })
}

fn neighbours<'a, W: Workflow>(viewer: Viewer<'a>, db: Executor<'a>, search: Search<'a>) -> Summaries<'a> {
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
        if wanted.is_empty() || !viewer.may_view::<W>() {
            return Ok(Vec::new());
        }
        let active = viewer.select::<W>().filter(W::Model::ARCHIVED_AT.is_null()).filter(wanted);
        let rows = active.order_by_asc(W::Model::ID).limit(search.most).all(&db).await?;
        let mut found = rows.iter().map(|row| summary::<W>(viewer, row)).collect::<Result<Vec<_>>>()?;
        // A reference that the view hides leads nowhere.
        let around: HashSet<&RecordReference> = search.around.iter().collect();
        found.retain(|summary| {
            let ends = summary.edges.iter().flat_map(|edge| [&edge.earlier, &edge.later]);
            ids.contains(&summary.named.id) || ends.into_iter().any(|end| around.contains(end))
        });
        Ok(found)
    })
}

/// Number and title are read from the view, so that what is masked there stays masked.
fn summary<W: Workflow>(viewer: Viewer<'_>, row: &W::Model) -> Result<RecordSummary> {
    let view = viewer.shown::<W>(row)?;
    let text = |column: Option<&ColumnOf<W>>| match view.get(&name_of(column?))? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let (listing, state) = (W::listing(), row.state());
    Ok(RecordSummary {
        named: RecordReference::of::<W>(row.id()),
        number: text(listing.number.as_ref()),
        title: text(listing.search.first()),
        state: state.word(),
        state_label: (state.zh(), state.en()),
        district_code: row.district_code().into(),
        available_actions: available::<W>(viewer.actor, viewer.credential, row)
            .into_iter()
            .map(|action| (action.word(), action.zh(), action.en()))
            .collect(),
        created_at: row.stamps().created_at,
        updated_at: row.stamps().updated_at,
        archived: row.stamps().archived_at.is_some(),
        ended_on: listing.ended_on(row, viewer.today),
        ended_as: listing.ended_as,
        edges: listing
            .traced
            .iter()
            .filter_map(|traced| traced.edge(RecordReference::of::<W>(row.id()), row, &view))
            .collect(),
    })
}

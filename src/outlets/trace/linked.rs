//! The edges that links make. A link is followed whoever made it; of its ends a caller sees what the records themselves
//! let them see.

use instruments::links::entity::{Column, Entity, Model};
use platform::{
    call::Call,
    problem::{Problem, Result},
    records::{chain::Edge, record_reference::RecordReference},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Links that are read at a time at most: some for each of the most nodes.
const MOST: u64 = 4_000;

/// Edges, and whether there are more.
pub(super) struct Linked {
    pub edges: Vec<Edge>,
    pub cut: bool,
}

/// The links of some records: those that touch one of them, or only those from one to another of them.
pub(super) async fn linked(
    call: &Call,
    district: &str,
    records: &[RecordReference],
    within: bool,
) -> Result<Linked> {
    let ids = || records.iter().map(|record| record.id);
    let ends = if within { Condition::all() } else { Condition::any() };
    let links = Entity::find()
        .filter(Column::DistrictCode.eq(district))
        .filter(Column::ArchivedAt.is_null())
        .filter(ends.add(Column::FromId.is_in(ids())).add(Column::ToId.is_in(ids())))
        .order_by_asc(Column::Id)
        .limit(MOST + 1);
    let mut links = links.all(call.service.store.read()).await?;
    let most = usize::try_from(MOST).map_err(Problem::internal)?;
    let cut = links.len() > most;
    links.truncate(most);
    Ok(Linked { edges: links.iter().map(edge).collect(), cut })
}

fn edge(link: &Model) -> Edge {
    let (from, to) = (
        RecordReference { kind: link.from_type.to_string(), id: link.from_id },
        RecordReference { kind: link.to_type.to_string(), id: link.to_id },
    );
    let tie = link.kind.tie();
    let (earlier, later) = if tie.reads_back { (to, from) } else { (from, to) };
    Edge { earlier, later, tie }
}

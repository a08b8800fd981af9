//! Links as effects of other records' actions, and the search for cycles.

use super::{
    LinkKind, LinkState, Links,
    entity::{Column, Model},
    workflow::LinkAction,
};
use crate::codes;
use access::users::{self, Users};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    records::record_reference::RecordReference,
    values::text::Text,
    vocabulary::groups,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// Links two records as the effect of an action; if they are linked already there is nothing to do.
///
/// # Errors
/// `LINK_CYCLE`: an action that could close a circle lists that code.
pub async fn connect(
    work: &UnitOfWork<'_>,
    kind: LinkKind,
    from: RecordReference,
    to: RecordReference,
) -> Result<()> {
    let present = work
        .all::<Links>()
        .filter(Column::FromId.eq(from.id))
        .filter(Column::ToId.eq(to.id))
        .filter(Column::Kind.eq(kind));
    if let Some(present) = present.one(work.tx).await? {
        return keep(work, present).await;
    }
    if from.id == to.id || leads_back(work, kind, from.id, to.id).await? {
        return Err(Problem::new(codes::LINK_CYCLE));
    }
    let made = work.make::<Links>(|row| {
        (row.from_type, row.from_id) = (Text::stored(from.kind), from.id);
        (row.to_type, row.to_id) = (Text::stored(to.kind), to.id);
        row.kind = kind;
        row.is_consequence = true;
        row.author_organization_id = work.call.actor.organization_id;
    });
    made.await?;
    Ok(())
}

/// Takes a link away that an action made, because another one has undone it.
///
/// # Errors
/// The database failed.
pub async fn disconnect(work: &UnitOfWork<'_>, kind: LinkKind, from: Uuid, to: Uuid) -> Result<()> {
    let made = work.all::<Links>().filter(Column::FromId.eq(from)).filter(Column::ToId.eq(to));
    let made = made.filter(Column::Kind.eq(kind)).filter(Column::IsConsequence.eq(true));
    if let Some(link) = made.one(work.tx).await? {
        work.advance::<Links>(link, LinkAction::Remove, |_| {}).await?;
    }
    Ok(())
}

/// Lets the links of a record be those of another of its kind, which takes its place; what that is linked to already stays once.
///
/// # Errors
/// The database failed.
pub async fn pass_on(work: &UnitOfWork<'_>, from: Uuid, to: Uuid) -> Result<()> {
    for link in work.naming::<Links>(&[LinkState::Active], from).await? {
        let passed = |end: Uuid| if end == from { to } else { end };
        let (start, end) = (passed(link.from_id), passed(link.to_id));
        let there = work.all::<Links>().filter(Column::FromId.eq(start)).filter(Column::ToId.eq(end));
        let there = there.filter(Column::Kind.eq(link.kind)).one(work.tx).await?.is_some();
        if start != end && !there {
            work.pass_on::<Links>(link, from, to).await?;
        }
    }
    Ok(())
}

/// What somebody linked before the action did is a consequence from now on, and can no longer be taken away.
async fn keep(work: &UnitOfWork<'_>, link: Model) -> Result<()> {
    if !link.is_consequence {
        work.advance::<Links>(link, LinkAction::Keep, |row| row.is_consequence = true).await?;
    }
    Ok(())
}

/// Whether links of a kind that leads on come from `to` back to `from`: one query for each step of the longest chain.
///
/// # Errors
/// The database failed.
pub async fn leads_back(work: &UnitOfWork<'_>, kind: LinkKind, from: Uuid, to: Uuid) -> Result<bool> {
    if !kind.leads_on() {
        return Ok(false);
    }
    let (mut seen, mut reached) = (HashSet::from([to]), vec![to]);
    while !reached.is_empty() {
        if reached.contains(&from) {
            return Ok(true);
        }
        let onward = work.all::<Links>().filter(Column::FromId.is_in(reached)).filter(Column::Kind.eq(kind));
        let onward = onward.all(work.tx).await?;
        reached = onward.into_iter().map(|link| link.to_id).filter(|id| seen.insert(*id)).collect();
    }
    Ok(false)
}

/// Those of some records that are evidence for a record of one of these kinds: a stronger form has taken them over.
///
/// # Errors
/// The database failed.
pub async fn raised_to(work: &UnitOfWork<'_>, from: &[Uuid], kinds: &[&str]) -> Result<HashSet<Uuid>> {
    let links = work.all::<Links>().filter(Column::FromId.is_in(from.iter().copied()));
    let links = links.filter(Column::Kind.eq(LinkKind::EvidenceFor));
    let links = links.filter(Column::ToType.is_in(kinds.iter().copied())).all(work.tx).await?;
    // The congress takes a matter over; nobody else says that it has.
    let authors: BTreeSet<Uuid> = links.iter().map(|link| link.created_by).collect();
    let authors = work.all::<Users>().filter(users::entity::Column::Id.is_in(authors)).all(work.tx).await?;
    let congress = |user: &users::entity::Model| {
        user.roles.0.iter().any(|role| groups::CongressStaff.roles.contains(role))
    };
    let authors: HashSet<Uuid> = authors.into_iter().filter(congress).map(|user| user.id).collect();
    Ok(links.into_iter().filter(|link| authors.contains(&link.created_by)).map(|link| link.from_id).collect())
}

//! The one place that writes a record: compare-and-set, its lists, audit entry, event.

use super::{Call, Cause, Happened, UnitOfWork, step::Step};
use crate::{
    problem::{Problem, Result, codes},
    process::metrics,
    records::{
        audit, events, member,
        record::{Record, Stamp, all_rows},
    },
    store::{Rows, Transaction},
    values::words::Words,
    workflow::{EntityOf, StateOf, Workflow},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryTrait,
    sea_query::InsertStatement,
};

/// How a change is told in the trail.
pub(super) struct Entry {
    pub action: &'static str,
    /// The role that allowed it; none when it follows from another action, which the reason then names.
    pub role: Option<&'static str>,
    pub reason: Option<String>,
    pub archive: bool,
}

/// Writes the row of a step that was carried out.
pub(super) async fn save<W: Workflow>(step: Step<'_, W>, entry: &Entry) -> Result<W::Model> {
    let Step { call, tx, mut row, before, action, targets, target, .. } = step;
    if let Some(state) = target.or_else(|| targets.first().copied()) {
        row.set_state(state);
    }
    if entry.archive {
        row.archive(call.now);
    }
    row.keyed(before.as_ref());
    row.touch(Stamp { at: call.now, by: call.actor.user_id });
    metrics::step(W::KIND, entry.action);
    let mut new = Vec::new();
    match &before {
        None => new.push(EntityOf::<W>::insert(row.clone().into_active_model().reset_all()).into_query()),
        Some(before) => swap::<W>(tx, before, &row).await?,
    }
    new.extend(member::follow(tx, before.as_ref(), &row).await?);
    new.extend(telling::<W>(call, tx, before.as_ref(), &row, entry).await?);
    tx.insert_all(new).await?;
    for reaction in call.service.reactions.of::<W>() {
        if reaction.action == action {
            let cause = Some(Cause::of::<W>(row.id(), action));
            let work = UnitOfWork { call, tx, district_code: row.district_code(), cause };
            let (before, by_itself) = (before.as_ref(), entry.role.is_none());
            (reaction.run)(work, Happened { action, before, after: &row, by_itself }).await?;
        }
    }
    Ok(row)
}

/// The record as it stands after what followed its action, which may have moved it once more: that is what its caller is answered.
pub(super) async fn as_it_stands<W: Workflow>(
    call: &Call,
    tx: &Transaction,
    action: W::Action,
    row: W::Model,
) -> Result<W::Model> {
    if !call.service.reactions.of::<W>().iter().any(|reaction| reaction.action == action) {
        return Ok(row);
    }
    let found = all_rows::<W::Model>().and_where(W::Model::ID.eq(row.id())).take();
    let found = tx.rows::<W::Model>(tx.get_database_backend().build(&found)).await?.pop();
    Ok(found.filter(|found| found.version() != row.version()).unwrap_or(row))
}

/// Writes a record of which somebody else's action changes what it names: its own table has no row for that, its trail has.
pub(super) async fn rewrite<W: Workflow>(
    work: &UnitOfWork<'_>,
    before: &W::Model,
    mut row: W::Model,
    action: &'static str,
    reason: Option<String>,
) -> Result<W::Model> {
    let UnitOfWork { call, tx, .. } = *work;
    row.touch(Stamp { at: call.now, by: call.actor.user_id });
    metrics::step(W::KIND, action);
    swap::<W>(tx, before, &row).await?;
    let mut new = Vec::from_iter(member::follow(tx, Some(before), &row).await?);
    let entry = Entry { action, role: None, reason, archive: false };
    new.extend(telling::<W>(call, tx, Some(before), &row, &entry).await?);
    tx.insert_all(new).await?;
    Ok(row)
}

/// Compare-and-set on id, version and state: of two racing callers one wins and the other is told.
async fn swap<W: Workflow>(tx: &Transaction, before: &W::Model, row: &W::Model) -> Result<()> {
    let update = EntityOf::<W>::update(row.clone().into_active_model().reset_all()).validate()?;
    let unchanged = update
        .filter(W::Model::VERSION.eq(before.version()))
        .filter(W::Model::STATE.eq(before.state().word()));
    match unchanged.exec_without_returning(tx).await {
        Err(sea_orm::DbErr::RecordNotUpdated) => Err(Problem::new(codes::VERSION_MISMATCH)),
        Ok(_) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// What is to be inserted so that a change is told: its entry in the trail, which waits for a checkpoint, and its event.
async fn telling<W: Workflow>(
    call: &Call,
    tx: &Transaction,
    before: Option<&W::Model>,
    row: &W::Model,
    entry: &Entry,
) -> Result<[InsertStatement; 3]> {
    let word = |state: StateOf<W>| state.word().to_owned();
    let audited = audit::entity::Model {
        id: Call::new_id(),
        district_code: row.district_code().into(),
        actor_id: call.actor.user_id,
        role: entry.role.map(Into::into),
        organization_id: call.actor.organization_id,
        subject_type: W::KIND.into(),
        subject_id: row.id(),
        sequence: row.version(),
        action: entry.action.into(),
        from_state: before.map(|before| word(before.state())),
        to_state: word(row.state()),
        reason: entry.reason.clone(),
        diff: audit::diff(before, row)?,
        request_id: call.request_id.clone(),
        occurred_at: call.now,
        hash: String::new(),
    };
    let [audited, waits] = audit::append(tx, audited).await?;
    let event = events::entity::Model {
        id: Call::new_id(),
        district_code: row.district_code().into(),
        kind: format!("{}.{}", W::KIND, entry.action),
        subject_id: row.id(),
        subject_version: row.version(),
        state: word(row.state()),
        occurred_at: call.now,
    };
    Ok([audited, waits, events::telling(event)])
}

//! The deadlines of an inbox: those that the organization of the caller has to keep, and the next one of each record that waits.

use chrono::NaiveDate;
use instruments::deadlines::{DeadlineState, Deadlines, Light, entity};
use platform::{call::Call, problem::Result, workflow::EntityOf};
use sea_orm::{
    ColumnTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, Func},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Deadlines of one answer at most: the next ones. All of them are a list of their own.
pub(super) const MOST: u64 = 50;

/// What the organization of the caller has to keep.
#[derive(Default)]
pub(super) struct Own {
    /// How many are red, yellow and green.
    pub lights: (i64, i64, i64),
    /// The next ones.
    pub next: Vec<entity::Model>,
}

/// The deadlines that run and that the caller sees.
fn running(call: &Call) -> Select<EntityOf<Deadlines>> {
    let seen = call.select::<Deadlines>().filter(entity::Column::ArchivedAt.is_null());
    seen.filter(entity::Column::State.is_in(DeadlineState::open()))
}

/// Those of the caller's organization: two queries, or none for whom there are no deadlines.
pub(super) async fn own(call: &Call) -> Result<Own> {
    if !call.viewer().may_view::<Deadlines>() {
        return Ok(Own::default());
    }
    let db = call.service.store.read();
    let mine = entity::Column::ResponsibleOrganizationId.eq(call.actor.organization_id);
    let with = |light: Light| Func::count(Expr::case(light.condition(call.today()), Expr::cust("1")));
    let counted = running(call).filter(mine.clone()).select_only();
    let counted = counted
        .expr_as(with(Light::Red), "red")
        .expr_as(with(Light::Yellow), "yellow")
        .expr_as(with(Light::Green), "green");
    let lights = counted.into_tuple::<(i64, i64, i64)>().one(db).await?.unwrap_or_default();
    let next = running(call).filter(mine);
    let next = next.order_by_asc(entity::Column::EffectiveDueOn).order_by_asc(entity::Column::Id);
    Ok(Own { lights, next: next.limit(MOST).all(db).await? })
}

/// The next deadline of each of some records: its day and its light.
pub(super) async fn of_records(call: &Call, ids: Vec<Uuid>) -> Result<HashMap<Uuid, (NaiveDate, Light)>> {
    if ids.is_empty() || !call.viewer().may_view::<Deadlines>() {
        return Ok(HashMap::new());
    }
    let theirs = running(call).filter(entity::Column::SubjectId.is_in(ids));
    let theirs = theirs.order_by_desc(entity::Column::EffectiveDueOn).all(call.service.store.read()).await?;
    let next = |row: entity::Model| (row.subject_id, (row.effective_due_on, row.light(call.today())));
    // The last that is put in has the earliest day.
    Ok(theirs.into_iter().map(next).collect())
}

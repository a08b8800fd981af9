//! What nobody has kept lapses the day after its last day, once, however many processes look; what follows by itself then
//! follows as a reaction in the same transaction.

use super::{
    DeadlineAction, DeadlineState, Deadlines,
    entity::{Column, Entity, Model},
};
use crate::codes;
use chrono::NaiveDate;
use platform::{
    call::{Call, Service, background::Job},
    problem::Result,
    records::actor::Actor,
    store::{Outcome, lease::Lease},
    values::future::Future,
    workflow::starting_states,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// The job.
pub const SWEEP: Job = Job { name: "deadlines.sweep", every: Duration::from_mins(1), run: sweep };

/// Deadlines that are looked up at a time.
const BATCH: u64 = 200;

fn sweep(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let call = Arc::new(Call::internal(service, Actor::operator()));
        for state in starting_states::<Deadlines>(DeadlineAction::Lapse) {
            let mut after = None;
            loop {
                let found = overdue(&call, state, after).await?;
                let Some(last) = found.last() else { break };
                after = Some((last.effective_due_on, last.id));
                for deadline in &found {
                    lapse_or_go_on(&call, lease, deadline.id).await?;
                }
            }
        }
        Ok(())
    })
}

fn lapses(on: NaiveDate) -> Condition {
    let open = Column::State.is_in(starting_states::<Deadlines>(DeadlineAction::Lapse));
    Condition::all().add(open).add(Column::EffectiveDueOn.lt(on))
}

/// Those in a state whose last day is over, a batch after a place in their order.
async fn overdue(call: &Call, state: DeadlineState, after: Option<(NaiveDate, Uuid)>) -> Result<Vec<Model>> {
    let mut found =
        Entity::find().filter(Column::State.eq(state)).filter(Column::EffectiveDueOn.lt(call.today()));
    if let Some((day, id)) = after {
        let here = Expr::tuple([Expr::col(Column::EffectiveDueOn), Expr::col(Column::Id)]);
        found = found.filter(here.gt(Expr::tuple([Expr::value(day), Expr::value(id)])));
    }
    let found = found.order_by_asc(Column::EffectiveDueOn).order_by_asc(Column::Id).limit(BATCH);
    Ok(found.all(call.service.store.read()).await?)
}

/// One that cannot lapse, because something that follows is refused, does not keep the others from it; it is tried again
/// with the next run. A lost lease or database ends the run.
async fn lapse_or_go_on(call: &Arc<Call>, lease: Lease, deadline: Uuid) -> Result<()> {
    match lapse(call, lease, deadline).await {
        Err(problem) if problem.code() == codes::UNAVAILABLE => Err(problem),
        Err(problem) => {
            tracing::warn!(%deadline, cause = %problem, "a deadline could not lapse and will be tried again");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

async fn lapse(call: &Arc<Call>, lease: Lease, deadline: Uuid) -> Result<()> {
    let work = Arc::clone(call);
    let write = call.service.store.write(move |tx| {
        let call = Arc::clone(&work);
        Box::pin(async move {
            lease.confirm(tx, call.service.clock.now()).await?;
            let found = Entity::find_by_id(deadline).filter(lapses(call.today())).one(tx).await?;
            let Some(row) = found else { return Ok(Outcome::Discard(())) };
            let district = row.district_code.clone();
            call.work(tx, &district).advance::<Deadlines>(row, DeadlineAction::Lapse, |_| {}).await?;
            Ok(Outcome::Commit(()))
        })
    });
    write.await
}

//! The lights are looked at every day, also without a report: those of the projects where the day may have changed something.

use super::{
    ProjectAction, ProjectState, Projects, clock,
    entity::{Column, Entity, Model},
};
use chrono::NaiveDate;
use platform::{
    call::{Call, Service, background::Job},
    problem::{Result, codes},
    records::actor::Actor,
    store::{Outcome, lease::Lease},
    values::future::Future,
    workflow::starting_states,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// The job.
pub const LIGHTS: Job = Job { name: "livelihood.lights", every: Duration::from_mins(10), run: look };

/// Projects that are looked up at a time.
const BATCH: u64 = 200;

fn look(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let call = Arc::new(Call::internal(service, Actor::operator()));
        let mut after = None;
        loop {
            let found = waiting(&call, after).await?;
            let Some(last) = found.last() else { return Ok(()) };
            after = last.light_changes_on.map(|day| (day, last.id));
            for project in &found {
                recompute_or_go_on(&call, lease, project.id).await?;
            }
        }
    })
}

fn due(on: NaiveDate) -> Condition {
    let going_on = Column::State.is_in(starting_states::<Projects>(ProjectAction::RecomputeLight));
    Condition::all().add(going_on).add(Column::LightChangesOn.lte(on))
}

/// Those whose day has come, a batch after a place in their order.
async fn waiting(call: &Call, after: Option<(NaiveDate, Uuid)>) -> Result<Vec<Model>> {
    let mut found = Entity::find().filter(due(call.today()));
    if let Some((day, id)) = after {
        let same_day = Condition::all().add(Column::LightChangesOn.eq(day)).add(Column::Id.gt(id));
        found = found.filter(Condition::any().add(Column::LightChangesOn.gt(day)).add(same_day));
    }
    let found = found.order_by_asc(Column::LightChangesOn).order_by_asc(Column::Id).limit(BATCH);
    Ok(found.all(call.service.store.read()).await?)
}

/// One that cannot be computed does not keep the others from it. A lost lease or database ends the run.
async fn recompute_or_go_on(call: &Arc<Call>, lease: Lease, project: Uuid) -> Result<()> {
    match recompute(call, lease, project).await {
        Err(problem) if problem.code() == codes::UNAVAILABLE => Err(problem),
        Err(problem) => {
            tracing::warn!(%project, cause = %problem, "a light could not be computed and will be tried again");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

async fn recompute(call: &Arc<Call>, lease: Lease, project: Uuid) -> Result<()> {
    let work = Arc::clone(call);
    let write = call.service.store.write(move |tx| {
        let call = Arc::clone(&work);
        Box::pin(async move {
            lease.confirm(tx, call.service.clock.now()).await?;
            let found = Entity::find_by_id(project).filter(due(call.today())).one(tx).await?;
            let Some(row) = found else { return Ok(Outcome::Discard(())) };
            let district = row.district_code.clone();
            let work = call.work(tx, &district);
            let mut computed = row.clone();
            let state: ProjectState = clock::recompute(&work, &mut computed, call.today()).await?;
            let change = |row: &mut Model| *row = computed;
            work.advance_to::<Projects>(row, ProjectAction::RecomputeLight, Some(state), change).await?;
            Ok(Outcome::Commit(()))
        })
    });
    write.await
}

//! The evaluation: all rules in force are asked again and again, by one process of all; what crosses its threshold is
//! raised once, and only once while the alert is open.

use super::{
    measuring::{measure_of, probe},
    raising::{held, raise},
};
use crate::{
    alert_rules::{AlertRuleState, entity as rule},
    codes,
};
use platform::{
    call::{Call, Service, background::Job},
    problem::Result,
    records::{
        actor::Actor,
        measures::{PAGE, Place},
    },
    store::lease::Lease,
    values::future::Future,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// The job.
pub const EVALUATION: Job =
    Job { name: "alerts.evaluation", every: Duration::from_mins(5), run: evaluate_as_service };

fn evaluate_as_service(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move { evaluate(&Arc::new(Call::internal(service, Actor::operator())), lease).await })
}

/// Asks every rule in force in every district once; a fixed number of queries for each page of each rule.
///
/// # Errors
/// The lease was lost, or the database.
pub async fn evaluate(call: &Arc<Call>, lease: Lease) -> Result<()> {
    let mut after = None;
    loop {
        let rules = in_force(call, after).await?;
        let Some(last) = rules.last().map(|rule| rule.id) else { return Ok(()) };
        after = Some(last);
        for rule in rules {
            let id = rule.id;
            or_go_on(watch(call, lease, rule).await, "an alert rule could not be evaluated", id)?;
        }
    }
}

async fn in_force(call: &Call, after: Option<Uuid>) -> Result<Vec<rule::Model>> {
    let mut found = rule::Entity::find().filter(rule::Column::State.eq(AlertRuleState::Enabled));
    if let Some(last) = after {
        found = found.filter(rule::Column::Id.gt(last));
    }
    Ok(found.order_by_asc(rule::Column::Id).limit(PAGE).all(call.service.store.read()).await?)
}

/// One rule or record that fails does not keep the others from theirs; it is tried again with the next run. A lost lease
/// or database ends the run.
fn or_go_on(outcome: Result<()>, what: &str, id: Uuid) -> Result<()> {
    match outcome {
        Err(problem) if problem.code() == codes::UNAVAILABLE => Err(problem),
        Err(problem) => {
            tracing::warn!(%id, cause = %problem, "{what} and will be tried again");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

async fn watch(call: &Arc<Call>, lease: Lease, rule: rule::Model) -> Result<()> {
    let (measure, rule) = (measure_of(call, &rule)?, Arc::new(rule));
    let db = call.service.store.read();
    let mut after = None;
    loop {
        let found = (measure.read)(probe(call, db.into(), &rule, Place::After(after))).await?;
        let subjects: Vec<Uuid> = found.iter().map(|measured| measured.subject.id).collect();
        let Some(last) = subjects.last() else { return Ok(()) };
        after = Some(*last);
        let held = held(db, &rule, call.today(), &subjects).await?;
        for subject in subjects.into_iter().filter(|subject| !held.contains(subject)) {
            let raised = raise(call, lease, &rule, subject).await;
            or_go_on(raised, "an alert could not be raised", subject)?;
        }
    }
}

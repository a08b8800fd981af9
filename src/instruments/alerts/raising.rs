//! Raising one alert: in a transaction of its own, in which everything that led to it is asked once more.

use super::{
    AlertAction, Alerts, clock,
    entity::{Column, Entity},
    measuring::{measure_of, probe},
};
use crate::alert_rules::{AlertRuleState, entity as rule};
use chrono::{Days, NaiveDate};
use platform::{
    call::{Call, UnitOfWork},
    problem::{Problem, Result},
    records::measures::{Measured, Place},
    store::{Outcome, Transaction, lease::Lease},
    values::numbers::Long,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::{collections::HashSet, sync::Arc};
use uuid::Uuid;

/// Those of some subjects about which the rule is silent: their alert is open, or was closed not long ago; one query.
///
/// # Errors
/// The database failed.
pub(super) async fn held(
    db: &impl ConnectionTrait,
    rule: &rule::Model,
    today: NaiveDate,
    subjects: &[Uuid],
) -> Result<HashSet<Uuid>> {
    let quiet = u64::try_from(rule.quiet_days.get()).map_err(Problem::internal)?;
    let spoke_again = today.checked_sub_days(Days::new(quiet)).unwrap_or(today);
    let silent = Condition::any().add(Column::OpenKey.is_not_null()).add(Column::ClosedOn.gt(spoke_again));
    let alerts = Entity::find()
        .filter(Column::DistrictCode.eq(&*rule.district_code))
        .filter(Column::RuleId.eq(rule.id))
        .filter(Column::SubjectId.is_in(subjects.iter().copied()))
        .filter(silent);
    let ids: Vec<Uuid> =
        alerts.select_only().column(Column::SubjectId).distinct().into_tuple().all(db).await?;
    Ok(ids.into_iter().collect())
}

/// Raises an alert about a subject, unless the rule, the value or another process says otherwise by now.
pub(super) async fn raise(
    call: &Arc<Call>,
    lease: Lease,
    rule: &Arc<rule::Model>,
    subject: Uuid,
) -> Result<()> {
    let (call, rule) = (Arc::clone(call), Arc::clone(rule));
    let store = call.service.store.clone();
    let write = store.write(move |tx| {
        let (call, rule) = (Arc::clone(&call), Arc::clone(&rule));
        Box::pin(async move {
            lease.confirm(tx, call.service.clock.now()).await?;
            let Some(measured) = still_crosses(&call, tx, &rule, subject).await? else {
                return Ok(Outcome::Discard(()));
            };
            make(&call.work(tx, &rule.district_code), &rule, measured).await?;
            Ok(Outcome::Commit(()))
        })
    });
    write.await
}

async fn still_crosses(
    call: &Call,
    tx: &Transaction,
    rule: &rule::Model,
    subject: Uuid,
) -> Result<Option<Measured>> {
    let same = rule::Entity::find_by_id(rule.id)
        .filter(rule::Column::State.eq(AlertRuleState::Enabled))
        .filter(rule::Column::Version.eq(rule.version));
    if same.one(tx).await?.is_none() || !held(tx, rule, call.today(), &[subject]).await?.is_empty() {
        return Ok(None);
    }
    let measure = measure_of(call, rule)?;
    Ok((measure.read)(probe(call, tx.into(), rule, Place::At(subject))).await?.pop())
}

async fn make(work: &UnitOfWork<'_>, rule: &rule::Model, measured: Measured) -> Result<()> {
    let alert = work.make::<Alerts>(|row| {
        row.rule_id = rule.id;
        row.title.clone_from(&rule.title);
        (row.domain, row.level, row.measure) = (rule.domain, rule.level, rule.measure);
        (row.comparison, row.threshold, row.value) =
            (rule.comparison, Long::stored(rule.threshold), Long::stored(measured.value));
        row.open_key = Some(format!("{}:{}", rule.id, measured.subject.id));
        (row.subject_type, row.subject_id) = (measured.subject.kind, measured.subject.id);
    });
    let alert = alert.await?;
    clock::raised(work, alert.id, rule.author_organization_id).await?;
    let Some(handler) = measured.responsible.filter(|_| rule.assigns_responsible) else { return Ok(()) };
    clock::assigned(work, alert.id, handler).await?;
    work.advance::<Alerts>(alert, AlertAction::Assign, |row| row.handler_org_id = Some(handler)).await?;
    Ok(())
}

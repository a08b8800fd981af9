//! What is measured, against naive oracles and worked numbers.

mod issues_and_clocks;
mod supervision;

use crate::support::App;
use chrono::NaiveDate;
use instruments::{deadlines::entity::Model as Deadline, issues::entity::Model as Issue};
use platform::{
    records::{
        measures::{Comparison, Limit, Measured, Place, Probe},
        record::{Record, Stamp},
    },
    store::Outcome,
    values::words::Words,
};
use sea_orm::ActiveModelTrait;
use std::sync::Arc;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Stores rows of 嘉定 as they are, without their workflow.
pub(crate) async fn store<M: Record>(app: &App, count: usize, fill: impl Fn(usize, &mut M)) -> Vec<M> {
    let stamp = Stamp { at: app.clock.now(), by: Uuid::nil() };
    let row = |number| {
        let mut row = M::default();
        row.begin(Uuid::now_v7(), "310114", stamp);
        row.touch(stamp);
        fill(number, &mut row);
        row.keyed(None);
        row
    };
    let rows: Arc<Vec<M>> = Arc::new((0..count).map(row).collect());
    let stored = Arc::clone(&rows);
    let write = app.application.service.store.write(move |tx| {
        let rows = Arc::clone(&stored);
        Box::pin(async move {
            for row in rows.iter() {
                row.clone().into_active_model().reset_all().insert(tx).await?;
            }
            Ok(Outcome::Commit(()))
        })
    });
    write.await.unwrap();
    Arc::unwrap_or_clone(rows)
}

/// The clocks of issues that have a last day.
pub(super) async fn clocks(app: &App, issues: &[Issue]) {
    let dated: Vec<(Uuid, NaiveDate, Uuid)> =
        issues.iter().filter_map(|issue| Some((issue.id, issue.due_on?, issue.responsible_org_id))).collect();
    store(app, dated.len(), move |number, row: &mut Deadline| {
        (row.subject_id, row.effective_due_on, row.responsible_organization_id) = dated[number];
        (row.subject_type, row.code) = ("instrument.issue".into(), "ISSUE_RECTIFICATION".into());
    })
    .await;
}

/// The organization of 嘉定 by its code.
fn organization(app: &App, code: &str) -> Uuid {
    app.districts["310114"].organizations[code]
}

/// Everything that a measure answers in a field on a day, page by page.
async fn measured_in(app: &App, word: &str, field: &str, today: NaiveDate, limit: Limit) -> Vec<Measured> {
    let service = &app.application.service;
    let measure = service.measures.iter().find(|measure| measure.word == word).unwrap();
    let (mut all, mut after) = (Vec::<Measured>::new(), None);
    loop {
        let probe = |place| Probe {
            db: service.store.read().into(),
            district_code: "310114",
            field,
            today,
            limit,
            place,
        };
        let page = (measure.read)(probe(Place::After(after))).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.subject.id);
        assert!(page.len() <= 200 && page.is_sorted_by_key(|measured| measured.subject.id));
        let again = (measure.read)(probe(Place::At(last.subject.id))).await.unwrap();
        assert_eq!(again, std::slice::from_ref(last), "asked alone it is the same");
        all.extend(page);
    }
    all
}

/// The same in the field of supervision, as subject and value.
pub(crate) async fn measured(
    app: &App,
    word: &str,
    today: &str,
    comparison: Comparison,
    threshold: i64,
) -> Vec<(Uuid, i64)> {
    let limit = Limit { comparison, threshold };
    let found = measured_in(app, word, "supervision", day(today), limit).await;
    found.into_iter().map(|measured| (measured.subject.id, measured.value)).collect()
}

/// Who answers for what a measure of supervision finds on a day.
pub(crate) async fn answering(app: &App, word: &str, today: &str) -> Vec<Option<Uuid>> {
    let limit = Limit { comparison: Comparison::AtLeast, threshold: 0 };
    let found = measured_in(app, word, "supervision", day(today), limit).await;
    found.into_iter().map(|measured| measured.responsible).collect()
}

fn sorted(mut pairs: Vec<(Uuid, i64)>) -> Vec<(Uuid, i64)> {
    pairs.sort();
    pairs
}

fn every_comparison() -> impl Iterator<Item = Comparison> {
    Comparison::ALL.iter().copied()
}

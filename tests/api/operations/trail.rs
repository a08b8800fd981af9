//! What `audit verify` finds when somebody writes to the database past the service; one test for each line of the
//! table in decision 0046.

use crate::support::App;
use platform::records::audit::{self, entity::Model as Entry};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use serde_json::{Value, json};
use uuid::Uuid;

/// Writes past the service; the number of rows is checked, so that no attack misses its aim.
pub async fn tamper(app: &App, sql: &str) {
    let done = app.application.service.store.whole().await.unwrap().execute_unprepared(sql).await.unwrap();
    assert!(done.rows_affected() > 0, "nothing was hit by {sql}");
}

/// The entries of a record, oldest first.
pub async fn entries(app: &App, id: Uuid) -> Vec<Entry> {
    use audit::entity::{Column, Entity};
    let entries = Entity::find().filter(Column::SubjectId.eq(id)).order_by_asc(Column::Sequence);
    entries.all(app.application.service.store.read()).await.unwrap()
}

/// Writes an entry anew, as it is.
pub async fn put(app: &App, entry: Entry) {
    use audit::entity::Entity;
    let db = &app.application.service.store.whole().await.unwrap();
    Entity::delete_by_id(entry.id).exec(db).await.unwrap();
    Entity::insert(entry.into_active_model().reset_all()).exec_without_returning(db).await.unwrap();
}

/// An organization that was made and twice edited: version 3.
pub async fn organization(app: &App) -> (String, Uuid) {
    let admin = app.person("district-admin").await;
    let made = json!({"code": "seen", "name": "监督对象", "kind": "company", "valid_from": "2026-01-01"});
    let made = admin.create("/organizations", &made).await;
    let path = format!("/api/v1/organizations/{}", made["id"].as_str().unwrap());
    for population in [1, 2] {
        admin.patch(&path, &json!({"population": population})).await.expect(200);
    }
    assert_eq!(app.findings().await, Vec::<String>::new(), "nothing is wrong before the attack");
    (path, made["id"].as_str().unwrap().parse().unwrap())
}

fn is_told(findings: &[String], of: &str, what: &str) {
    let told = findings.iter().any(|line| line.contains(of) && line.contains(what));
    assert!(told, "nothing says {what} of {of}: {findings:#?}");
}

#[tokio::test]
async fn an_entry_beyond_the_version_of_its_record_is_found() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    let last = entries(&app, id).await.pop().unwrap();
    let mut forged = Entry { id: Uuid::now_v7(), sequence: 4, ..last.clone() };
    forged.hash = audit::seal(Some(&last.hash), &forged).unwrap();
    put(&app, forged).await;
    is_told(&app.findings().await, &id.to_string(), "version 3");
}

#[tokio::test]
async fn a_record_that_was_changed_past_the_trail_is_found() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    for (set, column) in [
        ("name = '别的机构'", "name"),
        ("population = 7", "population"),
        ("created_at = '2020-01-01T00:00:00+00:00'", "created_at"),
        ("updated_at = '2020-01-01T00:00:00+00:00'", "updated_at"),
        ("updated_by = (SELECT id FROM district WHERE code = '310104')", "updated_by"),
        ("archived_at = '2026-08-03T00:00:00+00:00'", "archived_at"),
        ("state = 'merged'", "state"),
    ] {
        let before = &app.application.service.store.whole().await.unwrap();
        let kept = registry::organizations::entity::Entity::find_by_id(id).one(before).await.unwrap();
        tamper(&app, &format!("UPDATE organization SET {set} WHERE code = 'seen'")).await;
        is_told(&app.findings().await, &id.to_string(), column);
        let kept = kept.unwrap().into_active_model().reset_all();
        kept.update(before).await.unwrap();
        assert!(app.findings().await.is_empty(), "{set}");
    }
}

#[tokio::test]
async fn a_ballot_whose_count_or_result_was_changed_is_found() {
    let app = App::demonstration().await;
    assert_eq!(app.findings().await, Vec::<String>::new());
    tamper(&app, "UPDATE ballot SET result = 'passed' WHERE result = 'recorded'").await;
    is_told(&app.findings().await, "instrument.ballot", "result");
    tamper(&app, "UPDATE ballot SET tallies = '[]' WHERE result = 'passed'").await;
    is_told(&app.findings().await, "instrument.ballot", "tallies");
}

#[tokio::test]
async fn a_version_that_was_counted_back_is_found() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    tamper(&app, "UPDATE organization SET version = 2 WHERE code = 'seen'").await;
    is_told(&app.findings().await, &id.to_string(), "version 2");
    // Together with its entries: what the record says does not come from those that remain.
    let last = "subject_id IN (SELECT id FROM organization WHERE code = 'seen') AND sequence = 3";
    tamper(&app, &format!("DELETE FROM audit_event WHERE {last}")).await;
    is_told(&app.findings().await, &id.to_string(), "population");
}

#[tokio::test]
async fn entries_that_were_removed_are_found_wherever_they_were() {
    for sequence in ["= 1", "= 2", "= 3", "<= 2", "> 0"] {
        let app = App::start().await;
        let (_, id) = organization(&app).await;
        let of = "subject_id IN (SELECT id FROM organization WHERE code = 'seen')";
        tamper(&app, &format!("DELETE FROM audit_event WHERE {of} AND sequence {sequence}")).await;
        is_told(&app.findings().await, &id.to_string(), "entr");
    }
}

#[tokio::test]
async fn entries_of_a_record_that_is_gone_are_found() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    tamper(&app, "DELETE FROM organization WHERE code = 'seen'").await;
    is_told(&app.findings().await, &id.to_string(), "no such record");
}

#[tokio::test]
async fn entries_of_a_kind_that_is_not_there_are_found() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    let last = entries(&app, id).await.pop().unwrap();
    let (subject_id, subject_type) = (Uuid::now_v7(), "registry.nothing".to_owned());
    let mut forged = Entry { id: Uuid::now_v7(), subject_id, subject_type, sequence: 1, ..last };
    forged.hash = audit::seal(None, &forged).unwrap();
    put(&app, forged).await;
    is_told(&app.findings().await, &subject_id.to_string(), "no such");
}

#[tokio::test]
async fn a_trail_of_the_settings_that_was_deleted_is_found() {
    let app = App::start().await;
    let service = &app.application.service;
    for _ in 0..3 {
        let shown = [("workers".to_owned(), Value::from(2))].into_iter().collect();
        audit::system::note(&service.store, audit::system::SETTINGS, "start", shown, app.clock.now())
            .await
            .unwrap();
    }
    assert!(app.findings().await.is_empty());
    for sequence in ["= 3", "> 0"] {
        tamper(
            &app,
            &format!(
                "DELETE FROM audit_event WHERE subject_type = 'system.settings' AND sequence {sequence}"
            ),
        )
        .await;
        is_told(&app.findings().await, "system.settings", "entr");
    }
}

#[tokio::test]
async fn an_entry_that_is_gone_before_its_checkpoint_is_missed() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    let first = entries(&app, id).await.remove(0).id;
    tamper(
        &app,
        "DELETE FROM audit_event WHERE subject_id IN (SELECT id FROM organization WHERE code = 'seen')",
    )
    .await;
    tamper(&app, "DELETE FROM organization WHERE code = 'seen'").await;
    is_told(&app.findings().await, &first.to_string(), "is gone");
}

/// Whoever hides another column from the trail sees it here.
#[test]
fn the_columns_outside_the_trail_are_secrets_and_what_is_noted_often() {
    let outside = jiandu::operations::trail::outside(&jiandu::app::routes().kinds).unwrap();
    let outside: Vec<_> =
        outside.into_iter().map(|(kind, columns)| format!("{kind}: {}", columns.join(", "))).collect();
    let expected = [
        "access.api_token: last_used_at, secret_hash, previous_hash",
        "access.signing_key: material",
        "access.user: password_hash, password_history, code_hash, second_code_hash, username_key",
        // Keys follow from what is written beside them.
        "instrument.alert_rule: code_key",
        "instrument.deliberation_opinion: document_number_key",
        "instrument.document: document_number_key",
        "instrument.issue: issue_no_key",
        "instrument.resolution: document_number_key",
        "instrument.survey_response: dedup_hash, source_hash",
        "livelihood.adjustment: decision_no_key",
        "registry.constituency: code_key",
        "registry.deputy: deputy_no_key",
        "registry.deputy_group: name_key",
        "registry.district: code_key",
        "registry.organization: code_key, name_key",
        "stations.citizen_opinion: opinion_no_key",
        "stations.site: site_no_key, name_key",
        "stations.suggestion: suggestion_no_key",
        "street_committee.assignment: assignment_no_key",
        "supervision.item: item_no_key",
        "supervision.normative_document: document_number_key",
    ];
    assert_eq!(outside, expected);
}

#[test]
fn every_line_of_the_decision_has_its_test() {
    let decision = include_str!("../../../docs/decisions/0046-what-verification-finds.md");
    let tests =
        [include_str!("trail.rs"), include_str!("checkpoints.rs"), include_str!("../writes.rs")].concat();
    let lines: Vec<_> =
        decision.lines().filter(|line| line.starts_with("| ") && line.contains("found")).collect();
    for line in &lines {
        let named = line.split('`').nth_back(1).unwrap_or_default();
        assert!(tests.contains(&format!("fn {named}(")), "{line}");
    }
    assert!(lines.len() > 15, "only {} lines", lines.len());
}

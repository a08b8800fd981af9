//! Copies, backups, the doctor, and the trail when it is damaged or cut.

use crate::support::{App, Person, database::Database};
use chrono::Duration;
use jiandu::operations::{
    archive::{self, Damage},
    copy::{Present, copy},
    doctor::{Found, examine},
    restore::restore,
    tables::tables,
    trail::{self, Cut},
};
use platform::store::{Store, StoreSettings};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use std::collections::BTreeMap;

async fn sqlite(folder: &std::path::Path, name: &str) -> Store {
    let url = format!("sqlite://{}/{name}.sqlite", folder.display());
    Store::open(&StoreSettings { url, connections: 2, statement_timeout_seconds: 10 }).await.unwrap()
}

async fn sums(store: &Store) -> BTreeMap<String, (u64, String)> {
    let mut all = BTreeMap::new();
    for table in tables(store.read()).await.unwrap() {
        let sum = table.sum(store.read()).await.unwrap();
        all.insert(table.name, (sum.rows, sum.checksum()));
    }
    all
}

#[tokio::test]
async fn reading_which_tables_there_are_takes_no_second() {
    let app = App::empty().await;
    let mut took = Vec::new();
    for _ in 0..3 {
        let began = std::time::Instant::now();
        assert!(tables(app.application.service.store.read()).await.unwrap().len() > 50);
        took.push(began.elapsed());
    }
    println!("the tables were read in {took:?}");
    assert!(took.iter().min() < Some(&std::time::Duration::from_millis(500)), "{took:?}");
}

/// Every list of the document, as these readers see it.
async fn lists(people: &[Person]) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    for (name, person) in people.iter().enumerate() {
        for (path, method, _) in crate::support::contract::operations() {
            if method == "get" && !path.contains('{') && path.starts_with("/api/v1/") {
                let answer = person.get(&format!("{path}?limit=200")).await;
                if answer.status == 200 {
                    seen.insert(format!("{name} {path}"), answer.text);
                }
            }
        }
    }
    seen
}

#[tokio::test]
async fn a_copy_into_another_database_and_back_is_the_same() {
    let app = App::demonstration().await;
    let source = &app.application.service.store;
    let folder = tempfile::tempdir().unwrap();
    // There is SQLite; and back is the database of the test, which may be PostgreSQL.
    let there = sqlite(folder.path(), "there").await;
    let (from, into) = (source.whole().await.unwrap(), there.whole().await.unwrap());
    let copied = copy(&from, &into, Present::Refused).await.unwrap().commit().await.unwrap();
    let expected = sums(source).await;
    assert_eq!(sums(&there).await, expected);
    let filled: Vec<_> =
        copied.iter().filter(|(_, sum)| sum.rows > 0).map(|(name, _)| name.as_str()).collect();
    for table in ["organization", "audit_event", "event", "supervision_item", "user_account", "secret_key"] {
        assert!(filled.contains(&table), "{table} is not in {filled:?}");
    }
    let refused = copy(&from, &into, Present::Refused).await.err().unwrap();
    assert!(refused.cause().unwrap().contains("not empty"), "{refused}");

    let database = Database::create().await;
    let settings = StoreSettings { url: database.url(), connections: 4, statement_timeout_seconds: 10 };
    let back = Store::open(&settings).await.unwrap();
    let returned = back.whole().await.unwrap();
    copy(&into, &returned, Present::Refused).await.unwrap().commit().await.unwrap();
    assert_eq!(sums(&back).await, expected);
    // The references are bound again: a row that refers to nothing is refused.
    let orphan = "UPDATE organization SET parent_id = id WHERE 1 = 0";
    let by_hand = back.whole().await.unwrap();
    by_hand.execute_unprepared(orphan).await.unwrap();
    let broken = "INSERT INTO ballot_receipt (ballot_id, member_id) SELECT subject_id, id FROM audit_event \
        WHERE subject_type = 'registry.term'";
    assert!(by_hand.execute_unprepared(broken).await.is_err(), "foreign keys are gone");
    back.close().await.unwrap();
}

#[tokio::test]
async fn every_list_reads_the_same_after_a_backup_was_restored() {
    let app = App::demonstration().await;
    let service = &app.application.service;
    let people =
        [app.person("auditor").await, app.person("district-admin").await, app.person("sc-office").await];
    let before = lists(&people).await;
    assert!(before.len() > 20, "only {} lists", before.len());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.tar");
    let back_up = || archive::back_up(&service.store, &service.documents, None, &file, Damage::Refused);
    let manifest = back_up().await.unwrap();
    assert!(manifest.files.keys().any(|name| name.starts_with("documents/")), "no document is in it");
    assert!(back_up().await.is_err(), "it overwrites");

    // What was done after the backup is gone after it was restored, documents and all.
    let organization =
        json!({"code": "later", "name": "后来设立", "kind": "company", "valid_from": "2026-01-01"});
    people[1].create("/organizations", &organization).await;
    for entry in std::fs::read_dir(&service.documents).unwrap() {
        std::fs::remove_dir_all(entry.unwrap().path()).unwrap();
    }
    assert_ne!(lists(&people).await, before);
    service.store.close().await.unwrap();
    // Before the tokens were issued, so that the same callers can compare.
    let long_ago = app.clock.now() - Duration::days(1);
    let restored =
        restore(&app.settings.store(), &service.documents, &app.settings.sealing(), &file, long_ago)
            .await
            .unwrap();
    assert_eq!(restored.lacking, Vec::<String>::new());
    assert!(restored.kept.unwrap().exists(), "the old database is gone");
    let again = app.replica().await;
    let people = people.map(|person| Person::with_token(&again, person.token));
    let after = lists(&people).await;
    for (path, text) in &before {
        assert_eq!(after.get(path), Some(text), "{path}");
    }
    let documents = people[0].get("/api/v1/documents?state=stored&limit=1").await;
    let id = documents.body["items"][0]["id"].as_str().unwrap().to_owned();
    let content = people[0].get(&format!("/api/v1/documents/{id}/content")).await;
    assert_eq!(content.status, 200, "{}", content.text);
    let service = &again.application.service;
    assert!(
        trail::verify(&service.store.whole().await.unwrap(), service.kinds, u64::MAX)
            .await
            .unwrap()
            .broken
            .is_empty()
    );
}

#[tokio::test]
async fn a_damaged_backup_changes_nothing() {
    let app = App::start().await;
    let service = &app.application.service;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.tar");
    archive::back_up(&service.store, &service.documents, None, &file, Damage::Refused).await.unwrap();
    let before = sums(&service.store).await;
    service.store.close().await.unwrap();
    let (settings, key, now) = (app.settings.store(), app.settings.sealing(), app.clock.now());
    let whole = std::fs::read(&file).unwrap();
    for place in [whole.len() / 3, whole.len() / 2] {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x55;
        std::fs::write(&file, &bytes).unwrap();
        let refused = restore(&settings, &service.documents, &key, &file, now).await.unwrap_err();
        assert!(refused.to_string().contains("damaged"), "byte {place}: {refused}");
    }
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(restore(&settings, &service.documents, &key, &file, now).await.is_err(), "half of it");
    let store = Store::open(&settings).await.unwrap();
    assert_eq!(sums(&store).await, before);
    store.close().await.unwrap();
}

#[tokio::test]
async fn the_doctor_names_what_is_wrong() {
    let app = App::start().await;
    let found = |checks: &[jiandu::operations::doctor::Check]| -> BTreeMap<&str, Found> {
        checks.iter().map(|check| (check.name, check.found)).collect()
    };
    app.clock.set(platform::values::clock::Clock::System.now());
    let checks = examine(&app.settings, &app.clock).await;
    let well = found(&checks);
    for name in [
        "settings",
        "documents",
        "free space",
        "file modes",
        "sealing key",
        "database",
        "migrations",
        "clock",
        "tables",
        "audit trail",
        "contents",
    ] {
        assert_eq!(well.get(name), Some(&Found::Well), "{name}: {checks:?}");
    }
    app.clock.set(app.clock.now() + Duration::days(365 * 4));
    let db = &app.application.service.store.whole().await.unwrap();
    db.execute_unprepared("UPDATE audit_event SET action = 'edit' WHERE action = 'create'").await.unwrap();
    // A table that is otherwise than its rows: a column too many, one too few, one of another type.
    db.execute_unprepared("ALTER TABLE organization ADD COLUMN motto text").await.unwrap();
    db.execute_unprepared("ALTER TABLE organization RENAME COLUMN population TO inhabitants").await.unwrap();
    let checks = examine(&app.settings, &app.clock).await;
    let tables = checks.iter().find(|check| check.name == "tables").unwrap();
    for part in ["organization.motto", "organization.inhabitants", "organization.population is None"] {
        assert!(tables.text.contains(part), "{part}: {}", tables.text);
    }
    let mut settings = app.settings.clone();
    settings.documents = "/proc/nowhere".into();
    let ill = found(&examine(&settings, &app.clock).await);
    for name in ["documents", "free space", "clock", "tables", "audit trail", "calendar"] {
        assert_eq!(ill.get(name), Some(&Found::Wrong), "{name}");
    }
    db.execute_unprepared("DELETE FROM seaql_migrations WHERE version LIKE '%000021%'").await.unwrap();
    assert_eq!(found(&examine(&settings, &app.clock).await).get("migrations"), Some(&Found::Wrong));
    app.stranger().get("/readyz").await.refused(503, "NOT_READY");
    settings.database_url = "sqlite:///proc/nowhere/jiandu.sqlite".into();
    assert_eq!(found(&examine(&settings, &app.clock).await).get("database"), Some(&Found::Wrong));
}

#[tokio::test]
async fn a_trail_that_was_pruned_can_be_verified_and_goes_on() {
    let app = App::start().await;
    let (store, admin) = (&app.application.service.store, app.person("district-admin").await);
    let organization =
        json!({"code": "old", "name": "旧机构", "kind": "company", "valid_from": "2026-01-01"});
    let organization = admin.create("/organizations", &organization).await;
    let path = format!("/api/v1/organizations/{}", organization["id"].as_str().unwrap());
    admin.patch(&path, &json!({"population": 1})).await.expect(200);
    app.on("2027-03-01");
    let admin = app.person("district-admin").await;
    admin.patch(&path, &json!({"population": 2})).await.expect(200);
    admin.patch(&path, &json!({"population": 3})).await.expect(200);

    let now = app.clock.now();
    let cut = Cut {
        before: now - Duration::days(184),
        personal_before: now - Duration::days(1096),
        personal: jiandu::app::routes().personal.iter().copied().collect(),
    };
    assert_eq!(trail::prune(store, &cut, now).await.unwrap(), 0, "what no checkpoint covers stays");
    app.checkpoint().await;
    let before = app.verified().await;
    let removed = trail::prune(store, &cut, now).await.unwrap();
    assert_eq!(removed, 2, "the first two entries; the only entry of a record stays");
    let after = app.verified().await;
    // One more entry tells of the pruning itself.
    assert_eq!(
        (after.entries, after.records, after.pruned, &after.broken),
        (before.entries - 1, before.records + 1, 2, &Vec::new())
    );
    admin.patch(&path, &json!({"population": 4})).await.expect(200);
    assert_eq!(app.findings().await, Vec::<String>::new());
    assert_eq!(trail::prune(store, &cut, now).await.unwrap(), 0, "again there is nothing to do");
    let history: Value = admin.get(&format!("{path}/history")).await.body["items"].clone();
    let versions: Vec<_> =
        history.as_array().unwrap().iter().map(|one| one["sequence"].as_i64().unwrap()).collect();
    assert_eq!(versions, [3, 4, 5]);

    // Later more is removed, and the columns at the place of the cut are still known.
    app.on("2027-12-01");
    app.checkpoint().await;
    let now = app.clock.now();
    let cut = Cut { before: now - Duration::days(184), ..cut };
    assert!(trail::prune(store, &cut, now).await.unwrap() >= 2);
    assert_eq!(app.findings().await, Vec::<String>::new());

    // Removing without leave is seen at either end.
    for (sql, what) in [
        ("DELETE FROM audit_event WHERE sequence = 5", "the new end"),
        ("DELETE FROM audit_pruned", "the old end"),
    ] {
        store.whole().await.unwrap().execute_unprepared(sql).await.unwrap();
        assert!(!app.findings().await.is_empty(), "{what}");
    }
}

//! A budget of requests is bookkeeping: whoever reads does not wait for it, and is not refused because it cannot be written.

use crate::support::{App, PASSWORD, Process};
use sea_orm::{ConnectionTrait, DatabaseBackend, TransactionTrait};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Keeps the bookkeeping of readers from being written until it is dropped.
pub async fn hold(app: &App) -> sea_orm::DatabaseTransaction {
    let db = app.application.service.store.whole().await.unwrap();
    let held = db.begin().await.unwrap();
    let sql = match held.get_database_backend() {
        DatabaseBackend::Sqlite => "DELETE FROM quota_use WHERE quota = 'none'",
        _ => "LOCK TABLE quota_use, known_place IN EXCLUSIVE MODE",
    };
    held.execute_unprepared(sql).await.unwrap();
    held
}

#[tokio::test]
async fn who_reads_does_not_wait_while_somebody_holds_the_database() {
    let app = App::started_with(|settings| settings.requests_per_minute = 600).await;
    let (one, other) = (app.person("sc-office").await, app.person("deputy").await);
    for person in [&one, &other] {
        person.get("/api/v1/auth/me").await.expect(200);
    }
    let held = hold(&app).await;
    let mut slowest = Duration::ZERO;
    for _ in 0..100 {
        for person in [&one, &other] {
            let asked = Instant::now();
            person.get("/api/v1/auth/me").await.expect(200);
            slowest = slowest.max(asked.elapsed());
        }
    }
    assert!(slowest < Duration::from_secs(1), "a reading took {slowest:?}");
    held.rollback().await.unwrap();
    // What was lent meanwhile counts.
    let mut answered = 101;
    while one.get("/api/v1/auth/me").await.status == 200 {
        answered += 1;
        assert!(answered <= 680, "what was lent is forgotten");
    }
    assert!(answered >= 570, "{answered} of 600");
}

/// A PostgreSQL whose tables of writes have no room.
async fn fill_the_disk(app: &App) {
    let db = &app.application.service.store.whole().await.unwrap();
    let sql = "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS \
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$; \
        CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON quota_use EXECUTE FUNCTION no_room(); \
        CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON organization EXECUTE FUNCTION no_room();";
    db.execute_unprepared(sql).await.unwrap();
}

fn organization(number: usize) -> Value {
    let code = format!("room-{number}");
    json!({"code": code, "name": "机构".repeat(40), "kind": "company", "valid_from": "2026-01-01"})
}

#[tokio::test]
async fn on_a_full_disk_readers_read_on_and_writers_are_told() {
    let app = App::started_with(|settings| settings.requests_per_minute = 600).await;
    if app.application.service.store.read().get_database_backend() == DatabaseBackend::Sqlite {
        return on_a_full_disk_of_sqlite().await;
    }
    let person = app.person("district-admin").await;
    fill_the_disk(&app).await;
    let mut answered = 0;
    for number in 0..300 {
        person.get("/api/v1/auth/me").await.expect(200);
        answered += 1;
        if number % 100 == 0 {
            person.post("/api/v1/organizations", &organization(number)).await.refused(503, "UNAVAILABLE");
            answered += 1;
        }
    }
    // The bound of this replica holds all the same.
    while person.get("/api/v1/auth/me").await.status == 200 {
        answered += 1;
        assert!(answered <= 630, "there is no bound any more");
    }
    assert!(answered >= 600, "{answered} of 600");
}

async fn on_a_full_disk_of_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = crate::operations::settings(folder.path());
    settings.push(("requests_per_minute", "600".into()));
    let first = Process::serve(&crate::operations::borrowed(&settings), &["--demo"]);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    crate::operations::prepared(&client, &first.url).await;
    first.terminate();
    assert!(first.wait().0);
    let service = Process::serve_in_little_room(&crate::operations::borrowed(&settings), 8192);
    let url = |path: &str| format!("{}/api/v1{path}", service.url);
    let login = json!({"username": "310114-district-admin", "password": PASSWORD});
    let answer = client.post(url("/auth/login")).json(&login).send().await.unwrap();
    let answer = answer.json::<Value>().await.unwrap();
    let token = answer["access_token"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
    let write = async || {
        let write = client.post(url("/organizations")).bearer_auth(&token).json(&organization(1));
        write.send().await.unwrap().status()
    };
    // Somebody else fills the log of the database beyond what the service may write.
    let other = platform::store::connect(&folder.path().join("jiandu.sqlite")).await.unwrap();
    other.execute_unprepared("PRAGMA wal_autocheckpoint = 0").await.unwrap();
    other.execute_unprepared("CREATE TABLE filler AS SELECT zeroblob(9000000)").await.unwrap();
    assert_eq!(write().await, 503);
    for _ in 0..300 {
        let read = client.get(url("/auth/me")).bearer_auth(&token).send().await.unwrap();
        assert_eq!(read.status(), 200, "a reader is refused: {}", read.text().await.unwrap());
    }
    assert_eq!(write().await, 503);
    service.terminate();
    let (_, log) = service.wait();
    let told = log.lines().filter(|line| line.contains("budgets")).count();
    assert!((1..=3).contains(&told), "once in a minute, not {told} times");
}

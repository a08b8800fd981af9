//! What holds on one replica holds on the others, within five seconds.

use super::{
    sessions::{holder, log_in},
    tokens::issue,
};
use crate::support::{App, Person};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn there(replica: &App, person: &Person) -> Person {
    Person::with_token(replica, person.token.clone())
}

/// Fails unless the person is refused soon.
async fn is_refused_soon(person: &Person) {
    let started = Instant::now();
    loop {
        let answer = person.get("/api/v1/auth/me").await;
        if answer.status == 401 {
            return;
        }
        assert!(started.elapsed() < Duration::from_secs(5), "still believed after five seconds");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn revocations_reach_every_replica() {
    let app = App::start().await;
    let replicas = [app.replica().await, app.replica().await];
    let (machine, token) = issue(&app, "organ-clerk", &["*:*"]).await;
    let deputy = holder(&app, &log_in(&app, "deputy").await);
    let office = holder(&app, &log_in(&app, "sc-office").await);
    let admin = app.sign_in("district-admin").await;
    for replica in &replicas {
        for person in [&machine, &deputy, &office] {
            there(replica, person).get("/api/v1/auth/me").await.expect(200);
        }
    }
    admin.act("/api-tokens", &token, "revoke", &json!({"reason": "对接结束"})).await;
    deputy.post("/api/v1/auth/logout", &json!({})).await.expect(204);
    let user = json!({"id": office.get("/api/v1/auth/me").await.body["user_id"]});
    admin.act("/users", &user, "disable", &json!({"reason": "离任"})).await;
    for replica in &replicas {
        for person in [&machine, &deputy, &office] {
            is_refused_soon(&there(replica, person)).await;
        }
        there(replica, &admin).get("/api/v1/auth/me").await.expect(200);
    }
}

async fn operator(app: &App) -> Person {
    app.sign_in("platform-admin").await
}

async fn published(app: &App) -> Vec<Value> {
    app.stranger().get("/.well-known/jwks.json").await.expect(200).body["keys"].as_array().unwrap().clone()
}

#[tokio::test]
async fn keys_rotate_without_a_break_on_every_replica() {
    let app = App::start().await;
    let other = app.replica().await;
    let admin = operator(&app).await;
    let before = holder(&app, &log_in(&app, "deputy").await);
    assert_eq!(published(&other).await.len(), 1);
    let made = admin.create("/signing-keys", &json!({})).await;
    assert!(made["material"].is_null() && made["activates_at"] == "2026-08-03T01:10:00Z");
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    for replica in [&app, &other] {
        assert_eq!(published(replica).await.len(), 2, "the next key is not published");
    }
    let kid = |person: &Person| {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        let head = URL_SAFE_NO_PAD.decode(person.token.as_ref().unwrap().split('.').next().unwrap()).unwrap();
        serde_json::from_slice::<Value>(&head).unwrap()["kid"].clone()
    };
    let next = json!(made["id"].as_str().unwrap().replace('-', ""));
    assert_ne!(kid(&holder(&app, &log_in(&app, "deputy").await)), next);
    app.wait(600);
    let after = holder(&other, &log_in(&other, "deputy").await);
    assert_eq!(kid(&after), next);
    there(&app, &after).get("/api/v1/auth/me").await.expect(200);
    there(&other, &before).get("/api/v1/auth/me").await.expect(200);
    app.wait(900);
    assert_eq!(published(&app).await.len(), 1, "the old key is published still");

    // An emergency: a new key signs at once, the stolen one is withdrawn, and what it signed is worth nothing.
    let admin = operator(&app).await;
    let victim = holder(&other, &log_in(&other, "deputy").await);
    admin.create("/signing-keys", &json!({"activates_at": app.clock.now()})).await;
    let fresh = operator(&app).await;
    there(&other, &fresh).get("/api/v1/auth/me").await.expect(200);
    fresh.act("/signing-keys", &made, "withdraw", &json!({"reason": "泄露"})).await;
    is_refused_soon(&victim).await;
    is_refused_soon(&there(&app, &victim)).await;
    fresh.get("/api/v1/auth/me").await.expect(200);
}

#[tokio::test]
async fn the_last_key_cannot_be_withdrawn_and_districts_see_none() {
    let app = App::start().await;
    let admin = operator(&app).await;
    let keys = admin.get("/api/v1/signing-keys").await;
    let key = keys.expect(200).body["items"][0].clone();
    admin
        .refused("/signing-keys", &key, "withdraw", &json!({"reason": "x"}), (409, "LAST_SIGNING_KEY"))
        .await;
    let early = json!({"activates_at": "2026-08-03T00:59:59Z"});
    admin.post("/api/v1/signing-keys", &early).await.refused(422, "VALIDATION_FAILED");
    assert_eq!(
        app.sign_in("auditor").await.get("/api/v1/signing-keys").await.expect(200).body["items"],
        json!([])
    );
    app.sign_in("district-admin")
        .await
        .post("/api/v1/signing-keys", &json!({}))
        .await
        .refused(403, "FORBIDDEN");
}

#[tokio::test]
async fn nothing_issued_before_a_restore_is_believed() {
    let app = App::start().await;
    let other = app.replica().await;
    let (machine, _) = issue(&app, "organ-clerk", &["*:*"]).await;
    let opened = log_in(&app, "deputy").await;
    let deputy = holder(&app, &opened);
    there(&other, &machine).get("/api/v1/auth/me").await.expect(200);
    app.wait(60);
    let service = &app.application.service;
    access::revoke_before(&service.store, service.clock.now()).await.unwrap();
    for replica in [&app, &other] {
        for person in [&machine, &deputy] {
            is_refused_soon(&there(replica, person)).await;
        }
    }
    let refresh = json!({"refresh_token": opened.body["refresh_token"]});
    app.stranger().post("/api/v1/auth/refresh", &refresh).await.refused(401, "UNAUTHENTICATED");
    holder(&app, &log_in(&app, "deputy").await).get("/api/v1/auth/me").await.expect(200);
    let (machine, _) = issue(&app, "organ-clerk", &["*:*"]).await;
    machine.get("/api/v1/auth/me").await.expect(200);
}

#[tokio::test]
async fn a_database_that_counts_backwards_was_restored() {
    use sea_orm::ConnectionTrait;
    let app = App::start().await;
    let (machine, token) = issue(&app, "organ-clerk", &["*:*"]).await;
    let admin = app.sign_in("district-admin").await;
    admin.act("/api-tokens", &token, "revoke", &json!({"reason": "对接结束"})).await;
    machine.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    app.wait(1);
    // What an older copy of the database says.
    let db = &app.application.service.store.whole().await.unwrap();
    db.execute_unprepared("UPDATE revocation SET changes = 0").await.unwrap();
    db.execute_unprepared("UPDATE api_token SET state = 'active'").await.unwrap();
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    machine.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    admin.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
}

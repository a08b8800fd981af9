//! Sign-on at a provider that the tests start themselves.

mod accounts;
mod failures;
mod keys;
mod logs;
mod provider;
mod tokens;

use super::sessions::holder;
use crate::support::{Answer, App, Person};
use jsonwebtoken::Algorithm;
use platform::values::clock::Clock;
use provider::{CLIENT_ID, CLIENT_SECRET, Provider, REDIRECT_URI};
use serde_json::{Value, json};

const BEGIN: &str = "/api/v1/auth/openid-connect/authorization";
const COMPLETE: &str = "/api/v1/auth/openid-connect/sessions";

/// A service at whose provider people sign on.
async fn started(change: impl FnOnce(&mut jiandu::settings::Settings)) -> (App, Provider) {
    let clock = Clock::fixed("2026-08-03T01:00:00Z".parse().unwrap());
    let provider = Provider::start(&clock);
    let issuer = provider.url.clone();
    let app = App::started_with(|settings| {
        settings.openid_connect_issuer = Some(issuer);
        settings.openid_connect_client_id = Some(CLIENT_ID.into());
        settings.openid_connect_client_secret = Some(CLIENT_SECRET.into());
        settings.openid_connect_redirect_uri = Some(REDIRECT_URI.into());
        change(settings);
    });
    (app.await, provider)
}

/// The same, with the deputy linked to the user who is signed on there.
async fn linked() -> (App, Provider) {
    let (app, provider) = started(|_| {}).await;
    link(&app, &provider, "deputy", "u-1").await;
    (app, provider)
}

async fn user_id(app: &App, name: &str) -> Value {
    app.sign_in(name).await.get("/api/v1/auth/me").await.body["user_id"].clone()
}

async fn link(app: &App, provider: &Provider, name: &str, subject: &str) -> Value {
    let identity = json!({"user_id": user_id(app, name).await, "issuer": provider.url, "subject": subject});
    let asked = app.sign_in("district-admin").await.create("/user-identities", &identity).await;
    confirmed(app, &asked).await
}

/// A second administrator confirms the identity of somebody who has an office.
async fn confirmed(app: &App, asked: &Value) -> Value {
    assert_eq!(asked["state"], "asked");
    app.person_of("310104", "platform-admin")
        .await
        .act("/user-identities", asked, "confirm", &json!({}))
        .await
}

/// The provider's clock follows the service's.
fn wait(app: &App, provider: &Provider, seconds: i64) {
    app.wait(seconds);
    provider.set(|state| state.set_clock(app.clock.now()));
}

/// What a browser sends when it has come back.
async fn visited(app: &App, provider: &Provider) -> Value {
    let begun = app.stranger().post(BEGIN, &json!({})).await;
    let begun = begun.expect(200);
    let (code, state) = provider.visit(begun.body["authorization_url"].as_str().unwrap()).await;
    json!({"code": code, "state": state, "binding": begun.body["binding"]})
}

async fn complete(app: &App, back: &Value) -> Answer {
    app.stranger().post(COMPLETE, back).await
}

async fn sign_on(app: &App, provider: &Provider) -> Answer {
    complete(app, &visited(app, provider).await).await
}

#[track_caller]
fn refused(answer: &Answer, reason: &str) {
    assert_eq!(answer.refused(401, "SIGN_ON_REFUSED").body["params"]["reason"], reason);
}

#[tokio::test]
async fn without_the_setting_there_is_no_sign_on() {
    let app = App::start().await;
    app.stranger().post(BEGIN, &json!({})).await.refused(404, "SIGN_ON_OFF");
    let back = json!({"code": "a", "state": "b", "binding": "c"});
    complete(&app, &back).await.refused(404, "SIGN_ON_OFF");
}

#[tokio::test]
async fn a_sign_on_opens_a_session_as_a_login_does() {
    let (app, provider) = linked().await;
    let begun = app.stranger().post(BEGIN, &json!({})).await;
    let (url, binding) = (&begun.expect(200).body["authorization_url"], &begun.body["binding"]);
    assert_eq!((begun.header("cache-control"), &begun.body["expires_in"]), ("no-store".into(), &json!(600)));
    assert!(!url.as_str().unwrap().contains(binding.as_str().unwrap()), "the binding is in a URL");
    let (code, state) = provider.visit(url.as_str().unwrap()).await;
    let back = json!({"code": code, "state": state, "binding": binding});
    let opened = complete(&app, &back).await;
    assert_eq!(
        (&opened.expect(200).body["expires_in"], opened.header("cache-control")),
        (&json!(900), "no-store".into())
    );
    let person = holder(&app, &opened);
    let me = person.get("/api/v1/auth/me").await;
    assert_eq!(me.expect(200).body["username"], "310114-deputy");
    let refresh = json!({"refresh_token": opened.body["refresh_token"]});
    app.stranger().post("/api/v1/auth/refresh", &refresh).await.expect(200);

    // The trail says who signed on, and by which identity.
    let admin = app.sign_in("district-admin").await;
    let identity = admin.get("/api/v1/user-identities").await.body["items"][0].clone();
    assert_eq!(identity["user_id"], me.body["user_id"]);
    let path = format!("/api/v1/auth/sessions?user_id={}", me.body["user_id"].as_str().unwrap());
    let sessions = admin.get(&path).await;
    let by_identity = |session: &&Value| session["user_identity_id"] == identity["id"];
    let session = sessions.body["items"].as_array().unwrap().iter().find(by_identity).unwrap();
    let history =
        admin.get(&format!("/api/v1/auth/sessions/{}/history", session["id"].as_str().unwrap())).await;
    let first = history.body["items"].as_array().unwrap().iter().find(|entry| entry["action"] == "create");
    assert_eq!(first.unwrap()["actor_id"], me.body["user_id"], "{}", history.text);
    assert!(history.text.contains(identity["id"].as_str().unwrap()), "{}", history.text);
}

#[tokio::test]
async fn keys_of_every_common_kind_are_understood() {
    let (app, provider) = linked().await;
    // Keys that mean nothing to this service stand beside the one that does.
    let strange =
        json!([{"kty": "AKP", "kid": "later", "pub": "x"}, {"kty": "oct", "kid": "k", "k": "AAAA"}, 7]);
    for (place, algorithm) in
        [Algorithm::RS256, Algorithm::PS256, Algorithm::EdDSA, Algorithm::ES256].into_iter().enumerate()
    {
        provider.rotate(algorithm, &format!("kind-{place}"));
        provider.set(|state| state.published.extend(strange.as_array().unwrap().clone()));
        wait(&app, &provider, 60);
        sign_on(&app, &provider).await.expect(200);
    }
    // A provider with one key need not name it.
    provider.set(|state| state.signer = state.signer.with("kid", Value::Null));
    sign_on(&app, &provider).await.expect(200);
}

#[tokio::test]
async fn what_one_replica_begins_another_ends() {
    let (app, provider) = linked().await;
    let other = app.replica().await;
    let back = visited(&app, &provider).await;
    let opened = complete(&other, &back).await;
    opened.expect(200);
    for replica in [&app, &other] {
        holder(replica, &opened).get("/api/v1/auth/me").await.expect(200);
        refused(&complete(replica, &back).await, "unknown_state");
    }
}

#[tokio::test]
async fn a_sign_on_ends_once_in_time_and_where_it_began() {
    let (app, provider) = linked().await;
    let (one, two) = (visited(&app, &provider).await, visited(&app, &provider).await);
    // Somebody lures a browser to the code of another: the browser has its own binding, or none.
    let mut lured = two.clone();
    lured["binding"] = one["binding"].clone();
    refused(&complete(&app, &lured).await, "unknown_state");
    lured["state"] = one["state"].clone();
    // With the state of its own, the provider sees that the code was made for another verifier.
    refused(&complete(&app, &lured).await, "code_refused");
    lured["binding"] = json!("jdsignon_made-up");
    refused(&complete(&app, &lured).await, "unknown_state");
    let mut wrong = visited(&app, &provider).await;
    wrong["state"] = json!("made-up");
    refused(&complete(&app, &wrong).await, "unknown_state");

    let (again, together) = (visited(&app, &provider).await, visited(&app, &provider).await);
    complete(&app, &again).await.expect(200);
    refused(&complete(&app, &again).await, "unknown_state");
    let (left, right) = tokio::join!(complete(&app, &together), complete(&app, &together));
    let mut statuses = [left.status, right.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);

    let (last, late) = (visited(&app, &provider).await, visited(&app, &provider).await);
    wait(&app, &provider, 599);
    complete(&app, &last).await.expect(200);
    wait(&app, &provider, 1);
    refused(&complete(&app, &late).await, "unknown_state");
}

#[tokio::test]
async fn the_database_holds_nothing_that_opens_a_session() {
    use sea_orm::{ConnectionTrait, Statement};
    let (app, provider) = linked().await;
    let back = visited(&app, &provider).await;
    let db = app.application.service.store.read();
    let sql = "SELECT state_hash, subject FROM sign_on_attempt";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    assert_eq!(rows.len(), 1);
    let stored: String = rows[0].try_get("", "state_hash").unwrap();
    assert!(![&back["state"], &back["binding"], &back["code"]].iter().any(|secret| **secret == stored));
    complete(&app, &back).await.expect(200);
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    assert!(rows.is_empty());
}

#[tokio::test]
async fn one_address_cannot_begin_without_end() {
    use sea_orm::ConnectionTrait;
    let (app, _provider) = linked().await;
    app.stranger().post(BEGIN, &json!({})).await.expect(200);
    let db = &app.application.service.store.whole().await.unwrap();
    let sql = "UPDATE quota_use SET used = 600 WHERE quota = 'openid_connect.begin'";
    assert_eq!(db.execute_unprepared(sql).await.unwrap().rows_affected(), 1);
    let refused = app.stranger().post(BEGIN, &json!({})).await;
    assert_eq!(refused.refused(429, "TOO_MANY_REQUESTS").header("retry-after"), "600");
    app.wait(600);
    app.stranger().post(BEGIN, &json!({})).await.expect(200);
}

#[tokio::test]
async fn what_is_sent_is_read_strictly() {
    let (app, _provider) = linked().await;
    let whole = json!({"code": "a", "state": "b", "binding": "c"});
    for (name, value) in [
        ("code", json!("")),
        ("code", json!("x".repeat(2001))),
        ("state", Value::Null),
        ("binding", json!("x".repeat(201))),
        ("redirect_uri", json!("https://elsewhere.example")),
    ] {
        let mut wrong = whole.clone();
        wrong[name] = value;
        complete(&app, &wrong).await.refused(422, "VALIDATION_FAILED");
    }
    app.stranger().post(BEGIN, &json!({"redirect_uri": "x"})).await.refused(422, "VALIDATION_FAILED");
    let person: Person = app.stranger();
    refused(&person.post(COMPLETE, &whole).await, "unknown_state");
}

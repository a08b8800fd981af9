//! API tokens: issued, scoped, rotated, introspected, revoked.

use crate::support::{Answer, App, Person};
use reqwest::Method;
use serde_json::{Value, json};

async fn user_id(person: &Person) -> Value {
    person.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone()
}

pub async fn issue(app: &App, holder: &str, scopes: &[&str]) -> (Person, Value) {
    app.sign_in(holder).await.own_token(app, scopes).await
}

async fn form(person: &Person, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request =
        person.request(Method::POST, path).header("Content-Type", "application/x-www-form-urlencoded");
    Answer::of(request.body(body)).await
}

#[tokio::test]
async fn a_user_issues_a_token_that_works_until_it_is_revoked() {
    let app = App::start().await;
    let admin = app.sign_in("district-admin").await;
    let (machine, issued) = issue(&app, "organ-clerk", &["*:*"]).await;
    let path = format!("/api/v1/api-tokens/{}", issued["id"].as_str().unwrap());
    assert!(admin.get(&path).await.expect(200).body["token"].is_null(), "the token is shown once");
    assert_eq!(machine.get("/api/v1/auth/me").await.expect(200).body["username"], "310114-organ-clerk");
    admin.act("/api-tokens", &issued, "revoke", &json!({"reason": "对接结束"})).await;
    machine.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn scopes_bound_what_a_token_may() {
    let app = App::start().await;
    let (reader, _) = issue(&app, "sc-office", &["registry:read", "supervision:*"]).await;
    reader.get("/api/v1/auth/me").await.expect(200);
    reader.get("/api/v1/organizations").await.expect(200);
    reader.get("/api/v1/supervision/items").await.expect(200);
    let refused = reader.get("/api/v1/documents").await;
    assert_eq!(refused.refused(403, "INSUFFICIENT_SCOPE").body["params"]["required"], "instrument:read");
    let refused = reader.post("/api/v1/meetings", &json!({})).await;
    assert_eq!(refused.refused(403, "INSUFFICIENT_SCOPE").body["params"]["required"], "registry:write");
    // The scope opens the door; the role still decides.
    reader.post("/api/v1/supervision/items", &json!({})).await.refused(422, "VALIDATION_FAILED");
    let (wide, _) = issue(&app, "deputy", &["*:*"]).await;
    wide.post("/api/v1/supervision/items", &json!({})).await.refused(403, "FORBIDDEN");
    reader.post("/api/v1/auth/logout", &json!({})).await.refused(403, "INSUFFICIENT_SCOPE");
    let admin = app.sign_in("district-admin").await;
    let wanted = json!({
        "name": "x", "user_id": user_id(&admin).await, "scopes": ["registry:read", "castles:read"],
        "expires_at": "2026-12-31T00:00:00Z"
    });
    let unknown = admin.post("/api/v1/api-tokens", &wanted).await;
    assert_eq!(unknown.refused(422, "UNKNOWN_SCOPE").body["errors"][0]["pointer"], "/scopes/1");
}

#[tokio::test]
async fn an_instant_is_told_as_finely_as_it_is_stored() {
    let app = App::start().await;
    let clerk = app.sign_in("organ-clerk").await;
    let wanted = json!({
        "name": "城市门户", "user_id": user_id(&clerk).await, "scopes": ["registry:read"],
        "expires_at": "2026-12-31T00:00:00.1234567Z"
    });
    let issued = clerk.create("/api-tokens", &wanted).await;
    assert_eq!(issued["expires_at"], "2026-12-31T00:00:00.123456Z");
    assert_eq!(app.findings().await, Vec::<String>::new());
    for written_otherwise in ["2026-12-31 00:00:00Z", "2026-12-31T00:00:00", "2026-12-31"] {
        let mut wrong = wanted.clone();
        wrong["expires_at"] = json!(written_otherwise);
        let refused = clerk.post("/api/v1/api-tokens", &wrong).await;
        assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/expires_at");
    }
}

#[tokio::test]
async fn a_rotated_token_overlaps_with_its_successor() {
    let app = App::start().await;
    let (old, issued) = issue(&app, "organ-clerk", &["*:read"]).await;
    let clerk = app.sign_in("organ-clerk").await;
    let rotated = clerk.act("/api-tokens", &issued, "rotate", &json!({"overlap_hours": 2})).await;
    let new = Person::with_token(&app, rotated["token"].as_str().map(Into::into));
    assert_ne!(old.token, new.token);
    new.get("/api/v1/auth/me").await.expect(200);
    old.get("/api/v1/auth/me").await.expect(200);
    app.wait(2 * 3600 - 1);
    old.get("/api/v1/auth/me").await.expect(200);
    app.wait(1);
    old.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    new.get("/api/v1/auth/me").await.expect(200);
    app.clock.set("2026-12-31T00:00:00Z".parse().unwrap());
    new.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn the_last_use_is_written_once_a_minute() {
    let app = App::start().await;
    let (machine, issued) = issue(&app, "organ-clerk", &["*:read"]).await;
    let path = format!("/api/v1/api-tokens/{}", issued["id"].as_str().unwrap());
    let used = async || {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let admin = app.sign_in("district-admin").await;
        admin.get(&path).await.body["last_used_at"].clone()
    };
    machine.get("/api/v1/auth/me").await.expect(200);
    assert_eq!(used().await, "2026-08-03T01:00:00Z");
    app.wait(30);
    machine.get("/api/v1/auth/me").await.expect(200);
    assert_eq!(used().await, "2026-08-03T01:00:00Z");
    app.wait(30);
    machine.get("/api/v1/auth/me").await.expect(200);
    assert_eq!(used().await, "2026-08-03T01:01:00Z");
}

#[tokio::test]
async fn tokens_are_introspected_and_revoked_as_the_rfcs_say() {
    let app = App::start().await;
    let (machine, _) = issue(&app, "organ-clerk", &["registry:read", "supervision:act"]).await;
    let token = machine.token.clone().unwrap();
    let server = app.sign_in("service").await;
    let seen =
        form(&server, "/oauth/introspect", &[("token", &token), ("token_type_hint", "access_token")]).await;
    let seen = seen.expect(200).body.clone();
    assert_eq!((&seen["active"], &seen["scope"]), (&json!(true), &json!("registry:read supervision:act")));
    assert_eq!((&seen["username"], &seen["exp"]), (&json!("310114-organ-clerk"), &json!(1_798_675_200)));
    let clerk = app.sign_in("organ-clerk").await;
    let access = form(&server, "/oauth/introspect", &[("token", clerk.token.as_ref().unwrap())]).await;
    assert_eq!(access.body["exp"], 1_785_719_700);
    let inactive = json!({"active": false});
    for (person, text) in [
        (app.person_of("310104", "service").await, token.as_str()),
        (app.sign_in("deputy").await, token.as_str()),
        (server.clone(), "nonsense"),
    ] {
        assert_eq!(form(&person, "/oauth/introspect", &[("token", text)]).await.expect(200).body, inactive);
    }
    form(&server, "/oauth/introspect", &[]).await.refused(422, "VALIDATION_FAILED");
    server.post("/oauth/introspect", &json!({"token": token})).await.refused(415, "UNSUPPORTED_MEDIA_TYPE");
    // A stranger's order ends nothing, the holder's does; a second time is no error.
    form(&app.sign_in("deputy").await, "/oauth/revoke", &[("token", &token)]).await.expect(200);
    machine.get("/api/v1/auth/me").await.expect(200);
    for _ in 0..2 {
        form(&clerk, "/oauth/revoke", &[("token", &token)]).await.expect(200);
        machine.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    }
    form(&clerk, "/oauth/revoke", &[("token", clerk.token.as_ref().unwrap())]).await.expect(200);
    clerk.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
}

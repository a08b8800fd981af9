//! What every write keeps: once per key, nothing in a dry run, one winner of a race, versions, and an unbroken trail.

use crate::support::{Answer, App, Person};
use platform::records::{audit, events};
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use serde_json::{Value, json};
use std::collections::HashMap;

fn organization(code: &str) -> Value {
    json!({"code": code, "name": format!("机构{code}"), "kind": "company", "valid_from": "2026-01-01"})
}

async fn post_with_key(person: &Person, path: &str, key: &str, body: &Value) -> Answer {
    Answer::of(person.request(Method::POST, path).header("Idempotency-Key", key).json(body)).await
}

/// Rows of the trail and of the outbox.
async fn counts(app: &App) -> (u64, u64) {
    let db = app.application.service.store.read();
    let trail = audit::entity::Entity::find().count(db).await.unwrap();
    (trail, events::entity::Entity::find().count(db).await.unwrap())
}

#[tokio::test]
async fn a_retried_request_happens_once() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let path = "/api/v1/organizations";
    let first = post_with_key(&admin, path, "k1", &organization("a")).await;
    first.expect(201);
    let again = post_with_key(&admin, path, "k1", &organization("a")).await;
    again.expect(201);
    assert_eq!(
        (first.text.as_str(), again.header("idempotency-replayed")),
        (again.text.as_str(), "true".into())
    );
    assert_eq!(first.header("location"), again.header("location"));
    post_with_key(&admin, path, "k1", &organization("b")).await.refused(422, "IDEMPOTENCY_KEY_REUSED");

    // What was refused is not stored: the same key works when the reason is gone.
    let mut wrong = organization("c");
    wrong["parent_id"] = json!("0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a");
    post_with_key(&admin, path, "k2", &wrong).await.refused(422, "UNKNOWN_REFERENCE");
    post_with_key(&admin, path, "k2", &organization("c")).await.expect(201);

    // Both arrive together.
    let body = organization("d");
    let (one, two) =
        tokio::join!(post_with_key(&admin, path, "k3", &body), post_with_key(&admin, path, "k3", &body));
    assert_eq!((one.status, two.status), (201, 201));
    assert_eq!(one.body["id"], two.body["id"]);
    // Keys belong to their caller.
    let other = app.person_of("310104", "district-admin").await;
    post_with_key(&other, path, "k1", &organization("z")).await.expect(201);
}

#[tokio::test]
async fn the_stored_answer_of_a_token_has_no_token() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let machine = app.districts["310114"].users["service"].user_id;
    let body = json!({"name": "对接", "user_id": machine, "scopes": ["*:read"], "expires_at": "2026-12-31T00:00:00Z"});
    let issued = post_with_key(&admin, "/api/v1/api-tokens", "t", &body).await;
    assert!(issued.expect(201).body["token"].is_string());
    let again = post_with_key(&admin, "/api/v1/api-tokens", "t", &body).await;
    assert_eq!(
        (again.expect(201).body["id"].clone(), again.body["token"].clone()),
        (issued.body["id"].clone(), Value::Null)
    );
}

#[tokio::test]
async fn a_dry_run_answers_and_stores_nothing() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let before = counts(&app).await;
    let body = organization("dry");
    let dry = post_with_key(&admin, "/api/v1/organizations?dry_run=true", "k", &body).await;
    assert_eq!(dry.expect(201).body["code"], "dry");
    admin.get(&dry.header("location")).await.refused(404, "NOT_FOUND");
    let mut wrong = body.clone();
    wrong["valid_to"] = json!("2025-01-01");
    admin.post("/api/v1/organizations?dry_run=true", &wrong).await.refused(422, "DATE_ORDER");
    admin.post("/api/v1/organizations?dry_run=maybe", &body).await.refused(400, "INVALID_PARAMETER");
    assert_eq!(before, counts(&app).await);
    // The key was not used up.
    post_with_key(&admin, "/api/v1/organizations", "k", &body).await.expect(201);
    assert_eq!((before.0 + 1, before.1 + 1), counts(&app).await);
}

#[tokio::test]
async fn a_change_needs_the_version_that_was_read() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let made = admin.create("/organizations", &organization("v")).await;
    let path = format!("/api/v1/organizations/{}", made["id"].as_str().unwrap());
    let patch = json!({"population": 9000});
    Answer::of(admin.request(Method::PATCH, &path).json(&patch)).await.refused(428, "IF_MATCH_REQUIRED");
    for (name, value) in [("If-Match", ""), ("If-Match", " "), ("If-None-Match", "")] {
        let empty = admin.request(Method::PATCH, &path).header(name, value).json(&patch);
        Answer::of(empty).await.refused(400, "MALFORMED_REQUEST");
    }
    let nothing = admin.request(Method::PATCH, &path).header("If-Match", "\"v1\"");
    Answer::of(nothing).await.refused(400, "MALFORMED_JSON");
    let stale = admin.request(Method::PATCH, &path).header("If-Match", "\"v7\"").json(&patch);
    Answer::of(stale).await.refused(412, "VERSION_MISMATCH");
    // A list in two lines is one list.
    let lines = admin.request(Method::PATCH, &path).header("If-Match", "\"v7\"").header("If-Match", "\"v1\"");
    assert_eq!(Answer::of(lines.json(&patch)).await.expect(200).body["version"], 2);
    let lines = admin.request(Method::PATCH, &path).header("If-Match", "\"v7\"").header("If-Match", "\"v1\"");
    Answer::of(lines.json(&patch)).await.refused(412, "VERSION_MISMATCH");
    let made = admin.create("/organizations", &organization("w")).await;
    let path = format!("/api/v1/organizations/{}", made["id"].as_str().unwrap());
    let edited = admin.patch(&path, &patch).await;
    assert_eq!(edited.expect(200).body["population"], 9000);
    assert!(edited.header("etag").starts_with("\"v2-"), "{}", edited.header("etag"));
    // null clears, absent keeps, unknown and wrong are refused.
    assert_eq!(
        admin.patch(&path, &json!({"population": null})).await.expect(200).body["population"],
        Value::Null
    );
    assert_eq!(admin.get(&path).await.body["name"], made["name"]);
    let unknown = admin.patch(&path, &json!({"colour": null})).await;
    assert_eq!(unknown.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/colour");
    let nameless = admin.patch(&path, &json!({"name": null})).await;
    assert_eq!(nameless.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/name");
    let tag = admin.get(&path).await.header("etag");
    for lines in [vec![tag.clone()], vec![format!("W/{tag}")], vec!["\"another\"".into(), tag.clone()]] {
        let fresh = admin.request(Method::GET, &path);
        let fresh = lines.iter().fold(fresh, |request, line| request.header("If-None-Match", line));
        Answer::of(fresh).await.expect(304);
    }
    // Archived records leave the lists and stay readable.
    let remove =
        admin.request(Method::DELETE, &path).header("If-Match", admin.get(&path).await.header("etag"));
    Answer::of(remove).await.expect(204);
    assert!(admin.get(&path).await.expect(200).body["archived_at"].is_string());
    let listed = admin.get("/api/v1/organizations?q=机构w").await;
    assert_eq!(listed.body["items"], json!([]));
    assert_eq!(
        admin.get("/api/v1/organizations?q=机构w&archived=true").await.body["items"][0]["id"],
        made["id"]
    );
}

#[tokio::test]
async fn of_two_racing_callers_one_wins() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    for round in 0..10 {
        let user = json!({
            "username": format!("310114-race-{round}"), "display_name": "演示用户099", "roles": ["deputy"],
            "organization_id": app.organization("deputies")
        });
        let user = admin.create("/users", &user).await;
        let reason = json!({"reason": "离任"});
        let (one, two) = tokio::join!(
            admin.try_act("/users", &user, "disable", &reason),
            admin.try_act("/users", &user, "disable", &reason)
        );
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert!(matches!(statuses, [200, 409 | 412]), "{statuses:?}");
        let history = admin.get(&format!("/api/v1/users/{}/history", user["id"].as_str().unwrap())).await;
        assert_eq!(history.body["items"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn every_change_is_in_an_unbroken_trail() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let made = admin.create("/organizations", &organization("t")).await;
    let path = format!("/api/v1/organizations/{}", made["id"].as_str().unwrap());
    for population in [1, 2, 3] {
        admin.patch(&path, &json!({"population": population})).await.expect(200);
    }
    let entries = audit::entity::Entity::find()
        .order_by_asc(audit::entity::Column::SubjectId)
        .order_by_asc(audit::entity::Column::Sequence)
        .all(app.application.service.store.read())
        .await
        .unwrap();
    let mut chains: HashMap<_, Vec<_>> = HashMap::new();
    for entry in entries {
        chains.entry(entry.subject_id).or_default().push(entry);
    }
    assert!(chains.len() > 50 && chains.values().all(|chain| audit::is_unbroken(chain)));
    let id: uuid::Uuid = made["id"].as_str().unwrap().parse().unwrap();
    let mut forged = chains.remove(&id).unwrap();
    assert_eq!(forged.len(), 4);
    assert_eq!(forged[1].diff, json!({"population": [null, 1]}));
    forged[1].diff = json!({"population": [null, 9]});
    assert!(!audit::is_unbroken(&forged));
    forged.remove(1);
    assert!(!audit::is_unbroken(&forged));
}

/// Serializable transactions collide over an index page in which others insert, so a new record looks for no entry
/// before its first; a change looks for the one entry before it.
#[tokio::test]
async fn a_create_reads_nothing_of_the_trail() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    // The first request of a minute leases a slice of the caller's requests.
    admin.get("/api/v1/auth/me").await.expect(200);
    let statements = app.application.service.store.statements();
    statements.listen();
    let sent = |verb: &'static str| {
        let sent = statements.take();
        let trail = sent.iter().filter(|statement| statement.sql.contains("\"audit_event\""));
        trail.filter(|statement| statement.sql.contains(&format!("{verb} "))).count()
    };
    let made = admin.create("/organizations", &organization("t")).await;
    assert_eq!(sent("SELECT"), 0, "a create reads the trail");
    let path = format!("/api/v1/organizations/{}", made["id"].as_str().unwrap());
    admin.patch(&path, &json!({"population": 1})).await.expect(200);
    assert_eq!(sent("SELECT"), 1);
    admin.create("/organizations", &organization("u")).await;
    assert_eq!(sent("INSERT INTO \"audit_event\""), 1);
}

#[tokio::test]
async fn passwords_are_in_no_answer_and_no_trail() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let user = json!({
        "username": "310114-new-user", "display_name": "演示用户098", "roles": ["expert"],
        "organization_id": app.organization("deputies")
    });
    let made = admin.post("/api/v1/users", &user).await;
    let history = admin.get(&format!("{}/history", made.expect(201).header("location"))).await;
    assert_eq!(history.expect(200).body["items"].as_array().unwrap().len(), 1);
    let code = made.body["one_time_code"].as_str().unwrap();
    let reset = json!({"username": "310114-new-user", "code": code, "new_password": "correct horse battery"});
    app.stranger().post("/api/v1/auth/password/reset", &reset).await.expect(204);
    Person::sign_in(&app, "310114-new-user", "correct horse battery").await;
    let history = admin.get(&format!("{}/history", made.header("location"))).await;
    assert!(!format!("{}{}", made.text, history.text).contains("argon2") && !history.text.contains(code));
    let wrong = json!({"username": "310114-new-user", "password": "wrong"});
    let unknown = json!({"username": "no-such-user", "password": "wrong"});
    let (one, two) = (
        app.stranger().post("/api/v1/auth/login", &wrong).await,
        app.stranger().post("/api/v1/auth/login", &unknown).await,
    );
    assert_eq!(
        one.refused(401, "LOGIN_FAILED").body["detail"],
        two.refused(401, "LOGIN_FAILED").body["detail"]
    );
    let mut admin_role = user.clone();
    admin_role["username"] = json!("310114-climber");
    admin_role["roles"] = json!(["platform_admin"]);
    admin.post("/api/v1/users", &admin_role).await.refused(403, "FORBIDDEN_SCOPE");
}

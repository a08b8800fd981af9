//! Rights end with the office, and with them what was stored for a retry.

use crate::support::{Answer, App, Person};
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

async fn post_with_key(person: &Person, path: &str, body: &Value) -> Answer {
    Answer::of(person.request(Method::POST, path).header("Idempotency-Key", "retry-1").json(body)).await
}

#[tokio::test]
async fn a_stored_answer_is_for_whoever_may_still_do_and_see_it() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let office = app.person("sc-office").await;
    let document =
        json!({"title": "草稿", "kind": "report", "file_name": "草稿.pdf", "disclosure": "internal"});
    let path = "/api/v1/documents";
    let first = post_with_key(&office, path, &document).await;
    first.expect(201);
    assert_eq!(post_with_key(&office, path, &document).await.expect(201).text, first.text);
    let meeting = app.meeting("sc_plenary", "sc", 31, "2026-09-24", 41).await;
    let notify = format!("/api/v1/meetings/{}/notify", meeting["id"].as_str().unwrap());
    let notified = Answer::of(
        office.request(Method::POST, &notify).header("Idempotency-Key", "retry-2").json(&json!({})),
    )
    .await;
    notified.expect(200);
    let user = format!("/api/v1/users/{}", app.user("sc-office"));
    // Another role is enough for documents: the record as it may be seen now; and not for meetings.
    admin.patch(&user, &json!({"roles": ["auditor"]})).await.expect(200);
    let again = post_with_key(&office, path, &document).await;
    assert_eq!(
        (again.expect(201).body["id"].clone(), again.header("idempotency-replayed")),
        (first.body["id"].clone(), "true".into())
    );
    let replayed =
        office.request(Method::POST, &notify).header("Idempotency-Key", "retry-2").json(&json!({}));
    Answer::of(replayed).await.refused(403, "FORBIDDEN");
    admin.patch(&user, &json!({"roles": []})).await.expect(200);
    post_with_key(&office, path, &document).await.refused(403, "FORBIDDEN");
}

#[tokio::test]
async fn a_suspended_member_does_nothing_from_that_moment() {
    let app = App::start().await;
    let (member, deputy) = (app.person("sc-member-3").await, app.person("deputy").await);
    let (token, _) = member.own_token(&app, &["*:read"]).await;
    for person in [&member, &deputy, &token] {
        person.get("/api/v1/meetings").await.expect(200);
    }
    let affairs = app.person("deputy-affairs").await;
    let step = |reason: &str, document: &Value| json!({"state_reason": reason, "state_date": "2026-08-03", "state_document_id": document["id"]});
    let document = affairs.document("资格审查报告", "internal").await;
    let of = |place: usize| json!({"id": app.deputy(place)});
    affairs.act("/deputies", &of(2), "suspend", &step("detained_criminal_case", &document)).await;
    affairs.act("/deputies", &of(9), "terminate", &step("moved_out", &document)).await;
    for person in [&member, &deputy, &token] {
        let me = person.get("/api/v1/auth/me").await;
        assert_eq!((&me.expect(200).body["roles"], &me.body["deputy_id"]), (&json!([]), &json!(null)));
        person.get("/api/v1/meetings").await.refused(403, "FORBIDDEN");
    }
    let draft = "/api/v1/supervision/interpellations";
    member.post(draft, &json!({})).await.refused(422, "DEPUTY_NOT_IN_OFFICE");
    let back = json!({"state_date": "2026-08-03", "reason": "恢复", "state_document_id": document["id"]});
    affairs.act("/deputies", &of(2), "restore", &back).await;
    assert_eq!(member.get("/api/v1/auth/me").await.body["roles"], json!(["sc_member"]));
}

#[tokio::test]
async fn nobody_acts_for_an_organization_that_ended() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let expert = app.person("expert").await;
    let (token, _) = expert.own_token(&app, &["*:read"]).await;
    let agency = format!("/api/v1/organizations/{}", app.organization("agency"));
    let by_hand = "UPDATE organization SET valid_to = '2026-08-04' WHERE code = '310114-agency'";
    app.application.service.store.whole().await.unwrap().execute_unprepared(by_hand).await.unwrap();
    // The administrator's edit lets every token of it be looked at anew.
    admin.patch(&agency, &json!({"population": null})).await.expect(200);
    token.get("/api/v1/auth/me").await.expect(200);
    // 2026-08-04 begins in Shanghai at 16:00 of the day before.
    app.clock.set("2026-08-03T15:59:59Z".parse().unwrap());
    token.get("/api/v1/auth/me").await.expect(200);
    app.wait(1);
    token.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    let login = json!({"username": "310114-expert", "password": crate::support::PASSWORD});
    app.stranger().post("/api/v1/auth/login", &login).await.refused(401, "LOGIN_FAILED");

    let contractor = app.person("contractor").await;
    contractor.get("/api/v1/auth/me").await.expect(200);
    let company = format!("/api/v1/organizations/{}", app.organization("company"));
    let admin = app.person("district-admin").await;
    let tag = admin.get(&company).await.header("etag");
    Answer::of(admin.request(Method::DELETE, &company).header("If-Match", tag)).await.expect(204);
    contractor.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    // Nor is anybody put there.
    let user = json!({
        "username": "310114-late", "display_name": "演示用户094", "roles": ["contractor"], "organization_id": app.organization("company")
    });
    admin.post("/api/v1/users", &user).await.refused(422, "UNKNOWN_REFERENCE");
}

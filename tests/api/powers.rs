//! Who may act for whom: acts of office are done by the person, tokens are for oneself, offices are given by two administrators,
//! and rights end with the office.

mod ends;
mod entrusting;
mod factor;

use crate::support::{Answer, App, Person};
use access::api_tokens::entity::{Column, Entity};
use platform::records::assurance::Assurance;
use reqwest::Method;
use sea_orm::{EntityTrait, sea_query::Expr};
use serde_json::json;

const NOBODY: &str = "0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a";

#[tokio::test]
async fn no_token_does_an_act_of_office_whosever_it_is() {
    let app = App::start().await;
    let service = app.districts["310114"].users["service"].user_id;
    let admin = app.person("district-admin").await;
    let machine =
        json!({"name": "对接", "user_id": service, "scopes": ["*:*"], "expires_at": "2026-12-31T00:00:00Z"});
    let machine = admin.create("/api-tokens", &machine).await["token"].as_str().map(Into::into);
    let mut tokens = vec![Person::with_token(&app, machine)];
    for name in ["sc-member", "sc-office", "organ-head", "district-admin", "platform-admin"] {
        tokens.push(app.person(name).await.own_token(&app, &["*:*"]).await.0);
    }
    let operations = &jiandu::app::routes().operations;
    let acts = operations.iter().filter(|operation| operation.assurance != Assurance::Token);
    let mut walked = 0;
    for act in acts {
        let path = act.path.replace("{id}", NOBODY);
        let method = Method::from_bytes(act.method.to_uppercase().as_bytes()).unwrap();
        for token in &tokens {
            let media_type =
                if method == Method::PATCH { "application/merge-patch+json" } else { "application/json" };
            let request = token.request(method.clone(), &path).header("Content-Type", media_type).body("{}");
            Answer::of(request).await.refused(403, "SESSION_REQUIRED");
            walked += 1;
        }
    }
    assert!(walked > 900, "only {walked} calls");
}

#[tokio::test]
async fn a_member_casts_in_person_alone_and_the_token_is_not_told_of_acts() {
    let app = App::start().await;
    let (token, _) = app.person("sc-office").await.own_token(&app, &["*:*"]).await;
    // To read and prepare.
    let document =
        json!({"title": "草稿", "kind": "report", "file_name": "草稿.pdf", "disclosure": "internal"});
    token.create("/documents", &document).await;
    let meeting = app.meeting("sc_plenary", "sc", 31, "2026-09-24", 41).await;
    let path = format!("/api/v1/meetings/{}", meeting["id"].as_str().unwrap());
    let by_token = token.get(&path).await.expect(200).body["available_actions"].clone();
    let in_person = app.person("sc-office").await.get(&path).await.body["available_actions"].clone();
    assert_eq!(by_token, json!(["edit"]));
    assert!(in_person.as_array().unwrap().contains(&json!("notify")), "{in_person}");
    token.try_act("/meetings", &meeting, "notify", &json!({})).await.refused(403, "SESSION_REQUIRED");
    let (member, _) = app.person("sc-member").await.own_token(&app, &["*:*"]).await;
    let cast = format!("/api/v1/ballots/{NOBODY}/cast");
    member.post(&cast, &json!({"choices": ["for"]})).await.refused(403, "SESSION_REQUIRED");
    app.person("sc-member").await.post(&cast, &json!({"choices": ["for"]})).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn a_token_is_for_oneself_or_for_a_machine() {
    let app = App::start().await;
    let users = &app.districts["310114"].users;
    let token = |name: &str| {
        let user = users[name].user_id;
        json!({"name": "x", "user_id": user, "scopes": ["*:*"], "expires_at": "2026-12-31T00:00:00Z"})
    };
    let (admin, clerk) = (app.person("district-admin").await, app.person("organ-clerk").await);
    for name in ["sc-member", "organ-clerk", "auditor", "platform-admin"] {
        admin.post("/api/v1/api-tokens", &token(name)).await.refused(403, "FORBIDDEN_SCOPE");
    }
    for name in ["sc-member", "service", "district-admin"] {
        clerk.post("/api/v1/api-tokens", &token(name)).await.refused(422, "UNKNOWN_REFERENCE");
    }
    let (own, issued) = clerk.own_token(&app, &["*:read"]).await;
    own.get("/api/v1/auth/me").await.expect(200);
    let path = format!("/api/v1/api-tokens/{}", issued["id"].as_str().unwrap());
    clerk.get(&path).await.expect(200);
    app.person("organ-head").await.get(&path).await.refused(404, "NOT_FOUND");
    admin.try_act("/api-tokens", &issued, "rotate", &json!({})).await.refused(403, "FORBIDDEN_SCOPE");
    app.person("organ-head")
        .await
        .try_act("/api-tokens", &issued, "revoke", &json!({"reason": "x"}))
        .await
        .refused(404, "NOT_FOUND");
    let rotated = clerk.act("/api-tokens", &issued, "rotate", &json!({"overlap_hours": 0})).await;
    let own = Person::with_token(&app, rotated["token"].as_str().map(Into::into));

    // What an administrator issued for a person before this was the rule is believed no more, and gets no new secret.
    let another: uuid::Uuid = NOBODY.parse().unwrap();
    let by_another = Entity::update_many().col_expr(Column::CreatedBy, Expr::value(another));
    by_another.exec(&app.application.service.store.whole().await.unwrap()).await.unwrap();
    own.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    clerk.try_act("/api-tokens", &issued, "rotate", &json!({})).await.refused(403, "FORBIDDEN_SCOPE");
    clerk.act("/api-tokens", &issued, "revoke", &json!({"reason": "x"})).await;

    let made = admin.create("/api-tokens", &token("service")).await;
    let machine = Person::with_token(&app, made["token"].as_str().map(Into::into));
    machine.get("/api/v1/auth/me").await.expect(200);
    // A machine that becomes a person leaves its tokens behind.
    let path = format!("/api/v1/users/{}", users["service"].user_id);
    admin.patch(&path, &json!({"roles": ["expert"]})).await.expect(200);
    machine.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    for roles in [json!(["service", "expert"]), json!(["service", "sc_member"])] {
        admin.patch(&path, &json!({"roles": roles})).await.refused(422, "VALIDATION_FAILED");
    }
    admin.patch(&path, &json!({"roles": ["service"]})).await.expect(200);
    let person = json!({"deputy_id": app.deputy(11)});
    admin.patch(&path, &person).await.refused(422, "VALIDATION_FAILED");
}

//! Who may call, and how they prove it.

use crate::support::App;
use serde_json::json;

#[tokio::test]
async fn an_administrator_issues_a_token_that_works_until_it_is_revoked() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let me = admin.get("/api/v1/auth/me").await;
    assert_eq!(me.expect(200).body["district_code"], "310114");

    let clerk = app.person("organ-clerk").await;
    let clerk_id = clerk.get("/api/v1/auth/me").await.body["user_id"].clone();
    let wanted = json!({"name": "城市门户", "user_id": clerk_id, "expires_at": "2026-12-31T00:00:00Z"});
    clerk.post("/api/v1/api-tokens", &wanted).await.refused(403, "FORBIDDEN");
    let issued = admin.create("/api-tokens", &wanted).await;
    let token = issued["token"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/api-tokens/{}", issued["id"].as_str().unwrap());
    assert!(admin.get(&path).await.expect(200).body["token"].is_null(), "the token is shown once");

    let machine = crate::support::Person::with_token(&app, Some(token));
    assert_eq!(machine.get("/api/v1/auth/me").await.expect(200).body["username"], "310114-organ-clerk");
    admin.act("/api-tokens", &issued, "revoke", &json!({"reason": "对接结束"})).await;
    machine.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
}

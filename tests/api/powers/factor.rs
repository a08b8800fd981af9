//! What gives power over accounts needs a second factor that was shown a moment ago, where the user has one.

use crate::{
    access::{second_factor::code, sessions::PASSWORD},
    support::App,
};
use serde_json::json;

#[tokio::test]
async fn power_over_accounts_needs_the_factor_anew_after_ten_minutes() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let path = "/api/v1/auth/second-factor";
    let prove = format!("{path}/prove");
    admin.post(&prove, &json!({"code": "123456"})).await.refused(409, "SECOND_FACTOR_MISSING");
    let user = |name: &str| json!({"username": format!("310114-{name}"), "display_name": "演示用户091", "roles": ["expert"], "organization_id": app.organization("agency")});
    admin.create("/users", &user("before-the-factor")).await;
    let enrolled = admin.post(path, &json!({"password": PASSWORD})).await;
    let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
    let now = || code(&secret, app.clock.now().timestamp());
    admin.post(&format!("{path}/confirm"), &json!({"code": now()})).await.expect(200);

    let clerk = json!({"id": app.user("organ-clerk")});
    let identity = json!({"user_id": clerk["id"], "issuer": "https://id.example", "subject": "u-1"});
    let token = json!({
        "name": "x", "user_id": app.user("service"), "scopes": ["*:read"], "expires_at": "2026-12-31T00:00:00Z"
    });
    let refused = (401, "SECOND_FACTOR_REQUIRED");
    admin.post("/api/v1/users", &user("late")).await.refused(refused.0, refused.1);
    admin.post("/api/v1/user-identities", &identity).await.refused(refused.0, refused.1);
    admin.post("/api/v1/api-tokens", &token).await.refused(refused.0, refused.1);
    for act in ["issue-code", "reset-second-factor", "confirm", "enable"] {
        admin.try_act("/users", &clerk, act, &json!({})).await.refused(refused.0, refused.1);
    }
    // What takes away is not held up.
    app.wait(30);
    admin.post(&prove, &json!({"code": "000000"})).await.refused(401, "LOGIN_FAILED");
    admin.post("/api/v1/users", &user("late")).await.refused(refused.0, refused.1);
    let shown = now();
    admin.post(&prove, &json!({"code": shown})).await.expect(204);
    admin.post(&prove, &json!({"code": shown})).await.refused(401, "LOGIN_FAILED");
    admin.create("/users", &user("in-time")).await;
    app.wait(599);
    admin.create("/api-tokens", &token).await;
    app.wait(1);
    admin.post("/api/v1/api-tokens", &token).await.refused(refused.0, refused.1);
    // Only this session has shown it; a login with a code shows it too.
    let login =
        json!({"username": "310114-district-admin", "password": PASSWORD, "second_factor_code": now()});
    let login = app.stranger().post("/api/v1/auth/login", &login).await;
    let other = crate::access::sessions::holder(&app, &login);
    other.create("/user-identities", &identity).await;
    admin.post("/api/v1/api-tokens", &token).await.refused(refused.0, refused.1);
}

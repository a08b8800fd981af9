//! Passwords: changed by their users, reset by codes, good enough, and in time.

use super::sessions::{PASSWORD, holder, log_in};
use crate::support::App;
use access::Profile;
use serde_json::json;

#[tokio::test]
async fn a_password_is_changed_with_the_old_one_and_other_sessions_end() {
    let app = App::start().await;
    let (this, other) =
        (holder(&app, &log_in(&app, "deputy").await), holder(&app, &log_in(&app, "deputy").await));
    let change = |old: &str, new: &str| json!({"old_password": old, "new_password": new});
    let path = "/api/v1/auth/password";
    this.post(path, &change("wrong", "another long pass phrase")).await.refused(401, "LOGIN_FAILED");
    for (new, rule) in [
        ("short", "length"),
        ("310114-deputy-1", "context"),
        ("password12345", "common"),
        (PASSWORD, "reused"),
    ] {
        let refused = this.post(path, &change(PASSWORD, new)).await;
        assert_eq!(refused.refused(422, "PASSWORD_REJECTED").body["params"]["rule"], rule, "{new}");
    }
    let (machine, _) = super::tokens::issue(&app, "deputy", &["*:*"]).await;
    machine.post(path, &change(PASSWORD, "another long pass phrase")).await.refused(403, "SESSION_REQUIRED");
    this.post(&format!("{path}?dry_run=true"), &change(PASSWORD, "another long pass phrase"))
        .await
        .expect(204);
    log_in(&app, "deputy").await.expect(200);
    this.post(path, &change(PASSWORD, "another long pass phrase")).await.expect(204);
    this.get("/api/v1/auth/me").await.expect(200);
    other.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    log_in(&app, "deputy").await.refused(401, "LOGIN_FAILED");
}

#[tokio::test]
async fn an_administrator_hands_over_a_code_and_never_knows_the_password() {
    let app = App::start().await;
    let clerk = holder(&app, &log_in(&app, "organ-clerk").await);
    let admin = app.sign_in("district-admin").await;
    let user = json!({"id": clerk.get("/api/v1/auth/me").await.body["user_id"]});
    let issued = admin.act("/users", &user, "issue-code", &json!({})).await;
    let code = issued["one_time_code"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/users/{}", user["id"].as_str().unwrap());
    let (seen, history) = (admin.get(&path).await, admin.get(&format!("{path}/history")).await);
    assert!(seen.body["one_time_code"].is_null() && !history.text.contains(&code));
    log_in(&app, "organ-clerk").await.expect(200);
    let reset = |code: &str, username: &str| json!({"username": username, "code": code, "new_password": "明月几时有把酒问青天不知天上"});
    let post = async |body| app.stranger().post("/api/v1/auth/password/reset", &body).await;
    post(reset("AAAAA-AAAAA-AAAAA-AAAAA", "310114-organ-clerk")).await.refused(401, "CODE_REJECTED");
    post(reset(&code, "310114-sc-office")).await.refused(401, "CODE_REJECTED");
    post(reset(&code.to_lowercase().replace('-', ""), "310114-organ-clerk")).await.expect(204);
    clerk.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    post(reset(&code, "310114-organ-clerk")).await.refused(401, "CODE_REJECTED");
    log_in(&app, "organ-clerk").await.refused(401, "LOGIN_FAILED");
    crate::support::Person::sign_in(&app, "310114-organ-clerk", "明月几时有把酒问青天不知天上").await;
    let issued = admin.act("/users", &user, "issue-code", &json!({})).await;
    app.wait(72 * 3600);
    post(reset(issued["one_time_code"].as_str().unwrap(), "310114-organ-clerk"))
        .await
        .refused(401, "CODE_REJECTED");
}

#[tokio::test]
async fn a_stored_answer_has_no_code() {
    let app = App::start().await;
    let admin = app.sign_in("district-admin").await;
    let user = json!({
        "username": "310114-kept-user", "display_name": "演示用户096", "roles": ["deputy"], "organization_id": app.organization("deputies")
    });
    let send = || {
        let request = admin.request(reqwest::Method::POST, "/api/v1/users").header("Idempotency-Key", "k1");
        crate::support::Answer::of(request.json(&user))
    };
    assert!(send().await.expect(201).body["one_time_code"].is_string());
    let again = send().await;
    assert_eq!(
        (again.header("idempotency-replayed"), again.body["one_time_code"].clone()),
        ("true".into(), json!(null))
    );
}

#[tokio::test]
async fn under_mlps3_passwords_end_and_do_not_come_back() {
    let app = App::started_with(|settings| settings.password_profile = Profile::Mlps3).await;
    app.wait(90 * 24 * 3600);
    log_in(&app, "deputy").await.refused(403, "PASSWORD_EXPIRED");
    let login =
        |old: &str, new: &str| json!({"username": "310114-deputy", "password": old, "new_password": new});
    let post = async |old: &str, new: &str| app.stranger().post("/api/v1/auth/login", &login(old, new)).await;
    let mut present = PASSWORD.to_owned();
    for number in 1..=4 {
        let next = format!("sunlit meadow number {number}");
        post(&present, &next).await.expect(200);
        present = next;
    }
    let refused = post(&present, PASSWORD).await;
    assert_eq!(refused.refused(422, "PASSWORD_REJECTED").body["params"]["rule"], "reused");
    post(&present, "sunlit meadow number 5").await.expect(200);
    post("sunlit meadow number 5", PASSWORD).await.expect(200);
}

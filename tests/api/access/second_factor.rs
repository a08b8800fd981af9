//! The second factor over HTTP, with an authenticator of our own.

use super::sessions::{PASSWORD, holder, log_in};
use crate::support::App;
use aws_lc_rs::hmac;
use serde_json::json;

/// Base 32 and RFC 6238, written once more, so that the service is not its own oracle.
pub fn code(secret: &str, seconds: i64) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String = secret.chars().map(|c| format!("{:05b}", letters.find(c).unwrap())).collect();
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|b| u8::from_str_radix(std::str::from_utf8(b).unwrap(), 2).unwrap())
        .collect();
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &bytes);
    let tag = hmac::sign(&key, &(seconds / 30).to_be_bytes());
    let place = usize::from(tag.as_ref()[19] & 15);
    let four: [u8; 4] = tag.as_ref()[place..place + 4].try_into().unwrap();
    format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
}

#[tokio::test]
async fn a_second_factor_is_enrolled_confirmed_asked_for_and_removed() {
    let app = App::start().await;
    let deputy = holder(&app, &log_in(&app, "deputy").await);
    let path = "/api/v1/auth/second-factor";
    deputy
        .post(&format!("{path}/confirm"), &json!({"code": "123456"}))
        .await
        .refused(409, "SECOND_FACTOR_MISSING");
    deputy.post(path, &json!({"password": "wrong"})).await.refused(401, "LOGIN_FAILED");
    let enrolled = deputy.post(path, &json!({"password": PASSWORD})).await;
    let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
    assert!(enrolled.body["url"].as_str().unwrap().contains(&secret));
    // Not asked for until it is confirmed.
    log_in(&app, "deputy").await.expect(200);
    deputy.post(&format!("{path}/confirm"), &json!({"code": "000000"})).await.refused(401, "LOGIN_FAILED");
    let now = || app.clock.now().timestamp();
    let confirmed = deputy.post(&format!("{path}/confirm"), &json!({"code": code(&secret, now())})).await;
    let recovery = confirmed.expect(200).body["recovery_codes"].as_array().unwrap().clone();
    assert_eq!(recovery.len(), 10);
    deputy.post(path, &json!({"password": PASSWORD})).await.refused(409, "SECOND_FACTOR_PRESENT");

    let login =
        |code: &str| json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code});
    let post = async |code: &str| app.stranger().post("/api/v1/auth/login", &login(code)).await;
    log_in(&app, "deputy").await.refused(401, "SECOND_FACTOR_REQUIRED");
    // The code of the confirmation is spent.
    post(&code(&secret, now())).await.refused(401, "LOGIN_FAILED");
    app.wait(60);
    let fresh = code(&secret, now());
    post(&fresh).await.expect(200);
    post(&fresh).await.refused(401, "LOGIN_FAILED");
    app.wait(60);
    post(&code(&secret, now() + 60)).await.refused(401, "LOGIN_FAILED");
    post(recovery[0].as_str().unwrap()).await.expect(200);
    post(recovery[0].as_str().unwrap()).await.refused(401, "LOGIN_FAILED");
    let last = post(recovery[1].as_str().unwrap()).await;

    let remove = json!({"password": PASSWORD, "code": recovery[2]});
    holder(&app, &last).post(&format!("{path}/remove"), &remove).await.expect(204);
    log_in(&app, "deputy").await.expect(200);
}

#[tokio::test]
async fn an_administrator_resets_a_lost_factor() {
    let app = App::start().await;
    let deputy = holder(&app, &log_in(&app, "deputy").await);
    let enrolled = deputy.post("/api/v1/auth/second-factor", &json!({"password": PASSWORD})).await;
    let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
    let code = json!({"code": code(&secret, app.clock.now().timestamp())});
    deputy.post("/api/v1/auth/second-factor/confirm", &code).await.expect(200);
    let user = json!({"id": deputy.get("/api/v1/auth/me").await.body["user_id"]});
    let admin = app.sign_in("district-admin").await;
    let reset = admin.act("/users", &user, "reset-second-factor", &json!({"reason": "手机遗失"})).await;
    // A deputy votes: a second administrator confirms.
    assert_eq!(
        (&reset["second_factor"], &reset["pending"]["second_factor_reset"]),
        (&json!(true), &json!(true))
    );
    deputy.get("/api/v1/auth/me").await.expect(200);
    assert_eq!(app.confirmed(&reset).await["second_factor"], false);
    deputy.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    log_in(&app, "deputy").await.expect(200);
    let history = admin.get(&format!("/api/v1/users/{}/history", user["id"].as_str().unwrap())).await;
    assert!(!history.text.contains(&secret));
}

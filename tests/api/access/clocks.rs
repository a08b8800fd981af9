//! Clocks that are wrong: replicas a few seconds apart, and a clock that is set back.

use super::{
    second_factor::code,
    sessions::{PASSWORD, holder, log_in},
    tokens::issue,
};
use crate::support::{App, Person};
use platform::store::{Outcome, lease::Lease};
use serde_json::json;
use uuid::Uuid;

/// Two hours: what a clock is off by that was set to the wrong zone.
const BACK: i64 = -7_200;

#[tokio::test]
async fn a_fresh_token_is_believed_by_a_replica_that_is_a_little_behind() {
    let app = App::start().await;
    let deputy = app.sign_in("deputy").await;
    for (seconds, status) in [(-1, 200), (-4, 200), (4, 200), (-10, 401), (-7_200, 401)] {
        let replica = app.replica_ahead(seconds).await;
        let there = Person::with_token(&replica, deputy.token.clone());
        assert_eq!(there.get("/api/v1/auth/me").await.status, status, "{seconds} s ahead");
        // Who may not come in signs in there, and is believed there.
        let fresh = replica.person("deputy").await;
        fresh.get("/api/v1/auth/me").await.expect(200);
    }
}

#[tokio::test]
async fn a_token_that_was_verified_is_not_believed_before_its_time() {
    let app = App::start().await;
    let deputy = app.sign_in("deputy").await;
    deputy.get("/api/v1/auth/me").await.expect(200);
    app.wait(BACK);
    deputy.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn a_clock_that_is_set_back_locks_nobody_out() {
    let app = App::start().await;
    let first = log_in(&app, "deputy").await;
    let deputy = holder(&app, &first);
    let path = "/api/v1/auth/second-factor";
    let enrolled = deputy.post(path, &json!({"password": PASSWORD})).await;
    let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
    let now = || app.clock.now().timestamp();
    deputy.post(&format!("{path}/confirm"), &json!({"code": code(&secret, now())})).await.expect(200);
    let (machine, _) = issue(&app, "organ-clerk", &["*:*"]).await;
    machine.get("/api/v1/auth/me").await.expect(200);
    // Six wrong passwords: the office must wait.
    let wrong = json!({"username": "310114-sc-office", "password": "wrong"});
    for _ in 0..6 {
        app.stranger().post("/api/v1/auth/login", &wrong).await;
    }
    assert_eq!(log_in(&app, "sc-office").await.status, 429);

    app.wait(BACK);
    // The session of before is prolonged, and its new token is believed.
    let refresh = json!({"refresh_token": first.body["refresh_token"]});
    let renewed = app.stranger().post("/api/v1/auth/refresh", &refresh).await;
    holder(&app, &renewed).get("/api/v1/auth/me").await.expect(200);
    machine.get("/api/v1/auth/me").await.expect(200);
    log_in(&app, "sc-office").await.expect(200);
    // A code of now is good, once.
    let fresh = json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code(&secret, now())});
    app.stranger().post("/api/v1/auth/login", &fresh).await.expect(200);
    app.stranger().post("/api/v1/auth/login", &fresh).await.refused(401, "LOGIN_FAILED");
    app.wait(30);
    let next = json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code(&secret, now())});
    app.stranger().post("/api/v1/auth/login", &next).await.expect(200);
}

#[tokio::test]
async fn a_clock_that_is_set_back_stops_no_work() {
    let app = App::empty().await;
    let store = &app.application.service.store;
    let (first, second) = (Uuid::now_v7(), Uuid::now_v7());
    let lease = Lease::take(store, "sweep", first, app.clock.now()).await.unwrap().unwrap();
    app.wait(BACK);
    let taken = Lease::take(store, "sweep", second, app.clock.now()).await.unwrap();
    assert!(taken.is_some(), "a lease of the future has no end");
    let now = app.clock.now();
    let write =
        store.write(move |tx| Box::pin(async move { Ok(Outcome::Commit(lease.confirm(tx, now).await?)) }));
    assert!(write.await.is_err(), "the first holder writes beside the second");
}

#[tokio::test]
async fn a_quota_that_is_used_up_is_free_again_when_the_clock_is_set_back() {
    let app = App::started_with(|settings| settings.wrong_codes_per_address = 2).await;
    let guess = async || {
        let request = app.stranger().request(reqwest::Method::GET, "/api/v1/publications");
        request.header("Access-Code", "000000000001").send().await.unwrap().status().as_u16()
    };
    let statuses = [guess().await, guess().await, guess().await];
    assert_eq!(statuses, [401, 401, 429]);
    app.wait(BACK);
    assert_eq!(guess().await, 401);
}

//! Sessions: opened, refreshed, ended.

use crate::support::{Answer, App, Person};
use serde_json::{Value, json};

pub const PASSWORD: &str = "a pass phrase for tests";

pub async fn log_in(app: &App, name: &str) -> Answer {
    let body = json!({"username": format!("310114-{name}"), "password": PASSWORD});
    app.stranger().post("/api/v1/auth/login", &body).await
}

async fn refresh(app: &App, token: &Value) -> Answer {
    app.stranger().post("/api/v1/auth/refresh", &json!({"refresh_token": token})).await
}

pub fn holder(app: &App, answer: &Answer) -> Person {
    Person::with_token(app, answer.body["access_token"].as_str().map(Into::into))
}

#[tokio::test]
async fn a_refresh_token_is_good_once_and_its_reuse_ends_the_session() {
    let app = App::start().await;
    let opened = log_in(&app, "sc-office").await;
    assert_eq!(
        (&opened.expect(200).body["expires_in"], opened.header("cache-control")),
        (&json!(900), "no-store".into())
    );
    app.wait(900);
    holder(&app, &opened).get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    let renewed = refresh(&app, &opened.body["refresh_token"]).await;
    let person = holder(&app, &renewed);
    person.get("/api/v1/auth/me").await.expect(200);
    let sessions = person.get("/api/v1/auth/sessions").await;
    assert_eq!(sessions.expect(200).body["items"].as_array().unwrap().len(), 1);
    // The thief comes with the token that was used: the session is over for both.
    refresh(&app, &opened.body["refresh_token"]).await.refused(401, "UNAUTHENTICATED");
    refresh(&app, &renewed.body["refresh_token"]).await.refused(401, "UNAUTHENTICATED");
    person.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    refresh(&app, &json!("jdrefresh_nonsense")).await.refused(401, "UNAUTHENTICATED");
}

/// What would do more than try is not tried: signing in has no dry run.
#[tokio::test]
async fn nobody_signs_in_on_trial() {
    let app = App::start().await;
    let opened = log_in(&app, "sc-office").await;
    let person = holder(&app, &opened);
    let stranger = app.stranger();
    let token = json!({"refresh_token": opened.body["refresh_token"]});
    let right = json!({"username": "310114-sc-office", "password": PASSWORD});
    let wrong = json!({"username": "310114-sc-office", "password": "not the password"});
    for (operation, body) in [("login", &right), ("login", &wrong), ("refresh", &token)] {
        let tried = stranger.post(&format!("/api/v1/auth/{operation}?dry_run=true"), body).await;
        let params = &tried.refused(400, "UNKNOWN_PARAMETER").body["params"];
        assert_eq!((&params["parameter"], &params["allowed"]), (&json!("dry_run"), &json!([])));
    }
    let sessions = person.get("/api/v1/auth/sessions").await;
    assert_eq!(sessions.expect(200).body["items"].as_array().unwrap().len(), 1);
    refresh(&app, &opened.body["refresh_token"]).await.expect(200);
}

#[tokio::test]
async fn of_two_who_refresh_together_at_most_one_wins() {
    let app = App::start().await;
    let opened = log_in(&app, "sc-office").await;
    let (one, two) = tokio::join!(
        refresh(&app, &opened.body["refresh_token"]),
        refresh(&app, &opened.body["refresh_token"])
    );
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
}

#[tokio::test]
async fn sessions_end_when_they_are_not_used_and_in_any_case() {
    let app = App::start().await;
    let opened = log_in(&app, "sc-office").await;
    let mut token = opened.body["refresh_token"].clone();
    for _ in 0..4 {
        app.wait(7 * 24 * 3600 - 1);
        let renewed = refresh(&app, &token).await;
        token = renewed.expect(200).body["refresh_token"].clone();
    }
    app.wait(2 * 24 * 3600 + 4);
    refresh(&app, &token).await.refused(401, "UNAUTHENTICATED");
    let idle = log_in(&app, "sc-office").await.body["refresh_token"].clone();
    app.wait(7 * 24 * 3600);
    refresh(&app, &idle).await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn logging_out_ends_one_or_all() {
    let app = App::start().await;
    let (one, two, three) =
        (log_in(&app, "deputy").await, log_in(&app, "deputy").await, log_in(&app, "deputy").await);
    let people = [&one, &two, &three].map(|answer| holder(&app, answer));
    people[0].post("/api/v1/auth/logout", &json!({})).await.expect(204);
    people[0].get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    refresh(&app, &one.body["refresh_token"]).await.refused(401, "UNAUTHENTICATED");
    // Own sessions are listed; others' are not there, but for administrators.
    let mine = people[1].get("/api/v1/auth/sessions?state=active").await;
    let listed = mine.expect(200).body["items"].as_array().unwrap().clone();
    assert_eq!((listed.len(), listed[0]["available_actions"].clone()), (2, json!(["revoke"])));
    let other = app.sign_in("sc-office").await;
    other.try_act("/auth/sessions", &listed[0], "revoke", &json!({})).await.refused(404, "NOT_FOUND");
    app.sign_in("auditor")
        .await
        .try_act("/auth/sessions", &listed[0], "revoke", &json!({}))
        .await
        .refused(403, "FORBIDDEN_SCOPE");
    people[1].act("/auth/sessions", &listed[0], "revoke", &json!({"note": "手机遗失"})).await;
    people[2].get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    let fourth = holder(&app, &log_in(&app, "deputy").await);
    fourth.post("/api/v1/auth/logout-all", &json!({})).await.expect(204);
    for person in [&people[1], &fourth] {
        person.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    }
    let admin = app.sign_in("district-admin").await;
    let history =
        admin.get(&format!("/api/v1/auth/sessions/{}/history", listed[0]["id"].as_str().unwrap())).await;
    let actions: Vec<_> =
        history.body["items"].as_array().unwrap().iter().map(|entry| entry["action"].clone()).collect();
    assert_eq!(actions, ["create", "revoke"]);
}

#[tokio::test]
async fn a_disabled_user_loses_everything_for_good() {
    let app = App::start().await;
    let opened = log_in(&app, "organ-clerk").await;
    let clerk = holder(&app, &opened);
    let (machine, _) = super::tokens::issue(&app, "organ-clerk", &["*:*"]).await;
    let admin = app.sign_in("district-admin").await;
    let user = json!({"id": clerk.get("/api/v1/auth/me").await.body["user_id"]});
    machine.get("/api/v1/auth/me").await.expect(200);
    admin.act("/users", &user, "disable", &json!({"reason": "离任"})).await;
    for person in [&clerk, &machine] {
        person.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    }
    log_in(&app, "organ-clerk").await.refused(401, "LOGIN_FAILED");
    refresh(&app, &opened.body["refresh_token"]).await.refused(401, "UNAUTHENTICATED");
    admin.act("/users", &user, "enable", &json!({"reason": "返岗"})).await;
    for person in [&clerk, &machine] {
        person.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    }
    log_in(&app, "organ-clerk").await.expect(200);
}

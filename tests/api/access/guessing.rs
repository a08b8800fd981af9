//! Guesses at what people know: whoever guesses is slowed down at every door, and shuts nobody out from their usual place.

mod doors;
mod places;
mod proxies;

use super::{second_factor::code, sessions::PASSWORD};
use crate::support::{Answer, App, Person};
use futures_util::future::join_all;
use serde_json::{Value, json};

/// Users of 嘉定.
const NAMES: [&str; 12] = [
    "sc-office",
    "chairs-secretary",
    "sc-member",
    "committee-staff",
    "deputy-affairs",
    "deputy",
    "auditor",
    "district-admin",
    "government-office",
    "organ-clerk",
    "organ-head",
    "ballot-supervisor",
];

/// A request from a place of its own.
async fn post_from(app: &App, from: &str, path: &str, body: &Value) -> Answer {
    let client = reqwest::Client::builder().no_proxy().local_address(Some(from.parse().unwrap()));
    Answer::of(client.build().unwrap().post(format!("{}/api/v1/auth/{path}", app.url)).json(body)).await
}

async fn log_in_from(app: &App, from: &str, username: &str, password: &str) -> Answer {
    post_from(app, from, "login", &json!({"username": username, "password": password})).await
}

/// A deputy with a second factor, and its secret. A minute later, so that the code of the confirmation is past.
async fn enrolled(app: &App) -> (Person, String) {
    let deputy = app.sign_in("deputy").await;
    let enrolled = deputy.post("/api/v1/auth/second-factor", &json!({"password": PASSWORD})).await;
    let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
    let first = json!({"code": code(&secret, app.clock.now().timestamp())});
    deputy.post("/api/v1/auth/second-factor/confirm", &first).await.expect(200);
    app.wait(60);
    (deputy, secret)
}

/// A code that is wrong now.
fn wrong_code(app: &App, secret: &str) -> String {
    let now = app.clock.now().timestamp();
    let right: Vec<String> = [-30, 0, 30].iter().map(|step| code(secret, now + step)).collect();
    let wrong = ["000000", "111111", "222222", "333333"].map(String::from);
    wrong.into_iter().find(|wrong| !right.contains(wrong)).unwrap()
}

#[tokio::test]
async fn many_right_logins_at_once_all_succeed() {
    let app = App::start().await;
    let other = app.replica().await;
    for many in [12, 40] {
        for names in [&NAMES[..], &NAMES[..1]] {
            let logins = (0..many).map(|number| {
                let username = format!("310114-{}", names[number % names.len()]);
                let place = if number % 3 == 0 { &other } else { &app };
                async move { log_in_from(place, "127.0.3.1", &username, PASSWORD).await }
            });
            let statuses: Vec<u16> = join_all(logins).await.iter().map(|answer| answer.status).collect();
            assert_eq!(statuses, vec![200; many], "{many} logins of {} users", names.len());
        }
    }
}

#[tokio::test]
async fn passwords_are_the_same_however_they_are_typed() {
    let app = App::start().await;
    let admin = app.sign_in("district-admin").await;
    let user = json!({
        "username": "310114-accents", "display_name": "演示用户098", "roles": ["expert"],
        "organization_id": app.organization("deputies")
    });
    let code = admin.create("/users", &user).await["one_time_code"].clone();
    // Decomposed, with a space of a Chinese keyboard.
    let typed = "cafe\u{301}\u{3000}au lait noisette";
    let reset = json!({"username": "310114-accents", "code": code, "new_password": typed});
    app.stranger().post("/api/v1/auth/password/reset", &reset).await.expect(204);
    for same in [typed, "café au lait noisette", "caf\u{e9}\u{a0}au lait noisette"] {
        log_in_from(&app, "127.0.0.1", "310114-accents", same).await.expect(200);
    }
    log_in_from(&app, "127.0.0.1", "310114-accents", "cafe au lait noisette")
        .await
        .refused(401, "LOGIN_FAILED");
    let person = Person::sign_in(&app, "310114-accents", typed).await;
    // What was changed is not what is the same: neither counts as new.
    let change = json!({"old_password": "café au lait noisette", "new_password": typed});
    let refused = person.post("/api/v1/auth/password", &change).await;
    assert_eq!(refused.refused(422, "PASSWORD_REJECTED").body["params"]["rule"], "reused");
    // A name is compared in one form too.
    let body = json!({"username": "310114-u\u{308}ber-user", "display_name": "演示用户099", "roles": ["expert"],
        "organization_id": app.organization("deputies")});
    let code = admin.create("/users", &body).await["one_time_code"].clone();
    let reset = json!({"username": "310114-über-user", "code": code, "new_password": typed});
    app.stranger().post("/api/v1/auth/password/reset", &reset).await.expect(204);
    log_in_from(&app, "127.0.0.1", "310114-u\u{308}ber-user", typed).await.expect(200);
}

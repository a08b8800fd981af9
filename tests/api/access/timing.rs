//! How long a refusal takes says nothing. Run by hand, on a quiet machine and optimised:
//! `cargo test --release --test api access::timing -- --ignored --nocapture`.

use crate::support::App;
use serde_json::json;
use std::time::{Duration, Instant};

const TRIES: usize = 500;

/// The medians of as many users, who are tried in turn, so that whatever else the machine does falls on all of them.
async fn medians<const USERS: usize>(app: &App, usernames: [&str; USERS]) -> [Duration; USERS] {
    let mut times = [const { Vec::new() }; USERS];
    for number in 0..TRIES {
        // Time passes, so that no guess is slowed down.
        if number % 4 == 0 {
            app.wait(7200);
        }
        for (username, times) in usernames.iter().zip(&mut times) {
            let started = Instant::now();
            let body = json!({"username": username, "password": "wrong"});
            app.stranger().post("/api/v1/auth/login", &body).await.refused(401, "LOGIN_FAILED");
            times.push(started.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[TRIES / 2]
    })
}

/// A user with a password of full strength: those of the other tests are cheap on purpose.
async fn slow_user(app: &App) {
    let admin = app.sign_in("district-admin").await;
    let user = json!({
        "username": "310114-slow-user", "display_name": "演示用户097", "roles": ["expert"], "organization_id": app.organization("deputies")
    });
    let code = admin.create("/users", &user).await["one_time_code"].clone();
    let reset =
        json!({"username": "310114-slow-user", "code": code, "new_password": "correct horse battery"});
    app.stranger().post("/api/v1/auth/password/reset", &reset).await.expect(204);
}

#[tokio::test]
#[ignore = "a measurement of a minute"]
async fn unknown_users_and_wrong_passwords_take_as_long() {
    let app = App::start().await;
    slow_user(&app).await;
    medians(&app, ["warming-up"]).await;
    let [wrong, unknown] = medians(&app, ["310114-slow-user", "no-such-user"]).await;
    println!("wrong password {wrong:?}, unknown user {unknown:?}: medians of {TRIES}");
    assert!(wrong.abs_diff(unknown) < Duration::from_millis(2), "{wrong:?} and {unknown:?}");
}

#[tokio::test]
#[ignore = "a measurement of a minute"]
async fn who_is_known_where_the_limit_is_reached_takes_as_long_as_nobody() {
    let app = App::start().await;
    slow_user(&app).await;
    let guess = async |username: &str, password: &str| {
        let body = json!({"username": username, "password": password});
        app.stranger().post("/api/v1/auth/login", &body).await
    };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for round in 0..20 {
        guess("310114-slow-user", "correct horse battery").await.expect(200);
        for number in 0..101 {
            guess(&format!("nobody-{round}-{number}"), "wrong").await;
        }
        for _ in 0..5 {
            for (username, times) in [("310114-slow-user", &mut known), ("no-such-user", &mut unknown)] {
                let started = Instant::now();
                guess(username, "wrong").await.refused(429, "TOO_MANY_REQUESTS");
                times.push(started.elapsed());
            }
        }
        app.wait(2 * 24 * 3600);
    }
    let [known, unknown] = [known, unknown].map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    println!("limited: known {known:?}, unknown {unknown:?}");
    assert!(known.abs_diff(unknown) < Duration::from_millis(5), "{known:?} and {unknown:?}");
}

//! Guesses and requests are bounded over all replicas; bodies and heads too.

use super::sessions::PASSWORD;
use crate::support::{Answer, App};
use reqwest::Method;
use serde_json::json;

async fn guess(app: &App, from: &str, username: &str, password: &str) -> Answer {
    let client =
        reqwest::Client::builder().no_proxy().local_address(Some(from.parse().unwrap())).build().unwrap();
    let body = json!({"username": username, "password": password});
    Answer::of(client.post(format!("{}/api/v1/auth/login", app.url)).json(&body)).await
}

#[tokio::test]
async fn guesses_at_one_account_are_slowed_down_whether_it_exists_or_not() {
    let app = App::start().await;
    let other = app.replica().await;
    for name in ["310114-deputy", "no-such-user"] {
        for number in 0..5 {
            let app = if number % 2 == 0 { &app } else { &other };
            guess(app, "127.0.0.2", name, "wrong").await.refused(401, "LOGIN_FAILED");
        }
        for app in [&app, &other] {
            let refused = guess(app, "127.0.0.2", name, PASSWORD).await;
            assert_eq!(refused.refused(429, "TOO_MANY_REQUESTS").header("retry-after"), "31", "{name}");
        }
    }
    // Somebody at another address is not locked out by a stranger.
    guess(&app, "127.0.0.3", "310114-deputy", PASSWORD).await.expect(200);
    app.wait(30);
    guess(&other, "127.0.0.2", "310114-deputy", "wrong").await.refused(401, "LOGIN_FAILED");
    let refused = guess(&app, "127.0.0.2", "310114-deputy", PASSWORD).await;
    assert_eq!(refused.refused(429, "TOO_MANY_REQUESTS").header("retry-after"), "61");
    app.wait(60);
    guess(&app, "127.0.0.2", "310114-deputy", PASSWORD).await.expect(200);
    // A right password forgives: five more are free.
    guess(&app, "127.0.0.2", "310114-deputy", "wrong").await.refused(401, "LOGIN_FAILED");
    guess(&app, "127.0.0.2", "310114-deputy", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn strangers_at_many_addresses_shut_nobody_out_for_long() {
    let app = App::start().await;
    guess(&app, "127.0.0.9", "310114-deputy", PASSWORD).await.expect(200);
    for number in 0..50 {
        let from = format!("127.0.1.{}", number / 4 + 1);
        guess(&app, &from, "310114-deputy", "wrong").await.refused(401, "LOGIN_FAILED");
    }
    let refused = guess(&app, "127.0.2.1", "310114-deputy", "wrong").await;
    assert_eq!(refused.refused(429, "TOO_MANY_REQUESTS").header("retry-after"), "16");
    guess(&app, "127.0.0.9", "310114-deputy", PASSWORD).await.expect(200);
    app.wait(15);
    guess(&app, "127.0.2.1", "310114-deputy", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn under_mlps3_five_guesses_lock_for_a_quarter_of_an_hour() {
    let app = App::started_with(|settings| settings.password_profile = access::Profile::Mlps3).await;
    for _ in 0..5 {
        guess(&app, "127.0.0.2", "310114-deputy", "wrong").await.refused(401, "LOGIN_FAILED");
    }
    app.wait(899);
    let refused = guess(&app, "127.0.0.2", "310114-deputy", PASSWORD).await;
    assert_eq!(refused.refused(429, "TOO_MANY_REQUESTS").header("retry-after"), "2");
    app.wait(1);
    guess(&app, "127.0.0.2", "310114-deputy", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn many_guesses_at_once_are_not_one() {
    let app = App::start().await;
    let tries = (0..20).map(|_| guess(&app, "127.0.0.4", "310114-deputy", "wrong"));
    let answers = futures_util::future::join_all(tries).await;
    let looked_at = answers.iter().filter(|answer| answer.status == 401).count();
    assert!(looked_at <= 5, "{looked_at} guesses were looked at");
    assert!(answers.iter().all(|answer| [401, 429, 503].contains(&answer.status)));
}

#[tokio::test]
async fn requests_of_a_token_are_limited_over_three_replicas() {
    let app = App::started_with(|settings| settings.requests_per_minute = 300).await;
    let replicas = [app.replica().await, app.replica().await];
    let person = app.sign_in("sc-office").await;
    let everywhere = [&app, &replicas[0], &replicas[1]];
    let mut answered = 0;
    for number in 0..450 {
        let place = everywhere[number % 3];
        let answer =
            crate::support::Person::with_token(place, person.token.clone()).get("/api/v1/auth/me").await;
        assert_eq!(answer.header("ratelimit-policy"), "\"token\";q=300;w=60");
        assert!(answer.header("ratelimit").starts_with("\"token\";r="), "{}", answer.header("ratelimit"));
        if answer.status == 200 {
            answered += 1;
        } else {
            assert_eq!(answer.refused(429, "TOO_MANY_REQUESTS").header("retry-after"), "60");
            assert_eq!(answer.header("ratelimit"), "\"token\";r=0;t=60");
        }
    }
    assert!((270..=330).contains(&answered), "{answered} of 300");
    // Others are not touched, and the next minute is new.
    app.sign_in("deputy").await.get("/api/v1/auth/me").await.expect(200);
    app.wait(60);
    person.get("/api/v1/auth/me").await.expect(200);
}

/// What a budget says of itself: its name, what is left and the seconds until it is whole.
fn left(answer: &Answer) -> (String, u32, u32) {
    let told = answer.header("ratelimit");
    let mut parts = told.split(';');
    let name = parts.next().unwrap().trim_matches('"').to_owned();
    let mut number = |mark: &str| parts.next().unwrap().strip_prefix(mark).unwrap().parse().unwrap();
    (name, number("r="), number("t="))
}

#[tokio::test]
async fn the_headers_tell_of_the_budget_that_the_request_used() {
    let app = App::started_with(|settings| settings.requests_per_minute = 60).await;
    let session = app.sign_in("sc-office").await;
    let (machine, _) = session.own_token(&app, &["*:read"]).await;
    app.wait(61);
    let session = app.sign_in("sc-office").await;
    // Each token has its own budget: the one is spent, and the other is not touched.
    for used in 1..=60 {
        let answer = session.get("/api/v1/auth/me").await;
        let wait = 60 - u32::try_from(app.clock.now().timestamp() % 60).unwrap();
        assert_eq!(left(answer.expect(200)), ("token".into(), 60 - used, wait));
        assert_eq!(answer.header("ratelimit-policy"), "\"token\";q=60;w=60");
    }
    let refused = session.get("/api/v1/auth/me").await;
    let (name, none, wait) = left(refused.refused(429, "TOO_MANY_REQUESTS"));
    assert_eq!((name.as_str(), none, wait.to_string()), ("token", 0, refused.header("retry-after")));
    assert_eq!(left(&machine.get("/api/v1/auth/me").await).1, 59);
    app.wait(60);
    assert_eq!(left(&session.get("/api/v1/auth/me").await).1, 59);
    // A refusal has used one as well.
    let forbidden = session.get("/api/v1/users/0198f3a2-6d1c-7c4e-9b1a-000000000000").await;
    assert_eq!((forbidden.status, left(&forbidden).1), (404, 58));
}

#[tokio::test]
async fn a_caller_who_asks_little_costs_no_write() {
    let app = App::started_with(|settings| settings.requests_per_minute = 600).await;
    let person = app.sign_in("sc-office").await;
    person.get("/api/v1/workflows").await.expect(200);
    // What looks at every request after the login has passed.
    tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    person.get("/api/v1/workflows").await.expect(200);
    let statements = app.application.service.store.statements();
    let before = statements.count();
    for _ in 0..10 {
        person.get("/api/v1/workflows").await.expect(200);
    }
    assert!(statements.count() - before <= 1, "{} statements for ten requests", statements.count() - before);
}

#[tokio::test]
async fn heads_and_depth_are_bounded() {
    let app = App::start().await;
    let person = app.sign_in("district-admin").await;
    let large = person.request(Method::GET, "/api/v1/auth/me").header("X-Large", "x".repeat(16 * 1024));
    Answer::of(large).await.refused(431, "HEADER_FIELDS_TOO_LARGE");
    let deep = format!("{}{}", "[".repeat(33), "]".repeat(33));
    let send = |body: String| {
        Answer::of(
            person
                .request(Method::POST, "/api/v1/users")
                .header("Content-Type", "application/json")
                .body(body),
        )
    };
    send(deep).await.refused(400, "JSON_TOO_DEEP");
    send(format!("{}{}", "[".repeat(32), "]".repeat(32))).await.refused(422, "VALIDATION_FAILED");
}

//! The doors: every operation that checks a secret of a person counts the wrong ones in the same place.

use super::*;
use crate::support::contract::{DOCUMENT, operations};
use std::collections::BTreeSet;

/// The operations that ask for a secret which a person knows or reads from a device, and what is wrong in it. Wrong secrets
/// of sign-on at a provider are tried in `openid_connect/accounts.rs`.
const DOORS: &[(&str, &[&str])] = &[
    ("/api/v1/auth/login", &["password", "second_factor_code"]),
    ("/api/v1/auth/password", &["old_password"]),
    ("/api/v1/auth/password/reset", &["code"]),
    ("/api/v1/auth/second-factor", &["password"]),
    ("/api/v1/auth/second-factor/confirm", &["code"]),
    ("/api/v1/auth/second-factor/prove", &["code"]),
    ("/api/v1/auth/second-factor/remove", &["password", "code"]),
    ("/api/v1/auth/openid-connect/sessions", &["code", "second_factor_code"]),
];

/// Names of secrets in bodies.
const SECRETS: [&str; 4] = ["password", "old_password", "second_factor_code", "code"];

#[test]
fn the_doors_are_all_there_are() {
    let mut found = BTreeSet::new();
    for (path, _, operation) in operations() {
        let reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str();
        let body = reference.and_then(|reference| DOCUMENT.pointer(reference.trim_start_matches('#')));
        let fields = body.unwrap_or(&Value::Null)["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name.as_str());
        let secrets: BTreeSet<&str> = fields.filter(|name| SECRETS.contains(name)).collect();
        // A place of the registry has a code that is no secret.
        if path.starts_with("/api/v1/auth/") && !secrets.is_empty() {
            found.insert((path.clone(), secrets.into_iter().map(String::from).collect::<BTreeSet<_>>()));
        }
    }
    let listed = DOORS.iter().map(|(path, secrets)| {
        ((*path).to_owned(), secrets.iter().map(|secret| (*secret).to_owned()).collect::<BTreeSet<_>>())
    });
    assert_eq!(found, listed.collect());
}

/// What a door lets in.
fn right(app: &App, secret: &str, door: &str) -> Value {
    let right = code(secret, app.clock.now().timestamp());
    match door {
        "/api/v1/auth/login" => {
            json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": right})
        }
        "/api/v1/auth/password" => {
            json!({"old_password": PASSWORD, "new_password": "another long pass phrase"})
        }
        "/api/v1/auth/password/reset" => {
            json!({"username": "310114-deputy", "code": "", "new_password": "another long pass phrase"})
        }
        "/api/v1/auth/second-factor" => json!({"password": PASSWORD}),
        "/api/v1/auth/second-factor/confirm" | "/api/v1/auth/second-factor/prove" => json!({"code": right}),
        _ => json!({"password": PASSWORD, "code": right}),
    }
}

/// The same with one secret that is wrong.
fn body(app: &App, secret: &str, door: &str, wrong: &str) -> Value {
    let mut body = right(app, secret, door);
    body[wrong] = match (door, wrong) {
        ("/api/v1/auth/password/reset", _) => json!("AAAAA-AAAAA-AAAAA-AAAAA"),
        (_, "password" | "old_password") => json!("wrong"),
        _ => json!(wrong_code(app, secret)),
    };
    body
}

#[tokio::test]
async fn wrong_secrets_count_at_every_door_and_for_all_of_them() {
    let doors = DOORS.iter().filter(|(path, _)| !path.contains("openid-connect"));
    for (door, wrong) in doors.flat_map(|(path, secrets)| secrets.iter().map(move |secret| (*path, *secret)))
    {
        let app = App::start().await;
        let (deputy, secret) = if door.ends_with("/confirm") {
            let deputy = app.sign_in("deputy").await;
            let enrolled = deputy.post("/api/v1/auth/second-factor", &json!({"password": PASSWORD})).await;
            let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
            (deputy, secret)
        } else {
            enrolled(&app).await
        };
        for number in 0..5 {
            let answer = deputy.post(door, &body(&app, &secret, door, wrong)).await;
            assert_eq!(answer.status, 401, "{door} {wrong} {number}: {}", answer.text);
        }
        let late = deputy.post(door, &body(&app, &secret, door, wrong)).await;
        assert_eq!(late.status, 429, "{door} {wrong}: {}", late.text);
        // The next door knows of it, whatever is shown there.
        let login = right(&app, &secret, "/api/v1/auth/login");
        app.stranger().post("/api/v1/auth/login", &login).await.refused(429, "TOO_MANY_REQUESTS");
        let change = right(&app, &secret, "/api/v1/auth/password");
        deputy.post("/api/v1/auth/password", &change).await.refused(429, "TOO_MANY_REQUESTS");
        app.wait(30);
        let login = right(&app, &secret, "/api/v1/auth/login");
        app.stranger().post("/api/v1/auth/login", &login).await.expect(200);
    }
}

#[tokio::test]
async fn a_hundred_codes_after_a_right_password_are_not_looked_at() {
    let app = App::start().await;
    let (_, secret) = enrolled(&app).await;
    let login =
        |code: String| json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code});
    let mut looked_at = 0;
    for _ in 0..100 {
        let answer = app.stranger().post("/api/v1/auth/login", &login(wrong_code(&app, &secret))).await;
        looked_at += usize::from(answer.status == 401);
    }
    assert!(looked_at <= 5, "{looked_at} codes were looked at");
}

#[tokio::test]
async fn a_part_of_the_proof_forgives_nothing() {
    let app = App::start().await;
    let (deputy, secret) = enrolled(&app).await;
    let login = |code: Option<String>| json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code});
    let short = json!({"old_password": PASSWORD, "new_password": "short"});
    let mut looked_at = 0;
    for _ in 0..10 {
        for _ in 0..2 {
            let wrong = login(Some(wrong_code(&app, &secret)));
            let answer = app.stranger().post("/api/v1/auth/login", &wrong).await;
            looked_at += usize::from(answer.status == 401);
        }
        // Each of these shows the right password, which the thief has.
        app.stranger().post("/api/v1/auth/login", &login(None)).await;
        deputy.post("/api/v1/auth/second-factor", &json!({"password": PASSWORD})).await;
        deputy.post("/api/v1/auth/password", &short).await;
    }
    assert!(looked_at <= 6, "{looked_at} codes were looked at");
}

#[tokio::test]
async fn recovery_codes_are_guesses_too() {
    let app = App::start().await;
    let (deputy, _) = enrolled(&app).await;
    let remove = json!({"password": PASSWORD, "code": "AAAAA-AAAAA-AAAAA-AAAAA"});
    for _ in 0..5 {
        deputy.post("/api/v1/auth/second-factor/remove", &remove).await.refused(401, "LOGIN_FAILED");
    }
    deputy.post("/api/v1/auth/second-factor/remove", &remove).await.refused(429, "TOO_MANY_REQUESTS");
}

//! Places: what an address uses up, who is known there, and what strangers can do to people elsewhere.

use super::*;

const OFFICE: &str = "127.0.3.2";

/// Guesses from an address until it may not guess any more.
async fn use_up(app: &App, from: &str) -> String {
    for number in 0..102 {
        // Users of another district first: their passwords cost less to check than nobody's.
        let name =
            NAMES.get(number / 5).map_or_else(|| format!("nobody-{number}"), |name| format!("310104-{name}"));
        let answer = log_in_from(app, from, &name, "wrong").await;
        if answer.status == 429 {
            assert!(number >= 100, "{number} guesses were free");
            return answer.header("retry-after");
        }
        answer.refused(401, "LOGIN_FAILED");
    }
    panic!("102 guesses were free");
}

#[tokio::test]
async fn an_address_that_guesses_shuts_nobody_out_who_is_known_there() {
    let app = App::start().await;
    for name in NAMES {
        log_in_from(&app, OFFICE, &format!("310114-{name}"), PASSWORD).await.expect(200);
    }
    use_up(&app, OFFICE).await;
    let replica = app.replica().await;
    for name in NAMES {
        log_in_from(&replica, OFFICE, &format!("310114-{name}"), PASSWORD).await.expect(200);
    }
    // Whoever is not known there waits, and is known elsewhere all the same.
    let other = "310104-department-clerk";
    log_in_from(&app, OFFICE, other, PASSWORD).await.refused(429, "TOO_MANY_REQUESTS");
    log_in_from(&app, "127.0.3.3", other, PASSWORD).await.expect(200);
    // A place is known for thirty days.
    app.wait(30 * 24 * 3600);
    use_up(&app, OFFICE).await;
    log_in_from(&app, OFFICE, "310114-deputy", PASSWORD).await.refused(429, "TOO_MANY_REQUESTS");
}

#[tokio::test]
async fn who_is_known_is_no_easier_to_guess_and_cannot_be_told_from_nobody() {
    let app = App::start().await;
    log_in_from(&app, OFFICE, "310114-deputy", PASSWORD).await.expect(200);
    use_up(&app, OFFICE).await;
    let shown = |answer: &Answer| {
        let mut body = answer.refused(429, "TOO_MANY_REQUESTS").body.clone();
        body["request_id"] = Value::Null;
        (body, answer.header("retry-after"))
    };
    for _ in 0..5 {
        let known = log_in_from(&app, OFFICE, "310114-deputy", "wrong").await;
        let nobody = log_in_from(&app, OFFICE, "no-such-user", "wrong").await;
        assert_eq!(shown(&known), shown(&nobody));
    }
    // Five wrong ones were looked at; after that the right one is not.
    let late = log_in_from(&app, OFFICE, "310114-deputy", PASSWORD).await;
    let nobody = log_in_from(&app, OFFICE, "no-such-user", PASSWORD).await;
    assert_eq!(shown(&late), shown(&nobody));
    app.wait(30);
    // By then the address may guess once more; the pair of the deputy has guessed no more than before.
    log_in_from(&app, OFFICE, "310114-deputy", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn only_a_whole_login_makes_a_place_known() {
    let app = App::start().await;
    let (_, secret) = enrolled(&app).await;
    let login = |code: Option<String>| json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code});
    // A thief who knows the password, but not the code.
    post_from(&app, "127.0.3.4", "login", &login(None)).await.refused(401, "SECOND_FACTOR_REQUIRED");
    use_up(&app, "127.0.3.4").await;
    let right = code(&secret, app.clock.now().timestamp());
    post_from(&app, "127.0.3.4", "login", &login(Some(right.clone())))
        .await
        .refused(429, "TOO_MANY_REQUESTS");
    post_from(&app, "127.0.3.5", "login", &login(Some(right))).await.expect(200);
}

#[tokio::test]
async fn a_new_password_forgets_the_places_of_the_old_one() {
    let app = App::start().await;
    let new = "sunlit meadow number 1";
    log_in_from(&app, "127.0.3.6", "310114-deputy", PASSWORD).await.expect(200);
    let change = json!({"old_password": PASSWORD, "new_password": new});
    app.sign_in("deputy").await.post("/api/v1/auth/password", &change).await.expect(204);
    for from in ["127.0.3.6", "127.0.0.1"] {
        use_up(&app, from).await;
    }
    // The place of the thief is nothing special any more; the place of the change is.
    log_in_from(&app, "127.0.3.6", "310114-deputy", new).await.refused(429, "TOO_MANY_REQUESTS");
    log_in_from(&app, "127.0.0.1", "310114-deputy", new).await.expect(200);
}

#[tokio::test]
async fn codes_from_many_addresses_are_counted_for_the_user() {
    let app = App::start().await;
    let (_, secret) = enrolled(&app).await;
    let login =
        |code: String| json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code});
    let mut looked_at = 0;
    for number in 1..=20 {
        for _ in 0..3 {
            let from = format!("127.0.5.{number}");
            let answer = post_from(&app, &from, "login", &login(wrong_code(&app, &secret))).await;
            assert!(matches!(answer.status, 401 | 429), "{}", answer.text);
            looked_at += usize::from(answer.status == 401);
        }
    }
    assert!(looked_at <= 10, "{looked_at} codes were looked at");
    // The thief who has the password shuts nobody out from where they are known.
    let right = login(code(&secret, app.clock.now().timestamp()));
    post_from(&app, "127.0.0.1", "login", &right).await.expect(200);
}

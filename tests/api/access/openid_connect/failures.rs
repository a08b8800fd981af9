//! A provider that is away, broken, or not the one that was set: 503 with `Retry-After`, and sign-on goes on afterwards.

use super::{
    BEGIN, complete, linked,
    provider::{Broken, Provider},
    refused, sign_on, started, visited, wait,
};
use crate::support::{Answer, App};
use serde_json::{Value, json};

async fn begin(app: &App) -> Answer {
    app.stranger().post(BEGIN, &json!({})).await
}

#[track_caller]
fn unavailable(answer: &Answer) {
    assert_eq!(answer.refused(503, "PROVIDER_UNAVAILABLE").header("retry-after"), "5");
}

#[tokio::test]
async fn a_provider_that_is_away_is_waited_for() {
    let (app, mut provider) = linked().await;
    provider.stop().await;
    unavailable(&begin(&app).await);
    provider.restart();
    let back = visited(&app, &provider).await;
    provider.stop().await;
    unavailable(&complete(&app, &back).await);
    unavailable(&complete(&app, &back).await);
    // Passwords need no provider.
    app.sign_in("deputy").await.get("/api/v1/auth/me").await.expect(200);
    provider.restart();
    complete(&app, &back).await.expect(200);
    refused(&complete(&app, &back).await, "unknown_state");
}

#[tokio::test]
async fn waiting_does_not_prolong_a_sign_on() {
    let (app, mut provider) = linked().await;
    sign_on(&app, &provider).await.expect(200);
    let back = visited(&app, &provider).await;
    provider.stop().await;
    unavailable(&complete(&app, &back).await);
    provider.restart();
    wait(&app, &provider, 600);
    refused(&complete(&app, &back).await, "unknown_state");
}

/// What the endpoints answer one after the other; the same service goes on.
async fn breaks(app: &App, provider: &Provider, path: &'static str, broken: Broken) {
    // Nothing is remembered of the provider.
    wait(app, provider, 3600);
    let back = if path == "/token" || path == "/jwks" { Some(visited(app, provider).await) } else { None };
    provider.set(|state| state.broken = [(path, broken)].into());
    match &back {
        Some(back) => unavailable(&complete(app, back).await),
        None => unavailable(&begin(app).await),
    }
    provider.set(|state| state.broken.clear());
    match &back {
        Some(back) => complete(app, back).await.expect(200),
        None => sign_on(app, provider).await.expect(200),
    };
}

#[tokio::test]
async fn whatever_an_endpoint_answers_is_no_failure_of_this_service() {
    let (app, provider) = linked().await;
    for path in ["/.well-known/openid-configuration", "/jwks", "/token"] {
        for broken in
            [Broken::Status(500), Broken::Status(404), Broken::Redirect, Broken::Garbage, Broken::Huge]
        {
            breaks(&app, &provider, path, broken).await;
        }
    }
}

#[tokio::test]
async fn a_provider_that_dawdles_is_not_waited_for() {
    let (app, provider) = linked().await;
    let started = std::time::Instant::now();
    breaks(&app, &provider, "/token", Broken::Slow).await;
    assert!(started.elapsed() < std::time::Duration::from_secs(15));
}

#[tokio::test]
async fn a_provider_that_refuses_this_client_is_a_matter_of_the_operator() {
    let (app, provider) =
        started(|settings| settings.openid_connect_client_secret = Some("another".into())).await;
    unavailable(&sign_on(&app, &provider).await);
}

#[tokio::test]
async fn the_client_may_be_asked_for_its_secret_in_the_form() {
    let (app, provider) = linked().await;
    let methods = json!({"token_endpoint_auth_methods_supported": ["client_secret_post"]});
    provider.set(|state| state.discovery = methods);
    sign_on(&app, &provider).await.expect(200);
}

#[tokio::test]
async fn a_discovery_document_of_another_is_not_followed() {
    let (app, provider) = linked().await;
    let wrong = [
        json!({"issuer": "https://id.example"}),
        json!({"issuer": format!("{}/", provider.url)}),
        json!({"token_endpoint": "http://10.0.0.1/token"}),
        json!({"authorization_endpoint": "http://id.example/authorize"}),
        json!({"jwks_uri": "file:///etc/passwd"}),
        json!({"jwks_uri": "nonsense"}),
        json!({"token_endpoint": Value::Null}),
    ];
    for discovery in wrong {
        provider.set(|state| state.discovery = discovery);
        unavailable(&begin(&app).await);
    }
    provider.set(|state| state.discovery = json!({}));
    sign_on(&app, &provider).await.expect(200);
}

#[tokio::test]
async fn a_code_that_the_provider_does_not_know_ends_the_sign_on() {
    let (app, provider) = linked().await;
    let honest = visited(&app, &provider).await;
    let mut wrong = honest.clone();
    wrong["code"] = json!("made-up");
    refused(&complete(&app, &wrong).await, "code_refused");
    refused(&complete(&app, &honest).await, "unknown_state");
}

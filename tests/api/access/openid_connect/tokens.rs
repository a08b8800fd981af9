//! ID tokens that are wrong in one place each: none opens a session, whoever signed them.

use super::{keys::Key, linked, provider::CLIENT_ID, refused, sign_on, wait};
use jsonwebtoken::Algorithm;
use serde_json::{Value, json};

#[tokio::test]
async fn a_token_that_says_something_wrong_is_not_believed() {
    let (app, provider) = linked().await;
    let now = app.clock.now().timestamp();
    let wrong = [
        json!({"nonce": "another"}),
        json!({"nonce": ""}),
        json!({"nonce": null}),
        json!({"aud": "another"}),
        json!({"aud": ["another", "third"]}),
        json!({"aud": []}),
        json!({"aud": null}),
        json!({"aud": [CLIENT_ID, "another"]}),
        json!({"azp": "another"}),
        json!({"aud": [CLIENT_ID, "another"], "azp": "another"}),
        json!({"iss": "https://id.example"}),
        json!({"iss": format!("{}/", provider.url)}),
        json!({"iss": [provider.url]}),
        json!({"iss": null}),
        json!({"exp": now - 60}),
        json!({"exp": null}),
        json!({"exp": "2099-01-01"}),
        json!({"iat": now + 61}),
        json!({"iat": now - 900, "exp": now + 9_000}),
        json!({"iat": null}),
        json!({"nbf": now + 61}),
        json!({"sub": ""}),
        json!({"sub": "x".repeat(256)}),
        json!({"sub": "演示"}),
        json!({"sub": null}),
    ];
    for claims in wrong {
        provider.set(|state| state.claims = claims.clone());
        let answer = sign_on(&app, &provider).await;
        assert_eq!(answer.body["params"]["reason"], "token_rejected", "{claims}: {}", answer.text);
        refused(&answer, "token_rejected");
    }
    // What is unusual and right is believed.
    for claims in [
        json!({}),
        json!({"aud": [CLIENT_ID]}),
        json!({"aud": [CLIENT_ID, "account"], "azp": CLIENT_ID}),
        json!({"azp": CLIENT_ID, "at_hash": "x", "amr": ["pwd"], "auth_time": now}),
        json!({"exp": now - 59}),
        json!({"iat": now + 60}),
    ] {
        provider.set(|state| state.claims = claims.clone());
        sign_on(&app, &provider).await.expect(200);
    }
}

#[tokio::test]
async fn a_token_that_another_signed_is_not_believed() {
    let (app, provider) = linked().await;
    sign_on(&app, &provider).await.expect(200);
    let honest = provider.state.lock().unwrap().signer.clone();
    let forged = [
        honest.none(),
        honest.as_a_secret(),
        // A key of one's own, under the name of the provider's, under a new name, without a name.
        Key::new(Algorithm::ES256, "k1"),
        Key::new(Algorithm::ES256, "unknown"),
        Key::new(Algorithm::ES256, "k1").with("kid", Value::Null),
        Key::new(Algorithm::EdDSA, "k1"),
        Key::new(Algorithm::RS256, "k1"),
        honest.with("kid", json!("unknown")),
        honest.with("alg", json!("ES384")),
        honest.with("alg", json!("HS256")),
        honest.with("alg", json!("none")),
        honest.with("crit", json!(["exp"])),
    ];
    for (place, key) in forged.into_iter().enumerate() {
        // A key in the header is nobody's.
        let key = key.with("jwk", key.public.clone());
        provider.set(|state| state.signer = key);
        let answer = sign_on(&app, &provider).await;
        assert_eq!(answer.body["params"]["reason"], "token_rejected", "{place}: {}", answer.text);
        wait(&app, &provider, 60);
    }
    provider.set(|state| state.signer = honest);
    sign_on(&app, &provider).await.expect(200);
}

#[tokio::test]
async fn keys_for_other_uses_sign_nothing() {
    let (app, provider) = linked().await;
    for (name, value) in [("use", json!("enc")), ("alg", json!("ES384"))] {
        provider.rotate(Algorithm::ES256, name);
        provider.set(|state| state.published[0][name] = value);
        wait(&app, &provider, 60);
        refused(&sign_on(&app, &provider).await, "token_rejected");
    }
    // Two keys, and a token that names none.
    let other = Key::new(Algorithm::ES256, "other");
    provider.rotate(Algorithm::ES256, "one");
    provider.set(|state| {
        state.published.push(other.public);
        state.signer = state.signer.with("kid", Value::Null);
    });
    wait(&app, &provider, 60);
    refused(&sign_on(&app, &provider).await, "token_rejected");
}

#[tokio::test]
async fn a_new_key_is_asked_for_and_not_too_often() {
    let (app, provider) = linked().await;
    sign_on(&app, &provider).await.expect(200);
    sign_on(&app, &provider).await.expect(200);
    assert_eq!((provider.asked("/jwks"), provider.asked("/.well-known/openid-configuration")), (1, 1));
    provider.rotate(Algorithm::ES256, "k2");
    sign_on(&app, &provider).await.expect(200);
    assert_eq!(provider.asked("/jwks"), 2);
    // Within a minute the next stranger's key asks for nothing.
    let honest = provider.state.lock().unwrap().signer.clone();
    provider.set(|state| state.signer = Key::new(Algorithm::ES256, "unknown"));
    for _ in 0..3 {
        refused(&sign_on(&app, &provider).await, "token_rejected");
    }
    assert_eq!(provider.asked("/jwks"), 2);
    wait(&app, &provider, 60);
    refused(&sign_on(&app, &provider).await, "token_rejected");
    assert_eq!(provider.asked("/jwks"), 3);
    // What was read is read again after an hour; a key that was withdrawn is worth nothing then.
    provider.set(|state| state.published = vec![Key::new(Algorithm::ES256, "k3").public]);
    provider.set(|state| state.signer = honest);
    sign_on(&app, &provider).await.expect(200);
    wait(&app, &provider, 3600);
    refused(&sign_on(&app, &provider).await, "token_rejected");
    assert_eq!(provider.asked("/.well-known/openid-configuration"), 2);
}

//! Tokens that are not ours: all answer 401 with one body.

use super::sessions::{holder, log_in};
use crate::support::{Answer, App, Person};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, EncodingKey, crypto::sign};
use reqwest::Method;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

/// A forger who has even the private key of the service, to make each token wrong in one place only.
struct Forger {
    key: EncodingKey,
    public: String,
    header: Value,
    claims: Value,
}

impl Forger {
    async fn of(app: &App, token: &str) -> Self {
        let db = app.application.service.store.read();
        let sql = "SELECT material, public_key FROM signing_key";
        let row =
            db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
        let (material, public): (String, String) =
            (row.try_get("", "material").unwrap(), row.try_get("", "public_key").unwrap());
        let part = |place: usize| {
            let text = token.split('.').nth(place).unwrap();
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
        };
        let key = EncodingKey::from_ed_der(&STANDARD.decode(material).unwrap());
        Self { key, public, header: part(0), claims: part(1) }
    }

    fn message(header: &Value, claims: &Value) -> String {
        [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".")
    }

    fn signed(&self, header: &Value, claims: &Value) -> String {
        let message = Self::message(header, claims);
        let signature = sign(message.as_bytes(), &self.key, Algorithm::EdDSA).unwrap();
        format!("{message}.{signature}")
    }

    fn header(&self, name: &str, value: Value) -> String {
        let mut header = self.header.clone();
        header[name] = value;
        self.signed(&header, &self.claims)
    }

    fn claim(&self, name: &str, value: Value) -> String {
        let mut claims = self.claims.clone();
        claims[name] = value;
        if claims[name].is_null() {
            claims.as_object_mut().unwrap().remove(name);
        }
        self.signed(&self.header, &claims)
    }
}

fn one_body(answer: &Answer) -> Value {
    let mut body = answer.refused(401, "UNAUTHENTICATED").body.clone();
    body["request_id"] = json!("-");
    body
}

#[tokio::test]
async fn tokens_that_are_not_ours_answer_one_401() {
    let app = App::start().await;
    let opened = log_in(&app, "sc-office").await;
    let good = opened.body["access_token"].as_str().unwrap().to_owned();
    let forger = Forger::of(&app, &good).await;
    let now = app.clock.now().timestamp();
    // The forger's own tokens are good: what follows is refused for what it changes, and for nothing else.
    let control = Person::with_token(&app, Some(forger.signed(&forger.header, &forger.claims)));
    control.get("/api/v1/auth/me").await.expect(200);

    let mut tokens = Vec::new();
    let none = json!({"alg": "none", "typ": "at+jwt", "kid": forger.header["kid"]});
    tokens.push(("alg none", format!("{}.", Forger::message(&none, &forger.claims))));
    let signature = good.rsplit('.').next().unwrap();
    tokens.push((
        "alg none with a signature",
        format!("{}.{signature}", Forger::message(&none, &forger.claims)),
    ));
    for (name, secret) in [
        ("HS256 with the public key", URL_SAFE_NO_PAD.decode(&forger.public).unwrap()),
        ("HS256 with the public key as text", forger.public.clone().into_bytes()),
    ] {
        let header = json!({"alg": "HS256", "typ": "at+jwt", "kid": forger.header["kid"]});
        let message = Forger::message(&header, &forger.claims);
        let signature =
            sign(message.as_bytes(), &EncodingKey::from_secret(&secret), Algorithm::HS256).unwrap();
        tokens.push((name, format!("{message}.{signature}")));
    }
    let pair = Ed25519KeyPair::generate().unwrap();
    let foreign = Forger {
        key: EncodingKey::from_ed_der(pair.to_pkcs8v1().unwrap().as_ref()),
        public: URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()),
        header: forger.header.clone(),
        claims: forger.claims.clone(),
    };
    tokens.push(("a foreign key", foreign.signed(&foreign.header, &foreign.claims)));
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": foreign.public});
    for (name, value) in [
        ("jku", json!("http://127.0.0.1:1/jwks.json")),
        ("x5u", json!("http://127.0.0.1:1/x5u.pem")),
        ("jwk", jwk),
        ("crit", json!(["exp"])),
        ("crit", json!(["unknown"])),
        ("typ", json!("JWT")),
        ("alg", json!("ES256")),
        ("kid", json!("0198f3a26d1c7c4e9b1a2f5d8e7c6b5a")),
        ("kid", json!("../../../../etc/passwd")),
        ("kid", json!("http://127.0.0.1:1/key")),
        ("kid", json!("' OR 1=1 --")),
    ] {
        tokens.push((name, foreign.header(name, value.clone())));
        tokens.push((name, forger.header(name, value)));
    }
    for (name, value) in [
        ("exp", json!(now)),
        ("exp", json!(now - 1)),
        ("exp", Value::Null),
        ("nbf", json!(now + 1)),
        ("iss", json!("somebody")),
        ("aud", json!("another-api")),
        ("aud", Value::Null),
        ("sub", Value::Null),
        ("sub", json!("0198f3a2-6d1c-7c4e-9b1a-000000000000")),
        ("sid", Value::Null),
        ("sid", json!("0198f3a2-6d1c-7c4e-9b1a-000000000000")),
    ] {
        tokens.push((name, forger.claim(name, value)));
    }
    let revoked = holder(&app, &log_in(&app, "sc-office").await);
    revoked.post("/api/v1/auth/logout", &json!({})).await.expect(204);
    tokens.push(("revoked", revoked.token.unwrap()));
    tokens.push(("truncated", good[..good.len() - 3].to_owned()));
    tokens.push(("without signature", good.rsplit_once('.').unwrap().0.to_owned()));
    tokens.push(("a refresh token", opened.body["refresh_token"].as_str().unwrap().to_owned()));
    tokens
        .push(("an API token that is none", "jiandu_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned()));
    tokens.push(("nothing", String::new()));

    let expected = one_body(&app.stranger().get("/api/v1/auth/me").await);
    for (name, token) in tokens {
        let answer = Person::with_token(&app, Some(token)).get("/api/v1/auth/me").await;
        assert_eq!(one_body(&answer), expected, "{name}");
    }
    let me = |lines: &[&str]| {
        let request = app.stranger().request(Method::GET, "/api/v1/auth/me");
        Answer::of(lines.iter().fold(request, |request, line| request.header("Authorization", *line)))
    };
    let line = format!("Bearer {good}");
    assert_eq!(one_body(&me(&[&line, &line]).await), expected);
    assert_eq!(one_body(&me(&[&line, "Bearer x"]).await), expected);
    assert_eq!(one_body(&me(&[&format!("Basic {good}")]).await), expected);
    me(&[&line]).await.expect(200);
    // To the second: a token is good until it expires, and not after.
    app.wait(899);
    me(&[&line]).await.expect(200);
    app.wait(1);
    assert_eq!(one_body(&me(&[&line]).await), expected);
}

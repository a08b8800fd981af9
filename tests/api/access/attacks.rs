//! Tokens that are not ours: all answer 401 with one body.

use super::sessions::{holder, log_in};
use crate::support::{Answer, App, Person};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
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
        // The database has it sealed; the forger has the key of the seal too.
        let sealer = app.application.service.sealing.sealer(access::sealing::SIGNING).unwrap();
        let key = EncodingKey::from_ed_der(&sealer.open(&public, &material).unwrap());
        Self { key, public, header: part(0), claims: part(1) }
    }

    fn message(header: &Value, claims: &Value) -> String {
        [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".")
    }

    fn signed(&self, header: &Value, claims: &Value) -> String {
        self.written(&header.to_string(), &claims.to_string())
    }

    /// Signs texts that a JSON library would not write.
    fn written(&self, header: &str, claims: &str) -> String {
        let message = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part)).join(".");
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
        // Another replica may be five seconds ahead, and not more.
        ("nbf", json!(now + 6)),
        ("iat", json!(now + 6)),
        ("iat", Value::Null),
        ("exp", json!(now + 10 * 365 * 86_400)),
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

/// `{"a":1}` with more members before its end.
fn with(object: &Value, more: &str) -> String {
    let text = object.to_string();
    format!("{},{more}}}", text.strip_suffix('}').unwrap())
}

/// The same bits of a signature, written with other trailing bits of base 64.
fn rewritten(token: &str) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (rest, last) = token.split_at(token.len() - 1);
    let place = letters.iter().position(|letter| *letter == last.as_bytes()[0]).unwrap();
    format!("{rest}{}", char::from(letters[place ^ 1]))
}

type RecordReference = (&'static str, String);

/// Claims that are wrong in one place each.
fn wrong_claims(forger: &Forger, other: &Forger, now: i64) -> Vec<RecordReference> {
    let (year, mut tokens) = (365 * 24 * 3600, Vec::new());
    for (name, value) in [
        ("exp", json!(now + 10 * year)),
        ("exp", json!(now + 901)),
        ("exp", json!(i64::MAX)),
        ("exp", json!(u64::MAX)),
        ("exp", serde_json::from_str(&format!("{}.5", now + 60)).unwrap()),
        ("exp", json!((now + 60).to_string())),
        ("exp", json!([now + 60])),
        ("iat", json!(now - 1)),
        ("iat", json!(now + 6)),
        ("iat", json!(now + year)),
        ("iat", json!(i64::MIN)),
        ("iat", json!(i64::MAX)),
        ("iat", Value::Null),
        ("nbf", Value::Null),
        ("nbf", json!(i64::MAX)),
        ("iss", json!(["jiandu"])),
        ("iss", json!("jiandu ")),
        ("iss", json!("Jiandu")),
        ("aud", json!(["jiandu-api"])),
        ("aud", json!(["jiandu-api", "another"])),
        ("aud", json!([])),
        ("aud", json!("")),
        ("sub", other.claims["sub"].clone()),
        ("sid", other.claims["sid"].clone()),
        ("sub", json!("")),
        ("jti", Value::Null),
    ] {
        tokens.push((name, forger.claim(name, value)));
    }
    let shifted = |seconds: i64| {
        let mut claims = forger.claims.clone();
        for name in ["iat", "nbf", "exp"] {
            claims[name] = json!(claims[name].as_i64().unwrap() + seconds);
        }
        forger.signed(&forger.header, &claims)
    };
    tokens.push(("from the future", shifted(3600)));
    tokens.push(("from the past", shifted(-901)));
    tokens
}

/// Headers that are wrong in one place each.
fn wrong_headers(forger: &Forger) -> Vec<RecordReference> {
    let mut tokens = Vec::new();
    for name in ["alg", "typ", "kid"] {
        for value in [Value::Null, json!(""), json!(["EdDSA"]), json!({}), json!(0)] {
            tokens.push((name, forger.header(name, value)));
        }
    }
    for (name, value) in [
        ("typ", "AT+JWT"),
        ("typ", "application/at+jwt"),
        ("alg", "eddsa"),
        ("alg", "Ed25519"),
        ("alg", "None"),
        ("alg", "RS256"),
        ("cty", "JWT"),
        ("zip", "DEF"),
        ("b64", "false"),
        ("enc", "A256GCM"),
    ] {
        tokens.push((name, forger.header(name, json!(value))));
    }
    let kid = forger.header["kid"].as_str().unwrap();
    for value in
        [format!("{kid} "), format!("{kid}\0"), kid.to_uppercase(), "%".repeat(32), "x".repeat(9_000)]
    {
        if value != kid {
            tokens.push(("kid", forger.header("kid", json!(value))));
        }
    }
    tokens
}

/// Headers and claims that no JSON library would write.
fn wrong_texts(forger: &Forger, other: &Forger, good: &str, now: i64) -> Vec<RecordReference> {
    let (kid, mut tokens) = (&forger.header["kid"], Vec::new());
    let (header, claims) = (forger.header.to_string(), forger.claims.to_string());
    for (name, head, body) in [
        ("alg twice", with(&forger.header, r#""alg":"EdDSA""#), claims.clone()),
        ("kid twice", with(&forger.header, &format!(r#""kid":{kid}"#)), claims.clone()),
        ("exp twice", header.clone(), with(&forger.claims, &format!(r#""exp":{}"#, now + 60))),
        ("sub twice", header.clone(), with(&forger.claims, &format!(r#""sub":{}"#, other.claims["sub"]))),
        ("escaped twice", header.clone(), with(&forger.claims, &format!(r#""\u0065xp":{}"#, now + 60))),
        ("a list of claims", header.clone(), format!("[{claims}]")),
        ("more after the claims", header.clone(), format!("{claims}{claims}")),
        ("a nested token", header.clone(), format!("\"{good}\"")),
        ("no claims", header.clone(), String::new()),
        ("a header that is a list", format!("[{header}]"), claims.clone()),
    ] {
        tokens.push((name, forger.written(&head, &body)));
    }
    tokens
}

/// A good token that was taken apart and put together otherwise.
fn wrong_parts(forger: &Forger, good: &str) -> Vec<RecordReference> {
    let (kid, mut tokens) = (&forger.header["kid"], Vec::new());
    let (message, signature) = good.rsplit_once('.').unwrap();
    let (head, body) = message.split_once('.').unwrap();
    for (name, token) in [
        ("an empty signature", format!("{message}.")),
        ("no header", format!(".{body}.{signature}")),
        ("four parts", format!("{good}.{signature}")),
        ("five parts", format!("{head}..{body}.{signature}.x")),
        ("twice", format!("{good}.{good}")),
        ("padded", format!("{good}==")),
        ("standard base 64", good.replace('-', "+").replace('_', "/") + "="),
        ("a space inside", format!("{head}. {body}.{signature}")),
        ("a tab inside", format!("{head}.\t{body}.{signature}")),
        ("a token behind it", format!("{good} {good}")),
        ("a list", format!("{good},{good}")),
        ("other trailing bits", rewritten(good)),
        ("a signature of zeros", format!("{message}.{}", URL_SAFE_NO_PAD.encode([0; 64]))),
        ("a token in a token", {
            let nested = json!({"alg": "EdDSA", "typ": "at+jwt", "kid": kid, "cty": "JWT"});
            forger.written(&nested.to_string(), good)
        }),
    ] {
        tokens.push((name, token));
    }
    tokens
}

#[tokio::test]
async fn a_key_of_ours_signs_no_token_that_we_would_not_issue() {
    let app = App::start().await;
    let opened = log_in(&app, "sc-office").await;
    let good = opened.body["access_token"].as_str().unwrap().to_owned();
    let forger = Forger::of(&app, &good).await;
    let other = Forger::of(&app, log_in(&app, "deputy").await.body["access_token"].as_str().unwrap()).await;
    let now = app.clock.now().timestamp();
    let tokens = [
        wrong_claims(&forger, &other, now),
        wrong_headers(&forger),
        wrong_texts(&forger, &other, &good, now),
        wrong_parts(&forger, &good),
    ]
    .concat();
    let expected = one_body(&app.stranger().get("/api/v1/auth/me").await);
    // A claim that is not ours says nothing (RFC 7519 §4), however deep it is.
    let deep = format!(r#""x":{}{}"#, "[".repeat(3_000), "]".repeat(3_000));
    let more = Person::with_token(
        &app,
        Some(forger.written(&forger.header.to_string(), &with(&forger.claims, &deep))),
    );
    more.get("/api/v1/auth/me").await.expect(200);
    let mut believed = Vec::new();
    for (name, token) in &tokens {
        let answer = Person::with_token(&app, Some(token.clone())).get("/api/v1/auth/me").await;
        match answer.status {
            200 => believed.push((name, token)),
            431 => {}
            _ => assert_eq!(one_body(&answer), expected, "{name}: {token}"),
        }
    }
    assert!(believed.is_empty(), "{believed:#?}");
}

#[tokio::test]
async fn a_token_in_a_form_is_read_as_strictly() {
    let app = App::start().await;
    let good = log_in(&app, "sc-office").await.body["access_token"].as_str().unwrap().to_owned();
    let (message, signature) = good.rsplit_once('.').unwrap();
    let body = message.split_once('.').unwrap().1;
    // Line breaks and megabytes fit there.
    let office = Person::with_token(&app, Some(good.clone()));
    let introspect = async |token: &str| {
        let form = office.request(Method::POST, "/oauth/introspect").form(&[("token", token)]);
        Answer::of(form).await
    };
    introspect(&good).await.expect(200);
    for (name, token) in [
        ("a line break", format!("{good}\n")),
        ("a line break inside", format!("{message}\n.{signature}")),
        ("spaces", format!("  {good}")),
        ("half a megabyte", "A".repeat(1 << 19)),
        ("half a megabyte of dots", ".".repeat(1 << 19)),
        ("a large header", format!("{}.{body}.{signature}", "A".repeat(1 << 19))),
        ("a nul", format!("{good}\0")),
    ] {
        let answer = introspect(&token).await;
        assert!(
            answer.status == 413 || answer.body["active"] == false,
            "{name}: {} {}",
            answer.status,
            answer.text
        );
    }
    // Whoever sends ten megabytes is told so, or finds the connection closed.
    let large = office.request(Method::POST, "/oauth/introspect").form(&[("token", "A".repeat(10 << 20))]);
    assert!(large.send().await.map_or(true, |answer| answer.status() == 413));
    office.get("/api/v1/auth/me").await.expect(200);
}

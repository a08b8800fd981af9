//! An OpenID Connect provider of our own on 127.0.0.1, which does what the standards say, or what a test tells it.

use super::keys::Key;
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::ServerHandle,
    web::{self, Data},
};
use aws_lc_rs::digest::{SHA256, digest};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use chrono::{DateTime, Utc};
use jsonwebtoken::Algorithm;
use platform::values::clock::Clock;
use serde_json::{Map, Value, json};
use std::{
    collections::HashMap,
    net::TcpListener,
    sync::{Arc, Mutex},
    time::Duration,
};

pub const CLIENT_ID: &str = "jiandu of 嘉定";
pub const CLIENT_SECRET: &str = "a client secret: 100% of it";
pub const REDIRECT_URI: &str = "https://portal.example/back?from=id";

/// How an endpoint fails.
#[derive(Clone, Copy, PartialEq)]
pub enum Broken {
    Status(u16),
    Redirect,
    Garbage,
    Huge,
    Slow,
}

/// What the provider knows and how it behaves.
pub struct State {
    pub issuer: String,
    clock: Clock,
    /// The keys that the world may know.
    pub published: Vec<Value>,
    /// The key that signs, published or not.
    pub signer: Key,
    /// Who is signed on there.
    pub subject: String,
    /// Claims that replace the right ones; null removes one.
    pub claims: Value,
    /// What the discovery document says otherwise.
    pub discovery: Value,
    /// Endpoints that fail, by path.
    pub broken: HashMap<&'static str, Broken>,
    /// How often each path was asked.
    pub asked: HashMap<String, usize>,
    /// Codes, verifiers and tokens that went to and fro.
    pub secrets: Vec<String>,
    grants: HashMap<String, Grant>,
}

/// What a code stands for.
struct Grant {
    challenge: String,
    nonce: String,
}

type Shared = Data<Mutex<State>>;

/// A running provider.
pub struct Provider {
    pub url: String,
    pub state: Shared,
    server: Option<ServerHandle>,
}

fn merged(base: Value, changes: &Value) -> Value {
    let Value::Object(mut all) = base else { panic!("an object") };
    for (name, value) in changes.as_object().unwrap_or(&Map::new()) {
        if value.is_null() {
            all.remove(name);
        } else {
            all.insert(name.clone(), value.clone());
        }
    }
    Value::Object(all)
}

fn hash(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

impl Provider {
    /// Starts with one key and the user `u-1`.
    pub fn start(clock: &Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let signer = Key::new(Algorithm::ES256, "k1");
        let state = State {
            issuer: url.clone(),
            clock: clock.clone(),
            published: vec![signer.public.clone()],
            signer,
            subject: "u-1".into(),
            claims: json!({}),
            discovery: json!({}),
            broken: HashMap::new(),
            asked: HashMap::new(),
            secrets: Vec::new(),
            grants: HashMap::new(),
        };
        let mut provider = Self { url, state: Data::from(Arc::new(Mutex::new(state))), server: None };
        provider.listen(listener);
        provider
    }

    fn listen(&mut self, listener: TcpListener) {
        let state = self.state.clone();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(state.clone())
                .route("/.well-known/openid-configuration", web::get().to(discovery))
                .route("/jwks", web::get().to(jwks))
                .route("/authorize", web::get().to(authorize))
                .route("/token", web::post().to(token))
        });
        let server = server.workers(1).disable_signals().listen(listener).unwrap().run();
        self.server = Some(server.handle());
        tokio::spawn(server);
    }

    /// Pulls the plug.
    pub async fn stop(&mut self) {
        self.server.take().unwrap().stop(false).await;
    }

    /// Comes back where it was.
    pub fn restart(&mut self) {
        let address = self.url.trim_start_matches("http://");
        self.listen(TcpListener::bind(address).unwrap());
    }

    /// Changes how it behaves.
    pub fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap());
    }

    /// A new key signs from now on and is the only one that is published.
    pub fn rotate(&self, algorithm: Algorithm, id: &str) {
        let signer = Key::new(algorithm, id);
        self.set(|state| {
            state.published = vec![signer.public.clone()];
            state.signer = signer;
        });
    }

    pub fn asked(&self, path: &str) -> usize {
        self.state.lock().unwrap().asked.get(path).copied().unwrap_or_default()
    }

    /// What a browser does there: it is signed on, and comes back with a code and the state.
    pub async fn visit(&self, url: &str) -> (String, String) {
        let browser = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let answer = browser.build().unwrap().get(url).send().await.unwrap();
        assert_eq!(answer.status(), 302, "{}", answer.text().await.unwrap());
        let location = reqwest::Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap();
        assert!(location.as_str().starts_with("https://portal.example/back?from=id&"), "{location}");
        let sent: HashMap<String, String> = location.query_pairs().into_owned().collect();
        (sent["code"].clone(), sent["state"].clone())
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        if let Some(server) = &self.server {
            drop(server.stop(false));
        }
    }
}

impl State {
    /// Counts the request, and fails it if that is wanted.
    fn arrive(&mut self, path: &'static str) -> Option<Broken> {
        *self.asked.entry(path.into()).or_default() += 1;
        self.broken.get(path).copied()
    }

    pub fn set_clock(&self, now: DateTime<Utc>) {
        self.clock.set(now);
    }

    fn id_token(&self, grant: &Grant) -> String {
        let now = self.clock.now();
        let claims = json!({
            "iss": self.issuer, "sub": self.subject, "aud": CLIENT_ID, "nonce": grant.nonce,
            "iat": now.timestamp(), "exp": now.timestamp() + 300
        });
        self.signer.sign(&merged(claims, &self.claims))
    }
}

async fn failed(broken: Broken) -> HttpResponse {
    match broken {
        Broken::Status(status) => {
            HttpResponse::build(actix_web::http::StatusCode::from_u16(status).unwrap()).finish()
        }
        Broken::Redirect => HttpResponse::Found().insert_header(("Location", "/jwks")).finish(),
        Broken::Garbage => HttpResponse::Ok().body("<html>"),
        Broken::Huge => HttpResponse::Ok().body("[".repeat(1 << 20)),
        Broken::Slow => {
            tokio::time::sleep(Duration::from_secs(20)).await;
            HttpResponse::Ok().finish()
        }
    }
}

async fn discovery(state: Shared) -> HttpResponse {
    let (broken, document) = {
        let mut state = state.lock().unwrap();
        let at = |path: &str| format!("{}{path}", state.issuer);
        let document = json!({
            "issuer": state.issuer, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
            "jwks_uri": at("/jwks"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"]
        });
        let document = merged(document, &state.discovery);
        (state.arrive("/.well-known/openid-configuration"), document)
    };
    match broken {
        Some(broken) => failed(broken).await,
        None => HttpResponse::Ok().json(document),
    }
}

async fn jwks(state: Shared) -> HttpResponse {
    let (broken, keys) = {
        let mut state = state.lock().unwrap();
        (state.arrive("/jwks"), json!({"keys": state.published}))
    };
    match broken {
        Some(broken) => failed(broken).await,
        None => HttpResponse::Ok().json(keys),
    }
}

async fn authorize(request: HttpRequest, state: Shared) -> HttpResponse {
    let asked: HashMap<String, String> =
        form_urlencoded::parse(request.query_string().as_bytes()).into_owned().collect();
    let right = [
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", REDIRECT_URI),
        ("code_challenge_method", "S256"),
    ];
    let wrong = right.iter().find(|(name, value)| asked.get(*name).map(String::as_str) != Some(*value));
    if let Some((name, _)) = wrong {
        return HttpResponse::BadRequest().body(format!("{name} is wrong in {asked:?}"));
    }
    assert!(asked["scope"].split(' ').any(|scope| scope == "openid"), "{asked:?}");
    let code = format!("code-{}", uuid::Uuid::now_v7().simple());
    let mut state = state.lock().unwrap();
    state.arrive("/authorize");
    let grant = Grant { challenge: asked["code_challenge"].clone(), nonce: asked["nonce"].clone() };
    state.grants.insert(code.clone(), grant);
    state.secrets.push(code.clone());
    let back = format!("{REDIRECT_URI}&code={code}&state={}", asked["state"]);
    HttpResponse::Found().insert_header(("Location", back)).finish()
}

/// The name and the secret of the client, from the header or from the form.
fn client(request: &HttpRequest, form: &HashMap<String, String>) -> Option<(String, String)> {
    let Some(header) = request.headers().get("authorization") else {
        return Some((form.get("client_id")?.clone(), form.get("client_secret")?.clone()));
    };
    let pair = STANDARD.decode(header.to_str().ok()?.strip_prefix("Basic ")?).ok()?;
    let (id, secret) = std::str::from_utf8(&pair).ok()?.split_once(':')?;
    let plain =
        |text: &str| form_urlencoded::parse(format!("x={text}").as_bytes()).next().unwrap().1.into_owned();
    Some((plain(id), plain(secret)))
}

async fn token(
    request: HttpRequest,
    form: web::Form<HashMap<String, String>>,
    state: Shared,
) -> HttpResponse {
    let broken = state.lock().unwrap().arrive("/token");
    if let Some(broken) = broken {
        return failed(broken).await;
    }
    let mut state = state.lock().unwrap();
    if client(&request, &form) != Some((CLIENT_ID.into(), CLIENT_SECRET.into())) {
        return HttpResponse::Unauthorized().json(json!({"error": "invalid_client"}));
    }
    assert_eq!(form["grant_type"], "authorization_code");
    state.secrets.push(form["code_verifier"].clone());
    // A code is good once, for whoever can show what the challenge was made of.
    let grant = state.grants.remove(&form["code"]);
    let grant = grant.filter(|grant| grant.challenge == hash(&form["code_verifier"]));
    let Some(grant) = grant.filter(|_| form["redirect_uri"] == REDIRECT_URI) else {
        return HttpResponse::BadRequest().json(json!({"error": "invalid_grant"}));
    };
    let token = state.id_token(&grant);
    state.secrets.push(token.clone());
    HttpResponse::Ok()
        .json(json!({"access_token": "not asked for", "token_type": "Bearer", "id_token": token}))
}

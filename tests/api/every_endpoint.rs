//! Walks the document: what every operation refuses, whoever made it.

mod public_operations;

use crate::support::{
    Answer, App, Person,
    contract::{DOCUMENT, operations},
};
use public_operations::PUBLIC;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::HashMap;

const NOBODY: &str = "0198f3a2-6d1c-7c4e-9b1a-000000000000";

struct Endpoint {
    name: String,
    method: Method,
    template: String,
    documented: Value,
}

impl Endpoint {
    fn all() -> Vec<Self> {
        let read = |(template, method, documented): (String, String, Value)| {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            Self { name: format!("{method} {template}"), method, template, documented }
        };
        operations().into_iter().map(read).collect()
    }

    fn is_public(&self) -> bool {
        PUBLIC.contains(&self.name.as_str())
    }

    fn is_write(&self) -> bool {
        self.method != Method::GET
    }

    fn takes_json(&self) -> bool {
        let content = self.documented["requestBody"]["content"].as_object();
        content.is_some_and(|content| content.keys().all(|media_type| media_type.ends_with("json")))
    }

    fn path(&self, id: &str) -> String {
        let mut path = self.template.clone();
        for part in self.template.split('/').filter(|part| part.starts_with('{')) {
            let value = if part == "{id}" { id } else { "supervision.item" };
            path = path.replace(part, value);
        }
        path
    }

    /// The request of a client that does everything right but for what the test changes.
    async fn call(&self, person: &Person, path: &str) -> Answer {
        let mut request = person.request(self.method.clone(), path);
        if self.takes_json() {
            let media_type = if self.method == Method::PATCH {
                "application/merge-patch+json"
            } else {
                "application/json"
            };
            request = request.header("Content-Type", media_type).body("{}");
        }
        if [Method::PATCH, Method::DELETE].contains(&self.method) {
            request = request.header("If-Match", "\"v1\"");
        }
        Answer::of(request).await
    }
}

#[tokio::test]
async fn nothing_but_the_public_operations_answers_without_a_token() {
    let app = App::start().await;
    let stranger = app.stranger();
    for endpoint in Endpoint::all() {
        let answer = endpoint.call(&stranger, &endpoint.path(NOBODY)).await;
        assert_eq!(
            answer.status == 401 && !endpoint.is_public(),
            !endpoint.is_public(),
            "{}: {}",
            endpoint.name,
            answer.text
        );
        let security = &endpoint.documented["security"];
        let documented = *security != json!([]) && security[0] != json!({});
        assert_eq!(documented, !endpoint.is_public(), "{} is documented otherwise", endpoint.name);
        if !endpoint.is_public() {
            answer.refused(401, "UNAUTHENTICATED");
            assert!(answer.header("www-authenticate").starts_with("Bearer"), "{}", endpoint.name);
        }
    }
    for public in PUBLIC {
        assert!(Endpoint::all().iter().any(|endpoint| endpoint.name == *public), "{public} is no operation");
    }
}

/// One record of every collection that the auditor of a district sees.
async fn records(auditor: &Person) -> HashMap<String, String> {
    let mut records = HashMap::new();
    for endpoint in Endpoint::all() {
        if endpoint.template.contains('{') || endpoint.is_write() {
            continue;
        }
        let page = auditor.get(&endpoint.template).await;
        if let Some(id) = page.body["items"][0]["id"].as_str() {
            records.insert(endpoint.template, id.to_owned());
        }
    }
    records
}

#[tokio::test]
async fn what_belongs_to_another_district_is_not_there() {
    let app = App::demonstration().await;
    let admin = app.person("district-admin").await;
    let me = admin.get("/api/v1/auth/me").await.body["user_id"].clone();
    admin
        .create("/api-tokens", &json!({"name": "对接", "user_id": me, "scopes": ["*:read"], "expires_at": "2026-12-31T00:00:00Z"}))
        .await;
    let mut records = records(&app.person("auditor").await).await;
    records.extend(self::records(&admin).await);

    let foreign = [
        app.person_of("310104", "auditor").await,
        app.person_of("310104", "sc-office").await,
        app.person_of("310104", "committee-staff").await,
        app.person_of("310104", "district-admin").await,
    ];
    let mut walked = 0;
    let mut empty = std::collections::BTreeSet::new();
    for endpoint in Endpoint::all().iter().filter(|endpoint| endpoint.template.contains("{id}")) {
        let collection = endpoint.template.split("/{id}").next().unwrap();
        // Districts themselves and national rules belong to all, signing keys to the platform.
        if ["/api/v1/districts", "/api/v1/rule-sets", "/api/v1/calendar-years", "/api/v1/signing-keys"]
            .contains(&collection)
        {
            continue;
        }
        let id = records.get(collection).map_or_else(
            || {
                empty.insert(collection.to_owned());
                NOBODY
            },
            String::as_str,
        );
        for person in &foreign {
            let answer = endpoint.call(person, &endpoint.path(id)).await;
            let hidden = answer.status == 404 || (answer.status == 403 && !endpoint.is_write());
            assert!(hidden, "{} {id}: {}", endpoint.name, answer.text);
            walked += 1;
        }
    }
    assert!(walked > 300, "only {walked} calls");
    assert!(empty.is_empty(), "the demonstration has none of {empty:?}");
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    for endpoint in Endpoint::all().iter().filter(|endpoint| endpoint.template.contains("{id}")) {
        endpoint.call(&auditor, &endpoint.path(NOBODY)).await.refused(404, "NOT_FOUND");
        let malformed = endpoint.call(&auditor, &endpoint.path("42")).await;
        malformed.refused(400, "INVALID_PARAMETER");
    }
    auditor.get("/api/v1/nothing").await.refused(404, "NOT_FOUND");
    auditor.get("/nothing").await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_refused() {
    // Each body that is too large costs its connection, and a slow machine may not have closed hundreds of them yet.
    let app = App::started_with(|settings| settings.connections_per_address = 0).await;
    let auditor = app.person("auditor").await;
    let large = format!("{{\"note\":\"{}\"}}", "x".repeat(1 << 20));
    for endpoint in Endpoint::all().iter().filter(|endpoint| endpoint.takes_json()) {
        let path = endpoint.path(NOBODY);
        let media_type = if endpoint.method == Method::PATCH {
            "application/merge-patch+json"
        } else {
            "application/json"
        };
        let send = |media_type: &str, body: String| {
            let request = auditor.request(endpoint.method.clone(), &path).header("If-Match", "\"v1\"");
            Answer::of(request.header("Content-Type", media_type).body(body))
        };
        let broken = send(media_type, "{\"a\": [1, }".into()).await;
        assert!(
            broken.refused(400, "MALFORMED_JSON").body["errors"][0]["pointer"].is_string(),
            "{}",
            broken.text
        );
        send("text/plain", "{}".into()).await.refused(415, "UNSUPPORTED_MEDIA_TYPE");
        send(media_type, large.clone()).await.refused(413, "PAYLOAD_TOO_LARGE");
    }
}

#[tokio::test]
async fn parameters_that_are_not_known_are_refused() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    for endpoint in Endpoint::all() {
        if endpoint.is_write() || endpoint.is_public() {
            continue;
        }
        let answer = auditor.get(&format!("{}?colour=red", endpoint.path(NOBODY))).await;
        let known = [400, 403, 404].contains(&answer.status);
        assert!(known, "{} takes any parameter: {}", endpoint.name, answer.status);
        if answer.status == 400 {
            assert_eq!(answer.refused(400, "UNKNOWN_PARAMETER").body["params"]["parameter"], "colour");
        }
        if endpoint.documented["parameters"].to_string().contains("\"limit\"") && answer.status == 400 {
            for limit in ["0", "201", "-1", "many"] {
                let path = format!("{}?limit={limit}", endpoint.path(NOBODY));
                auditor.get(&path).await.refused(400, "INVALID_PARAMETER");
            }
        }
    }
}

#[tokio::test]
async fn methods_are_told_by_allow() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    for (template, item) in DOCUMENT["paths"].as_object().unwrap() {
        let path = template
            .replace("{id}", NOBODY)
            .replace("{kind}", "supervision.item")
            .replace("{code}", "NOT_FOUND");
        let mut methods: Vec<String> = item
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| *key != "parameters")
            .map(|key| key.to_uppercase())
            .collect();
        if methods.contains(&"GET".to_owned()) {
            methods.push("HEAD".into());
        }
        methods.push("OPTIONS".into());
        methods.sort();
        let wrong = Answer::of(auditor.request(Method::PUT, &path)).await;
        let mut allowed: Vec<String> =
            wrong.refused(405, "METHOD_NOT_ALLOWED").header("allow").split(", ").map(Into::into).collect();
        allowed.sort();
        assert_eq!(allowed, methods, "{template}");
        let options = Answer::of(auditor.request(Method::OPTIONS, &path)).await;
        assert_eq!((options.status, options.header("allow")), (204, wrong.header("allow")), "{template}");
    }
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    for path in ["/api/v1/organizations", "/api/v1/auth/me", "/api/v1/workflows", "/api/v1/nothing"] {
        let get = auditor.get(path).await;
        let head = Answer::of(auditor.request(Method::HEAD, path)).await;
        assert_eq!((head.status, head.text.as_str()), (get.status, ""), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
}

#[tokio::test]
async fn every_problem_is_explained_in_both_languages() {
    let app = App::start().await;
    let stranger = app.stranger();
    for code in &jiandu::app::routes().codes {
        let path = format!("/problems/{}", code.name());
        let speak = |language: &'static str| {
            Answer::of(stranger.request(Method::GET, &path).header("Accept-Language", language))
        };
        let (chinese, english) = (speak("zh-CN").await, speak("en").await);
        assert_eq!(
            (chinese.expect(200).header("content-language"), english.expect(200).header("content-language")),
            ("zh-CN".into(), "en".into())
        );
        for name in ["title", "detail"] {
            let (zh, en) = (chinese.body[name].as_str().unwrap(), english.body[name].as_str().unwrap());
            assert!(!zh.is_ascii() && en.is_ascii(), "{}: {zh} / {en}", code.name());
        }
    }
    stranger.get("/problems/NO_SUCH_CODE").await.refused(404, "NOT_FOUND");
    let refused =
        Answer::of(stranger.request(Method::GET, "/api/v1/terms").header("Accept-Language", "en")).await;
    assert_eq!(refused.refused(401, "UNAUTHENTICATED").body["title"], "Not signed in");
}

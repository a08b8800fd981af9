//! Values are taken as the document writes them, and whatever is wrong with a body is told at once.

use crate::support::{
    Answer, App, PASSWORD, Person,
    contract::{operations, resolved},
};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

async fn send(person: &Person, method: Method, path: &str, body: impl Into<String>) -> Answer {
    let request =
        person.request(method, path).header("If-Match", "*").header("Content-Type", "application/json");
    Answer::of(request.body(body.into())).await
}

/// Pointer and code of each thing that is wrong; every one says in words of both languages what to do.
fn wrong(answer: &Answer) -> BTreeSet<(String, String)> {
    let errors = answer.refused(422, "VALIDATION_FAILED").body["errors"].as_array().unwrap().clone();
    let text = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
    assert!(!errors.is_empty(), "{}", answer.text);
    for error in &errors {
        let detail = text(error, "detail");
        assert!(
            !detail.is_empty() && !detail.contains("errors") && text(error, "code") != "VALIDATION_FAILED",
            "{error}"
        );
    }
    errors.iter().map(|error| (text(error, "pointer"), text(error, "code"))).collect()
}

fn set(expected: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    expected.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect()
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_in_one_answer() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let path = "/api/v1/organizations";
    let body = r#"{"code":7,"kind":null,"functions":["nothing"],"valid_from":"2026-9-4","valid_to":"2200-01-01",
        "population":1.0,"parent_id":"42","colour":"red","a/b":1}"#;
    let expected = [
        ("/code", "WRONG_TYPE"),
        ("/name", "FIELD_MISSING"),
        ("/kind", "WRONG_TYPE"),
        ("/functions/0", "VALUE_INVALID"),
        ("/valid_from", "VALUE_INVALID"),
        ("/valid_to", "VALUE_INVALID"),
        ("/population", "WRONG_TYPE"),
        ("/parent_id", "VALUE_INVALID"),
        ("/colour", "FIELD_UNKNOWN"),
        ("/a~1b", "FIELD_UNKNOWN"),
    ];
    assert_eq!(wrong(&send(&admin, Method::POST, path, body).await), set(&expected));
    let made = json!({"code": "ok", "name": "机构", "kind": "company", "valid_from": "2026-01-01"});
    let made = admin.create("/organizations", &made).await;
    let one = format!("{path}/{}", made["id"].as_str().unwrap());
    let patch =
        r#"{"code":[],"kind":null,"valid_from":"9999-12-31","population":1e3,"colour":null,"shade":1}"#;
    let expected = [
        ("/code", "WRONG_TYPE"),
        ("/kind", "FIELD_MISSING"),
        ("/valid_from", "VALUE_INVALID"),
        ("/population", "WRONG_TYPE"),
        ("/colour", "FIELD_UNKNOWN"),
        ("/shade", "FIELD_UNKNOWN"),
    ];
    assert_eq!(wrong(&send(&admin, Method::PATCH, &one, patch).await), set(&expected));
    // The words of the caller's language.
    for (language, said) in [("zh-CN", "1900"), ("en", "Send a date like 2026-09-04")] {
        let request =
            admin.request(Method::PATCH, &one).header("If-Match", "*").header("Accept-Language", language);
        let refused = Answer::of(request.json(&json!({"valid_from": "1899-12-31"}))).await;
        let detail = refused.body["errors"][0]["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(said) && detail.is_ascii() == (language == "en"), "{detail}");
    }
}

/// What clients of the document send, and older ones need not.
const LENIENT: [&str; 1] = ["/assigns_responsible"];

/// For every collection whose records somebody creates: an empty object lacks what the document requires, all of it.
#[tokio::test]
async fn of_every_body_all_that_is_missing_is_told() {
    let app = App::start().await;
    let mut people = Vec::new();
    for name in [
        "sc-office",
        "committee-staff",
        "district-admin",
        "organ-clerk",
        "deputy",
        "auditor",
        "platform-admin",
    ] {
        people.push(app.person(name).await);
    }
    let mut looked = 0;
    for (path, method, operation) in operations() {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let required: BTreeSet<String> = resolved(schema)["required"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|name| format!("/{}", name.as_str().unwrap()))
            .collect();
        if method != "post" || path.contains('{') || required.len() < 2 {
            continue;
        }
        for person in &people {
            let answer = send(person, Method::POST, &path, "{}").await;
            if answer.status != 422 {
                continue;
            }
            let told: BTreeSet<String> = wrong(&answer).into_iter().map(|(pointer, _)| pointer).collect();
            let lenient = BTreeSet::from(LENIENT.map(String::from));
            assert!(told.is_subset(&required), "{path}: {told:?}");
            assert!(required.difference(&told).all(|name| lenient.contains(name)), "{path}: {told:?}");
            looked += 1;
            break;
        }
    }
    assert!(looked > 25, "only {looked} bodies");
}

#[tokio::test]
async fn objects_are_objects_and_words_are_texts() {
    let app = App::start().await;
    let stranger = app.stranger();
    let login = json!(["310114-sc-office", PASSWORD, null, null]).to_string();
    let refused = send(&stranger, Method::POST, "/api/v1/auth/login", login).await;
    assert_eq!(wrong(&refused), set(&[("", "WRONG_TYPE")]));
    let admin = app.person("district-admin").await;
    let path = "/api/v1/organizations";
    for (kind, code) in [
        ("null", "WRONG_TYPE"),
        (r#"["company"]"#, "WRONG_TYPE"),
        (r#"{"company":null}"#, "WRONG_TYPE"),
        ("0", "WRONG_TYPE"),
        (r#""Company""#, "VALUE_INVALID"),
    ] {
        let body = format!(r#"{{"code":"x","name":"机构","kind":{kind},"valid_from":"2026-01-01"}}"#);
        assert_eq!(wrong(&send(&admin, Method::POST, path, body).await), set(&[("/kind", code)]), "{kind}");
    }
    let list = r#"["x","机构","company",[],null,null,null,null,"2026-01-01",null]"#;
    assert_eq!(wrong(&send(&admin, Method::POST, path, list).await), set(&[("", "WRONG_TYPE")]));
    // A name stands once, in an edit as in a new record.
    let made = json!({"code": "ok", "name": "机构", "kind": "company", "valid_from": "2026-01-01"});
    let made = admin.create("/organizations", &made).await;
    let one = format!("{path}/{}", made["id"].as_str().unwrap());
    for (method, path) in [(Method::POST, path), (Method::PATCH, &one)] {
        let twice = send(&admin, method, path, r#"{"name":"甲","name":"乙"}"#).await;
        assert_eq!(twice.refused(400, "DUPLICATE_NAME").body["errors"][0]["pointer"], "/name");
    }
}

#[tokio::test]
async fn dates_and_instants_have_one_form_in_bodies_and_filters() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let organization =
        |code: &str, day: &str| json!({"code": code, "name": code, "kind": "company", "valid_from": day});
    for day in [
        "1899-12-31",
        "2200-01-01",
        "0026-01-01",
        "2026-1-1",
        "20260101",
        "2026-01-01T00:00:00Z",
        "2026-02-29",
        " 2026-01-01",
    ] {
        let refused = admin.post("/api/v1/organizations", &organization("x", day)).await;
        assert_eq!(wrong(&refused), set(&[("/valid_from", "VALUE_INVALID")]), "{day}");
        let filter = admin.request(Method::GET, "/api/v1/meetings").query(&[("starts_on_from", day)]);
        let answer = Answer::of(filter).await;
        assert_eq!(answer.status, 400, "{day}: {}", answer.text);
    }
    for (code, day) in [("first", "1900-01-01"), ("last", "2199-12-31")] {
        admin.post("/api/v1/organizations", &organization(code, day)).await.expect(201);
    }
    let auditor = app.person("auditor").await;
    for instant in [
        "2016-12-31T23:59:60Z",
        "1899-12-31T23:59:59Z",
        "2199-12-31T16:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-01-01",
        "2026-01-01 00:00:00Z",
    ] {
        let filter =
            auditor.request(Method::GET, "/api/v1/audit-events").query(&[("occurred_at_from", instant)]);
        Answer::of(filter).await.refused(400, "INVALID_PARAMETER");
        let machine = app.districts["310114"].users["service"].user_id;
        let token = json!({"name": "对接", "user_id": machine, "scopes": ["*:read"], "expires_at": instant});
        let refused = admin.post("/api/v1/api-tokens", &token).await;
        assert_eq!(wrong(&refused), set(&[("/expires_at", "VALUE_INVALID")]), "{instant}");
    }
}

/// What a guard refuses with the general code is told by the rule that is broken.
#[tokio::test]
async fn a_refusal_by_a_rule_names_the_rule() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let body = json!({"code": "x", "name": "机构", "kind": "company", "valid_from": "2026-01-01", "credit_code": "91310000MA1FL00000"});
    let refused = Answer::of(
        admin.request(Method::POST, "/api/v1/organizations").header("Accept-Language", "en").json(&body),
    )
    .await;
    assert!(!wrong(&refused).is_empty());
    let detail = refused.body["errors"][0]["detail"].as_str().unwrap();
    assert!(detail.contains("Credit code checks"), "{detail}");
}

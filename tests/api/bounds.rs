//! What one request may ask for: no query string and no body ends the process, starves a worker or is a 500.

use crate::support::{
    Answer, App, Person,
    contract::{operations, resolved},
};
use reqwest::Method;
use serde_json::{Value, json};

const NOBODY: &str = "0198f3a2-6d1c-7c4e-9b1a-000000000000";

fn path_of(template: &str) -> String {
    let known = template.replace("{id}", NOBODY).replace("{kind}", "supervision.item");
    known.replace("{code}", "NOT_FOUND")
}

/// Every address that is served, in the document or beside it.
fn paths() -> Vec<(Method, String)> {
    let documented = operations().into_iter().map(|(template, method, _)| {
        (Method::from_bytes(method.to_uppercase().as_bytes()).unwrap(), path_of(&template))
    });
    let beside = ["/openapi.json", "/swagger-ui/", "/healthz", "/readyz", "/", "/nothing"];
    documented.chain(beside.map(|path| (Method::GET, path.to_owned()))).collect()
}

/// The query parameters of a reading: path, name, whether it is a list, the schema of a value.
fn parameters() -> Vec<(String, String, bool, Value)> {
    let mut all = Vec::new();
    for (template, _, operation) in operations().into_iter().filter(|(_, method, _)| method == "get") {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let parameter = resolved(parameter);
            if parameter["in"] == "query" {
                let (name, schema) = (parameter["name"].as_str().unwrap(), resolved(&parameter["schema"]));
                let many = schema["type"] == "array";
                let value = if many { resolved(&schema["items"]) } else { schema };
                all.push((path_of(&template), name.to_owned(), many, value.clone()));
            }
        }
    }
    all
}

async fn send(person: &Person, method: &Method, path: &str) -> Answer {
    Answer::of(person.request(method.clone(), path)).await
}

fn repeated(pairs: &[(&str, usize)]) -> String {
    let all = pairs.iter().flat_map(|(pair, times)| std::iter::repeat_n(*pair, *times));
    all.collect::<Vec<_>>().join("&")
}

#[tokio::test]
async fn a_query_string_is_bounded_wherever_it_is_sent() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    let (many, long) = (repeated(&[("a=1", 51)]), format!("a={}", "x".repeat(8 * 1024)));
    let mut walked = 0;
    for (method, path) in paths() {
        let answer = send(&auditor, &method, &format!("{path}?{many}")).await;
        assert_eq!(answer.refused(400, "TOO_MANY_PARAMETERS").body["params"]["limit"], 50, "{path}");
        let answer = send(&auditor, &method, &format!("{path}?{long}")).await;
        assert_eq!(answer.refused(414, "URI_TOO_LONG").body["params"]["limit_bytes"], 8192, "{path}");
        walked += 1;
    }
    assert!(walked > 300, "only {walked} addresses");
    // A path may be long as well.
    auditor.get(&format!("/{}", "x".repeat(9000))).await.refused(414, "URI_TOO_LONG");
}

#[tokio::test]
async fn a_name_that_takes_one_value_comes_once() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    let (mut single, mut several) = (0, 0);
    for (path, name, many, _) in parameters() {
        let pairs = repeated(&[(&format!("{name}=1"), 2)]);
        let answer = auditor.get(&format!("{path}?{pairs}")).await;
        if many {
            assert_ne!(answer.body["code"], "PARAMETER_REPEATED", "{path} {name}");
            several += 1;
        } else {
            let parameter = &answer.refused(400, "PARAMETER_REPEATED").body["params"]["parameter"];
            assert_eq!(*parameter, name, "{path}");
            single += 1;
        }
    }
    assert!(single > 150 && several > 150, "{single} and {several}");
    for (method, path) in paths().into_iter().filter(|(method, _)| *method != Method::GET) {
        let answer = send(&auditor, &method, &format!("{path}?dry_run=true&dry_run=true")).await;
        answer.refused(400, "PARAMETER_REPEATED");
    }
    auditor.get("/openapi.json?lang=en&lang=en").await.refused(400, "PARAMETER_REPEATED");
    auditor.get("/openapi.json?lang=fr").await.refused(400, "INVALID_PARAMETER");
    auditor.get("/openapi.json?colour=red").await.refused(400, "UNKNOWN_PARAMETER");
}

/// What cannot be tried says so, and is not done: whoever asks for a dry run wants no effect.
#[tokio::test]
async fn a_dry_run_is_refused_wherever_there_is_none() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    let (mut refused, mut known) = (0, 0);
    for (template, method, operation) in operations() {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        if parameters.map(resolved).any(|parameter| parameter["name"] == "dry_run") {
            known += 1;
            continue;
        }
        let path = format!("{}?dry_run=true", path_of(&template));
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let answer = send(&auditor, &method, &path).await;
        if method == Method::GET {
            // Some readings refuse the auditor before.
            assert_ne!(answer.status, 200, "{path}");
            continue;
        }
        assert_eq!(answer.refused(400, "UNKNOWN_PARAMETER").body["params"]["parameter"], "dry_run", "{path}");
        refused += 1;
    }
    assert!(refused >= 8 && known > 300, "{refused} and {known}");
}

/// 300 times each were 90,000 nested conditions: building them overflowed the stack and ended the process.
#[tokio::test]
async fn no_number_of_values_ends_the_process() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let query = repeated(&[("year=2026", 300), ("quarter=1", 300)]);
    office.get(&format!("/api/v1/deadlines?{query}")).await.refused(400, "TOO_MANY_PARAMETERS");
    let years = (2005..=2024).map(|year| format!("year={year}")).collect::<Vec<_>>().join("&");
    let most = format!("{years}&{}", (1..=4).map(|q| format!("quarter={q}")).collect::<Vec<_>>().join("&"));
    office.get(&format!("/api/v1/deadlines?{most}")).await.expect(200);
    let query = repeated(&[("year=2026", 20), ("quarter=1", 20)]);
    office.get(&format!("/api/v1/deadlines?{query}")).await.expect(200);
    // On SQLite 1,001 conditions were a 500, and each `expand` was a query.
    office
        .get(&format!("/api/v1/organizations?{}", repeated(&[("q=a", 49)])))
        .await
        .refused(400, "PARAMETER_REPEATED");
    let statements = app.application.service.store.statements();
    statements.listen();
    let mut costs = Vec::new();
    for times in [1, 20] {
        drop(statements.take());
        let path = format!("/api/v1/supervision/items?{}", repeated(&[("expand=plan", times)]));
        office.get(&path).await.expect(200);
        costs.push(statements.take().iter().filter(|one| !one.sql.contains("\"revocation\"")).count());
    }
    assert_eq!(costs[0], costs[1]);
}

/// Values that no reader expects, in every parameter that there is.
#[tokio::test]
async fn no_value_of_a_parameter_is_a_500() {
    let app = App::start().await;
    let (auditor, admin) = (app.person("auditor").await, app.person("district-admin").await);
    let long = "9".repeat(5000);
    let values =
        ["", "%00", "%FF", "%ED%A0%80", "1e999", "-0", "%27%22%5C%25_", "9999-12-31T23:59:60Z", &long];
    for (path, name, _, schema) in parameters() {
        let reader = if path.contains("audit") || path.contains("users") { &admin } else { &auditor };
        let longest = schema["maxLength"].as_u64();
        for value in values {
            let answer = reader.get(&format!("{path}?{name}={value}")).await;
            assert!(answer.status < 500, "{path}?{name}={value}: {}", answer.text);
            let too_long = value.len() == 5000 && longest.is_some_and(|longest| longest < 5000);
            assert!(!too_long || answer.status >= 400, "{path}?{name} takes 5,000 characters");
        }
    }
}

/// A raw JSON body.
async fn raw(
    person: &Person,
    method: Method,
    path: &str,
    media_type: &str,
    body: impl Into<Vec<u8>>,
) -> Answer {
    let request = person.request(method, path).header("If-Match", "\"v1\"");
    Answer::of(request.header("Content-Type", media_type).body(body.into())).await
}

#[tokio::test]
async fn a_name_stands_once_in_an_object_at_any_depth() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let body = json!({"code": "dup", "name": "机构", "kind": "company", "valid_from": "2026-01-01"});
    let made = admin.create("/organizations", &body).await;
    let path = format!("/api/v1/organizations/{}", made["id"].as_str().unwrap());
    let cases = [
        (r#"{"population":1,"population":2}"#, "/population"),
        (r#"{"population":1,"po\u0070ulation":2}"#, "/population"),
        (r#"{"name":"x","name":null}"#, "/name"),
        (r#"{"colour":{"a":[{},{"b/c":1,"b/c":1}]}}"#, "/colour/a/1/b~1c"),
        (r#"{"colour":1,"name":"x","colour":2}"#, "/colour"),
    ];
    for (patch, pointer) in cases {
        let answer = raw(&admin, Method::PATCH, &path, "application/merge-patch+json", patch).await;
        let refused = answer.refused(400, "DUPLICATE_NAME");
        assert_eq!(refused.body["errors"][0]["pointer"], pointer, "{patch}");
    }
    assert_eq!(admin.get(&path).await.body["version"], 1, "a refusal changed the record");
    // In every body, whatever the operation.
    for (template, method, operation) in operations() {
        let content = operation["requestBody"]["content"].as_object();
        let Some(media_type) = content.and_then(|all| all.keys().find(|name| name.ends_with("json"))) else {
            continue;
        };
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let twice = r#"{"note":"a","note":"b"}"#;
        let answer = raw(&admin, method, &path_of(&template), media_type, twice).await;
        answer.refused(400, "DUPLICATE_NAME");
    }
}

#[tokio::test]
async fn a_body_is_json_in_utf_8_and_nothing_else() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let path = "/api/v1/organizations";
    let whole = r#"{"code":"C","name":"N","kind":"company","valid_from":"2026-01-01","population":P}"#;
    let body = |code: &str, name: &str, population: &str| {
        whole.replace('C', code).replace("\"N\"", &format!("\"{name}\"")).replace('P', population)
    };
    for (media_type, code) in [
        ("application/json", "c1"),
        ("application/json; charset=utf-8", "c2"),
        ("application/json;charset=\"UTF-8\"", "c3"),
        ("Application/JSON ; Charset=UTF8", "c4"),
    ] {
        raw(&admin, Method::POST, path, media_type, body(code, "机构", "1")).await.expect(201);
    }
    for media_type in [
        "application/json; charset=gbk",
        "application/json; charset=GB18030",
        "application/json; charset=utf-16",
        "application/json; charset=",
        "application/json; charset=utf-8; charset=gbk",
    ] {
        let answer = raw(&admin, Method::POST, path, media_type, body("c5", "机构", "1")).await;
        let refused = answer.refused(415, "UNSUPPORTED_MEDIA_TYPE");
        assert_eq!(refused.body["params"]["accepted_charset"], "utf-8", "{media_type}");
    }
    let packed = admin.request(Method::POST, path).header("Content-Encoding", "gzip").json(&json!({}));
    Answer::of(packed).await.refused(415, "UNSUPPORTED_MEDIA_TYPE");

    let json = "application/json";
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let plain = body("c5", "机构", "1");
    let unreadable: Vec<(&str, Vec<u8>)> = vec![
        ("a byte order mark", [b"\xef\xbb\xbf", plain.as_bytes()].concat()),
        ("UTF-16", utf16(&plain)),
        ("UTF-16 with a mark", [b"\xff\xfe".to_vec(), utf16(&plain)].concat()),
        ("GBK", [br#"{"name":""#.to_vec(), vec![0xbb, 0xfa], br#""}"#.to_vec()].concat()),
        ("GBK in a name", [br#"{""#.to_vec(), vec![0xbb, 0xfa], br#"":1}"#.to_vec()].concat()),
        ("an overlong form", [br#"{"name":""#.to_vec(), vec![0xc0, 0xaf], br#""}"#.to_vec()].concat()),
        (
            "a surrogate in bytes",
            [br#"{"name":""#.to_vec(), vec![0xed, 0xa0, 0x80], br#""}"#.to_vec()].concat(),
        ),
        ("a lone surrogate", body("c5", r"\ud800", "1").into()),
        ("a lone low surrogate", body("c5", r"\udc00x", "1").into()),
        ("two high surrogates", body("c5", r"\ud800\ud800", "1").into()),
        ("a lone surrogate in a name", br#"{"\ud800":1}"#.to_vec()),
        ("a lone surrogate deep down", br#"{"colour":[[{"a":"\ud800"}]]}"#.to_vec()),
        ("a number without end", body("c5", "机构", "1e999").into()),
        ("a leading zero", body("c5", "机构", "01").into()),
        ("NaN", body("c5", "机构", "NaN").into()),
        ("two values", format!("{plain} {plain}").into()),
        ("a comma too many", br#"{"name":"x",}"#.to_vec()),
    ];
    for (what, bytes) in unreadable {
        for (method, path) in [(Method::POST, path.to_owned()), (Method::PATCH, format!("{path}/{NOBODY}"))] {
            let answer = raw(&admin, method, &path, json, bytes.clone()).await;
            assert_eq!(answer.body["code"], "MALFORMED_JSON", "{what}: {}", answer.text);
        }
    }
    for (what, number) in [
        ("a decimal", "1.0"),
        ("an exponent", "1e0"),
        ("minus zero", "-0"),
        ("minus zero point zero", "-0.0"),
        ("2^63", "9223372036854775808"),
        ("2^64", "18446744073709551616"),
        ("very large", "1e300"),
        ("a text", "\"1\""),
    ] {
        let answer = raw(&admin, Method::POST, path, json, body("c5", "机构", number)).await;
        assert_eq!(
            answer.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"],
            "/population",
            "{what}"
        );
    }
    for name in [r"a\u0000b", r"\u0000", "a\u{85}b"] {
        let answer = raw(&admin, Method::POST, path, json, body("c5", name, "1")).await;
        assert_eq!(answer.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/name", "{name}");
    }
}

#[tokio::test]
async fn a_list_in_a_body_is_bounded() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let ids = |count: usize| vec![json!(NOBODY); count];
    let long = json!({"name": "小组", "member_ids": ids(1001)});
    for (template, method, operation) in operations() {
        let content = operation["requestBody"]["content"].as_object();
        let Some(media_type) = content.and_then(|all| all.keys().find(|name| name.ends_with("json"))) else {
            continue;
        };
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let answer = raw(&admin, method, &path_of(&template), media_type, long.to_string()).await;
        let refused = answer.refused(400, "LIST_TOO_LONG");
        assert_eq!(refused.body["errors"][0]["pointer"], "/member_ids", "{template}");
        assert_eq!(refused.body["params"]["limit"], 1000);
    }
    let deep = json!({"colour": {"shades": [[], ids(1001)]}});
    let answer = admin.post("/api/v1/organizations", &deep).await;
    assert_eq!(answer.refused(400, "LIST_TOO_LONG").body["errors"][0]["pointer"], "/colour/shades/1");
}

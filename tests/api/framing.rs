//! Whatever the service answers, and whoever in it made the answer: it is framed alike, and strangers do not fill the log.

use crate::support::{Answer, App, Process, contract::operations};
use reqwest::Method;
use serde_json::Value;
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// What is served beside the document.
const OUTSIDE: [&str; 7] = [
    "/",
    "/healthz",
    "/readyz",
    "/openapi.json",
    "/swagger-ui",
    "/swagger-ui/",
    "/swagger-ui/swagger-ui.css",
];

/// GET and HEAD answer alike, but for the body.
async fn compare(get: reqwest::RequestBuilder, head: reqwest::RequestBuilder, path: &str) {
    let (get, head) = (get.send().await.unwrap(), head.send().await.unwrap());
    assert_eq!(head.status(), get.status(), "HEAD {path}");
    for name in ["content-type", "location", "x-content-type-options", "cache-control"] {
        assert_eq!(head.headers().get(name), get.headers().get(name), "{name} of HEAD {path}");
    }
    assert!(head.headers().contains_key("x-request-id"), "HEAD {path}");
    assert_eq!(head.text().await.unwrap(), "", "HEAD {path}");
}

#[tokio::test]
async fn every_reading_answers_head() {
    let app = App::start().await;
    let auditor = app.person("auditor").await;
    let documented = operations().into_iter().filter(|(_, method, _)| method == "get");
    let documented = documented.map(|(path, ..)| {
        path.replace("{id}", "0198f3a2-6d1c-7c4e-9b1a-000000000000")
            .replace("{kind}", "supervision.item")
            .replace("{code}", "NOT_FOUND")
    });
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
    let client = client.unwrap();
    let mut walked = 0;
    for path in OUTSIDE.map(String::from).into_iter().chain(documented) {
        let ask = |method| {
            let request = client.request(method, format!("{}{path}", app.url));
            request.bearer_auth(auditor.token.as_deref().unwrap())
        };
        compare(ask(Method::GET), ask(Method::HEAD), &path).await;
        walked += 1;
    }
    assert!(walked > 100, "only {walked} readings were walked");
    for path in ["/healthz", "/readyz", "/openapi.json", "/swagger-ui/"] {
        let wrong = Answer::of(app.stranger().request(Method::POST, path)).await;
        assert_eq!(wrong.refused(405, "METHOD_NOT_ALLOWED").header("allow"), "GET, HEAD, OPTIONS", "{path}");
    }
}

#[tokio::test]
async fn what_cannot_be_packed_as_asked_is_a_problem() {
    let app = App::start().await;
    let person = app.person("sc-office").await;
    for path in ["/api/v1/organizations", "/openapi.json", "/healthz"] {
        let asked = person.request(Method::GET, path).header("Accept-Encoding", "identity;q=0, compress");
        let answer = Answer::of(asked).await;
        answer.refused(406, "NOT_ACCEPTABLE");
        for (name, value) in [
            ("cache-control", "no-store"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(name), value, "{name}");
        }
    }
    // What can be packed is.
    let packed = person.request(Method::GET, "/api/v1/organizations").header("Accept-Encoding", "gzip");
    assert_eq!(packed.send().await.unwrap().headers()["content-encoding"], "gzip");
}

/// What strangers send who do not speak HTTP, and the status that they are answered with.
fn noise() -> Vec<(&'static str, u16, Vec<u8>)> {
    let large = format!("GET / HTTP/1.1\r\nHost: test\r\nX-Large: {}\r\n\r\n", "x".repeat(512 * 1024));
    vec![
        ("garbage", 400, b"\x00\xff\xfe nothing that anybody knows\r\n\r\n".to_vec()),
        ("a TLS hello", 400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec()),
        ("no host", 400, b"GET / HTTP/1.1\r\n\r\n".to_vec()),
        (
            "two lengths",
            400,
            b"POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n".to_vec(),
        ),
        ("a head that is too large", 431, large.into_bytes()),
    ]
}

async fn say(url: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).await.unwrap();
    // Who is refused early may not get all of it out.
    let _sent = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await;
    assert!(read.is_ok(), "the connection stays open");
    String::from_utf8_lossy(&answer).into_owned()
}

/// An answer as it came over the line.
fn is_a_framed_problem(answer: &str, status: u16, what: &str) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{what}: {answer:?}"));
    let head = head.to_lowercase();
    assert!(head.starts_with(&format!("http/1.1 {status} ")), "{what}: {head}");
    let problem: Value = serde_json::from_str(body).unwrap_or_else(|_| panic!("{what}: {answer}"));
    assert_eq!(problem["status"], status, "{what}");
    let id = format!("x-request-id: {}", problem["request_id"].as_str().unwrap());
    for line in [
        id.as_str(),
        "content-type: application/problem+json",
        "connection: close",
        "cache-control: no-store",
        "content-security-policy: default-src 'none'; frame-ancestors 'none'",
        "x-content-type-options: nosniff",
    ] {
        assert!(head.lines().any(|one| one == line), "{what}: {line} is not in {head}");
    }
    assert!(head.contains(&format!("content-length: {}", body.len())), "{what}: {head}");
}

#[tokio::test]
async fn who_speaks_no_http_is_answered_with_a_problem() {
    let app = App::start().await;
    for (what, status, bytes) in noise() {
        is_a_framed_problem(&say(&app.url, &bytes).await, status, what);
    }
    // After a good request on the same connection too.
    let good = "GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n";
    let mut stream = TcpStream::connect(app.url.strip_prefix("http://").unwrap()).await.unwrap();
    stream.write_all(good.as_bytes()).await.unwrap();
    let mut first = [0; 4096];
    let count = stream.read(&mut first).await.unwrap();
    assert!(first[..count].starts_with(b"HTTP/1.1 200"));
    stream.write_all(b"\x00\x01\r\n\r\n").await.unwrap();
    let mut second = String::new();
    stream.read_to_string(&mut second).await.unwrap();
    is_a_framed_problem(&second, 400, "after a good request");
}

#[tokio::test]
async fn strangers_do_not_fill_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = crate::operations::settings(folder.path());
    settings.push(("log_level", "debug".into()));
    let service = Process::serve(&crate::operations::borrowed(&settings), &[]);
    for (what, status, bytes) in noise() {
        let answer = say(&service.url, &bytes).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{what}: {answer}");
    }
    let refused =
        app_client().get(format!("{}/healthz", service.url)).header("Accept-Encoding", "identity;q=0");
    assert_eq!(refused.header("X-Request-Id", "refused-1").send().await.unwrap().status(), 406);
    service.terminate();
    let (well, log) = service.wait();
    assert!(well, "{log}");
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let loud: Vec<&Value> =
        lines.iter().filter(|line| line["level"] == "ERROR" || line["level"] == "WARN").collect();
    assert!(loud.is_empty(), "{loud:#?}");
    let noted = lines.iter().filter(|line| line["code"] == "MALFORMED_REQUEST" && line["level"] == "DEBUG");
    assert_eq!(noted.count(), 4);
    let refused: Vec<&Value> = lines.iter().filter(|line| line["request_id"] == "refused-1").collect();
    assert_eq!((refused.len(), &refused[0]["code"]), (1, &Value::from("NOT_ACCEPTABLE")), "{refused:?}");
}

fn app_client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

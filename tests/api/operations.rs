//! What administrators rely on: the end of a service, its log, its headers, copies, backups, checks, the trail.

mod carried_over;
mod checkpoints;
mod data;
mod files;
mod keeping;
mod restoring;
mod start;
mod trail;

use crate::support::{App, Process};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Settings of a service in a folder of its own.
pub fn settings(folder: &std::path::Path) -> Vec<(&'static str, String)> {
    vec![
        ("database_url", format!("sqlite://{}/jiandu.sqlite", folder.display())),
        ("documents", folder.join("documents").display().to_string()),
        ("audit_checkpoint_file", folder.join("checkpoints.ndjson").display().to_string()),
        ("demo_password", crate::support::PASSWORD.to_owned()),
        ("log_format", "json".into()),
        ("drain_seconds", "1".into()),
    ]
}

pub fn borrowed<'a>(settings: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    settings.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Waits until the demonstration stands; until then the service says that it is not ready.
pub async fn prepared(client: &reqwest::Client, url: &str) {
    let started = Instant::now();
    while client.get(format!("{url}/readyz")).send().await.unwrap().status() != 200 {
        assert!(started.elapsed() < Duration::from_mins(1), "the demonstration takes too long");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_service_that_is_told_to_stop_answers_what_came_and_logs_one_line_per_request() {
    let folder = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut settings = settings(folder.path());
    settings.push(("admin_listen", port.to_string()));
    let service = Process::serve(&borrowed(&settings), &["--demo"]);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    prepared(&client, &service.url).await;
    let login = json!({"username": "310114-sc-office", "password": crate::support::PASSWORD});
    let url = service.url.clone();
    let answer = client.post(format!("{url}/api/v1/auth/login")).json(&login).send().await.unwrap();
    let token = answer.json::<Value>().await.unwrap()["access_token"].as_str().unwrap().to_owned();
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let item = client.get(format!("{url}/api/v1/terms?limit=1&sort=ordinal")).bearer_auth(&token);
    let item = item.header("traceparent", trace).header("X-Request-Id", "mine-1").send().await.unwrap();
    assert_eq!((item.status().as_u16(), item.headers()["x-request-id"].to_str().unwrap()), (200, "mine-1"));
    let term = json!({"ordinal": 6, "start_on": "2017-01-01", "end_on": "2021-12-31", "sc_member_count": 41, "deputy_count": 287});
    let made =
        client.post(format!("{url}/api/v1/terms")).bearer_auth(&token).json(&term).send().await.unwrap();
    assert_eq!(made.status(), 201);
    let metrics = client.get(format!("http://{port}/metrics")).send().await.unwrap().text().await.unwrap();
    for line in [
        "jiandu_requests_total{method=\"GET\",route=\"/api/v1/terms\",action=\"list\",status=\"200\"} 1",
        "jiandu_request_duration_seconds_bucket{method=\"GET\",route=\"/api/v1/terms\",le=",
        "jiandu_write_batch_size_count",
        "jiandu_workflow_steps_total{kind=\"registry.term\",action=\"create\"}",
    ] {
        assert!(metrics.contains(line), "{line} in\n{metrics}");
    }
    let head = client.head(format!("http://{port}/metrics")).send().await.unwrap();
    assert_eq!((head.status().as_u16(), head.text().await.unwrap()), (200, String::new()));
    assert!(
        client.get(format!("{url}/metrics")).send().await.unwrap().status() == 404,
        "metrics are not public"
    );

    service.terminate();
    let told = Instant::now();
    let draining = loop {
        let ready = client.get(format!("{url}/readyz")).send().await.unwrap();
        if ready.status() == 503 {
            break ready;
        }
        assert!(told.elapsed() < Duration::from_secs(1), "it does not say that it drains");
    };
    assert_eq!(draining.headers()["connection"], "close");
    assert_eq!(draining.json::<Value>().await.unwrap()["params"]["reason"], "draining");
    let alive = client.get(format!("{url}/healthz")).send().await.unwrap();
    assert_eq!((alive.status().as_u16(), alive.headers()["connection"].to_str().unwrap()), (200, "close"));
    let (well, log) = service.wait();
    assert!(well, "{log}");
    assert!(client.get(format!("{url}/healthz")).send().await.unwrap_err().is_connect());

    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let drained = lines.iter().find(|line| line["route"] == "/readyz" && line["status"] == 503);
    assert_eq!(drained.unwrap()["level"], "INFO", "that it is not ready is no failure");
    let mine: Vec<&Value> = lines.iter().filter(|line| line["request_id"] == "mine-1").collect();
    assert_eq!(mine.len(), 1, "{mine:?}");
    assert_eq!((&mine[0]["method"], &mine[0]["route"]), (&json!("GET"), &json!("/api/v1/terms")));
    assert_eq!(
        (&mine[0]["status"], &mine[0]["trace_id"]),
        (&json!(200), &json!("4bf92f3577b34da6a3ce929d0e0e4736"))
    );
    assert!(mine[0]["milliseconds"].is_u64() && mine[0]["actor"].is_string(), "{}", mine[0]);
    for secret in [crate::support::PASSWORD, &token, "sort=ordinal", "Bearer"] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    // The start is in the trail, with the settings and without the secrets.
    let verified = Process::run(&borrowed(&settings), &["audit", "verify"], "");
    assert!(verified.status.success(), "{verified:?}");
    let client = Process::serve(&borrowed(&settings), &[]);
    drop(client);
}

#[tokio::test]
async fn answers_carry_the_headers_that_browsers_obey() {
    let app = App::start().await;
    let stranger = app.stranger();
    let answer = stranger.get("/api/v1/terms").await;
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("strict-transport-security", ""),
        ("access-control-allow-origin", ""),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    let page = app.client.get(format!("{}/swagger-ui/", app.url)).send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self'; ") && policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[tokio::test]
async fn pages_of_listed_origins_may_call_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(folder.path());
    settings.push(("cors_origins", "[\"https://portal.example\"]".into()));
    settings.push(("hsts_seconds", "31536000".into()));
    let service = Process::serve(&borrowed(&settings), &[]);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/api/v1/terms", service.url);
    let ask = |origin: &'static str| client.get(&url).header("Origin", origin).send();
    let known = ask("https://portal.example").await.unwrap();
    assert_eq!(known.status(), 401);
    assert_eq!(known.headers()["access-control-allow-origin"], "https://portal.example");
    let exposed = known.headers()["access-control-expose-headers"].to_str().unwrap().to_lowercase();
    for name in ["etag", "accept-ranges", "content-range", "content-disposition", "link", "location"] {
        assert!(exposed.contains(name), "{exposed}");
    }
    assert_eq!(known.headers()["strict-transport-security"], "max-age=31536000; includeSubDomains");
    let unknown = ask("https://evil.example").await.unwrap();
    assert!(unknown.headers().get("access-control-allow-origin").is_none());
    let preflight = client.request(reqwest::Method::OPTIONS, &url).header("Origin", "https://portal.example");
    let preflight = preflight.header("Access-Control-Request-Method", "PATCH");
    let preflight = preflight
        .header("Access-Control-Request-Headers", "authorization,if-match,range,if-range")
        .send()
        .await
        .unwrap();
    assert_eq!(preflight.status(), 200);
    assert!(preflight.headers()["access-control-allow-methods"].to_str().unwrap().contains("PATCH"));
}

#[test]
fn settings_that_are_not_known_or_not_lawful_stop_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(folder.path());
    settings.push(("audit_retention_days", "183".into()));
    let refused = Process::run(&borrowed(&settings), &["doctor"], "");
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("the law demands at least 184"));
    settings.pop();
    settings.push(("lisden", "127.0.0.1:1".into()));
    let refused = Process::run(&borrowed(&settings), &["doctor"], "");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("unknown setting JIANDU_LISDEN"));
}

//! A service that starts before its database, or with settings that cannot be.

use super::{borrowed, settings};
use crate::support::{Network, Process};
use serde_json::Value;
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    time::{Duration, Instant},
};

/// Settings of a service whose database is said to be at a port of this machine.
fn with_database_at(folder: &std::path::Path, port: u16, name: &str) -> Vec<(&'static str, String)> {
    let mut settings = settings(folder);
    settings[0].1 = format!("postgres://postgres@127.0.0.1:{port}/{name}");
    settings
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

async fn status(url: &str) -> Option<(u16, Value)> {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client.get(url).send().await.ok()?;
    Some((answer.status().as_u16(), answer.json().await.unwrap_or(Value::Null)))
}

/// Waits until a URL answers with a status.
async fn until(url: &str, wanted: u16) -> Value {
    let began = Instant::now();
    loop {
        let said = status(url).await;
        match said {
            Some((status, body)) if status == wanted => return body,
            other => assert!(began.elapsed() < Duration::from_secs(30), "{url} says {other:?}"),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_service_waits_for_its_database_and_says_so_and_ends_when_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let settings = with_database_at(folder.path(), free_port(), "jiandu");
    let service = Process::begin(&borrowed(&settings), &["--demo"]);
    assert_eq!(until(&format!("{}/healthz", service.url), 200).await["status"], "ok");
    let (code, body) = status(&format!("{}/readyz", service.url)).await.unwrap();
    assert_eq!(
        (code, &body["code"], &body["params"]["reason"]),
        (503, &"NOT_READY".into(), &"database".into())
    );
    assert_eq!(status(&format!("{}/api/v1/terms", service.url)).await.unwrap().0, 503);
    // Longer than the five seconds after which it once left.
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert_eq!(status(&format!("{}/healthz", service.url)).await.unwrap().0, 200);
    let told = Instant::now();
    service.terminate();
    let (well, log) = service.wait();
    assert!(well && told.elapsed() < Duration::from_secs(2), "it ended after {:?}: {log}", told.elapsed());
    assert!(log.matches("waiting for the database").count() >= 2, "{log}");
}

#[tokio::test]
async fn a_service_begins_when_its_database_comes() {
    let Ok(server) = std::env::var("JIANDU_TEST_POSTGRES_URL") else {
        println!("skipped: a database that is a file does not come later");
        return;
    };
    let database = crate::support::database::Database::create().await;
    let url = database.url();
    let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
    let settings = with_database_at(folder.path(), port, url.rsplit_once('/').unwrap().1);
    let service = Process::begin(&borrowed(&settings), &[]);
    until(&format!("{}/readyz", service.url), 503).await;
    let place = server.rsplit_once('@').unwrap().1.split_once('/').unwrap().0;
    let _network = Network::at(port, place.to_owned());
    until(&format!("{}/readyz", service.url), 200).await;
    service.terminate();
    assert!(service.wait().0);
}

/// A server that refuses every session with one error, as PostgreSQL writes it.
fn refusing(code: &'static str, message: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            refuse(stream.unwrap(), code, message);
        }
    });
    port
}

fn refuse(mut stream: TcpStream, code: &str, message: &str) {
    let mut bytes = [0; 1024];
    // The first message asks for TLS.
    let _asked = stream.read(&mut bytes);
    let _no = stream.write_all(b"N");
    let _began = stream.read(&mut bytes);
    let fields = format!("SFATAL\0VFATAL\0C{code}\0M{message}\0\0");
    let mut answer = vec![b'E'];
    answer.extend(u32::try_from(fields.len() + 4).unwrap().to_be_bytes());
    answer.extend(fields.as_bytes());
    let _refused = stream.write_all(&answer);
}

#[tokio::test]
async fn what_no_waiting_mends_ends_the_start_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    for (code, message) in [
        ("28P01", "password authentication failed for user \"jiandu\""),
        ("28000", "no pg_hba.conf entry for host"),
        ("3D000", "database \"jiandu\" does not exist"),
    ] {
        let settings = with_database_at(folder.path(), refusing(code, message), "jiandu");
        let began = Instant::now();
        let ended = Process::run(&borrowed(&settings), &["serve"], "");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!ended.status.success() && said.contains(message) && said.contains("database_url"), "{said}");
        assert!(began.elapsed() < Duration::from_secs(10));
    }
    let settings =
        with_database_at(folder.path(), refusing("57P03", "the database system is starting up"), "jiandu");
    let service = Process::begin(&borrowed(&settings), &[]);
    until(&format!("{}/readyz", service.url), 503).await;
    service.terminate();
    let (well, log) = service.wait();
    assert!(well && log.contains("the database system is starting up"), "{log}");
}

#[test]
fn numbers_that_cannot_be_stop_the_start_with_what_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    for (name, value) in [
        ("database_connections", "0"),
        ("session_hours", "0"),
        ("session_idle_hours", "0"),
        ("answer_timeout_seconds", "0"),
        ("workers", "0"),
        ("session_hours", "4294967295"),
        ("audit_retention_days", "4294967295"),
        ("drain_seconds", "18446744073709551615"),
        ("statement_timeout_seconds", "60"),
    ] {
        let mut settings = settings(folder.path());
        settings.retain(|(known, _)| *known != name);
        settings.push((name, value.to_owned()));
        let refused = Process::run(&borrowed(&settings), &["serve"], "");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        let told = said.to_lowercase().contains(name) && said.contains("allowed is");
        assert!(!refused.status.success() && told, "{name} = {value}: {said}");
    }
}

//! How checkpoints are made and kept: beside writers, at an address, at the end of a service; and that another program
//! reads the trail alike.

use super::checkpoints::{file, kept_aside, lines};
use crate::support::{App, Process};
use jiandu::operations::trail;
use platform::records::audit::checkpoint::{Checkpoint, Occasion};
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::{
    os::unix::fs::PermissionsExt,
    sync::atomic::{AtomicBool, Ordering},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[tokio::test]
async fn writers_do_not_wait_for_checkpoints_and_none_is_forgotten() {
    let app = App::start().await;
    let replica = app.replica().await;
    let admin = app.person("district-admin").await;
    let write = async |name: &str| {
        for number in 0..12 {
            let body = json!({"code": format!("{name}-{number}"), "name": "机构", "kind": "company", "valid_from": "2026-01-01"});
            admin.create("/organizations", &body).await;
        }
    };
    let is_written = AtomicBool::new(false);
    let writing = async {
        tokio::join!(write("a"), write("b"), write("c"), write("d"));
        is_written.store(true, Ordering::Release);
    };
    let check = async |app: &App| {
        while !is_written.load(Ordering::Acquire) {
            app.checkpoint().await;
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    tokio::join!(writing, check(&app), check(&replica));
    app.checkpoint().await;
    let service = &app.application.service;
    let found =
        trail::compare(&service.store.whole().await.unwrap(), &service.checkpoints.key, &lines(&file(&app)))
            .await
            .unwrap();
    assert_eq!((found.broken, found.notes, found.pending), (Vec::new(), Vec::new(), 0));
    assert_eq!(found.entries, app.verified().await.entries);
    assert!(found.checkpoints > 1);
}

#[tokio::test]
async fn a_line_that_was_torn_does_not_tear_the_next() {
    let app = App::start().await;
    app.checkpoint().await;
    // As a process leaves it that died while it wrote.
    let place = file(&app);
    let whole = std::fs::read_to_string(&place).unwrap();
    std::fs::write(&place, whole + "{\"sequence\":2,").unwrap();
    app.sign_in("auditor").await;
    app.checkpoint().await;
    let kept = lines(&place);
    assert!(kept.len() == 3 && Checkpoint::parse(&kept[1]).is_none(), "{kept:?}");
    assert_eq!(Checkpoint::parse(&kept[2]).unwrap().sequence, 2);
    assert_eq!(app.disagreements().await, Vec::<String>::new());
}

/// An address that refuses the first post and takes the second; answers what it took.
async fn archive(listener: tokio::net::TcpListener) -> String {
    let mut taken = String::new();
    for status in ["500 Internal Server Error", "204 No Content"] {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut text = String::new();
        while !text.contains("\r\n\r\n") || !text.ends_with("}\n") {
            let mut bytes = [0; 4096];
            let read = stream.read(&mut bytes).await.unwrap();
            text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        }
        stream.write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n").as_bytes()).await.unwrap();
        taken = text;
    }
    taken
}

#[tokio::test]
async fn checkpoints_are_posted_and_what_failed_is_posted_again() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/checkpoints", listener.local_addr().unwrap());
    let app = App::started_with(|settings| settings.audit_checkpoint_url = Some(url)).await;
    let taking = tokio::spawn(archive(listener));
    let service = &app.application.service;
    let add = async || service.checkpoints.add(&service.store, Occasion::Command, app.clock.now()).await;
    assert!(add().await.is_err(), "it says that the address refused");
    assert_eq!(lines(&file(&app)).len(), 1, "the file has it all the same");
    app.person("auditor").await;
    add().await.unwrap();
    let taken = taking.await.unwrap();
    assert!(taken.contains("content-type: application/x-ndjson"), "{taken}");
    let posted: Vec<&str> = taken.split("\r\n\r\n").nth(1).unwrap().lines().collect();
    assert_eq!(posted, lines(&file(&app)));
}

#[tokio::test]
async fn a_service_leaves_a_checkpoint_when_it_stops_and_the_command_finds_what_was_done_then() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let settings = [
        ("database_url", format!("sqlite://{}/jiandu.sqlite", data.display())),
        ("documents", data.join("documents").display().to_string()),
        ("drain_seconds", "0".into()),
    ];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, &**value)).collect();
    let service = Process::serve(&settings, &[]);
    service.terminate();
    assert!(service.wait().0);
    // Beside the folder of the database, for its owner alone.
    let file = folder.path().join("data-jiandu.sqlite-checkpoints.ndjson");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let kept: Vec<Checkpoint> = lines(&file).iter().map(|line| Checkpoint::parse(line).unwrap()).collect();
    assert!(kept.iter().any(|kept| matches!(kept.occasion, Occasion::Hour | Occasion::Stop)), "{kept:?}");

    let made = Process::run(&settings, &["audit", "checkpoint"], "");
    assert!(made.status.success(), "{made:?}");
    let verified = Process::run(&settings, &["audit", "verify"], "");
    let said = String::from_utf8(verified.stdout).unwrap();
    assert!(
        verified.status.success() && said.contains(" 0 broken") && said.contains("password_hash"),
        "{said}"
    );

    let database = platform::store::connect(&data.join("jiandu.sqlite")).await.unwrap();
    let entries = "DELETE FROM audit_event WHERE subject_type = 'system.settings'";
    database.execute_unprepared(entries).await.unwrap();
    database.execute_unprepared("DELETE FROM system_subject").await.unwrap();
    database.close().await.unwrap();
    let file = file.display().to_string();
    let verified = Process::run(&settings, &["audit", "verify", "--checkpoints", &file], "");
    let said = String::from_utf8(verified.stdout).unwrap();
    assert!(!verified.status.success() && said.contains("system.settings"), "{said}");
}

/// A program in another language computes the same hash of every entry, from the database and from the exported file.
#[tokio::test]
async fn a_verifier_in_python_agrees_on_every_entry() {
    let app = App::demonstration().await;
    // Whoever reads the whole trail of a district: others are not told all of an entry, nor its hash.
    let auditor = app.person("auditor").await;
    let exported = auditor.get("/api/v1/audit-events/export?format=ndjson").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("audit-events.ndjson");
    std::fs::write(&file, &exported.expect(200).text).unwrap();
    let (lines, known) = (exported.text.lines().count() as u64, app.verified().await.entries);
    assert!(lines > 100 && lines < known, "{lines} of {known}");
    let verify = |file: &str| {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verify_trail.py");
        let run = std::process::Command::new("python3").args([script, file]).output().unwrap();
        let said = String::from_utf8(run.stdout).unwrap();
        println!("{file}: {said}{}", String::from_utf8_lossy(&run.stderr));
        (run.status.success(), said)
    };
    let whole = |entries: u64, partial: usize| {
        format!("{entries} entries, 0 whose predecessor is not in the file, {partial} told in part, 0 broken")
    };
    // Nobody is told whose answers to surveys these are, so their hashes are not told either.
    let secret = |line: &&str| line.contains("\"subject_type\":\"instrument.survey_response\"");
    let partial = exported.text.lines().filter(secret).count();
    let agreed = verify(file.to_str().unwrap());
    assert!(agreed.0 && agreed.1.contains(&whole(lines, partial)), "{agreed:?}");
    let copied = kept_aside(&app, folder.path()).await;
    copied.close().await.unwrap();
    let database = format!("{}/aside.sqlite", folder.path().display());
    let agreed = verify(&database);
    assert!(agreed.0 && agreed.1.contains(&whole(known, 0)), "{agreed:?}");

    let forged = exported.text.replacen("\"action\":\"create\"", "\"action\":\"edit\"", 1);
    std::fs::write(&file, forged).unwrap();
    let found = verify(file.to_str().unwrap());
    assert!(!found.0 && found.1.contains("1 broken"), "{found:?}");
}

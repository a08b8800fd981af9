//! Damaged documents in backups and checks; restores that ask, refuse and keep; SQLite files without their log.

use crate::support::{App, Person, Process};
use chrono::Duration;
use jiandu::operations::{
    archive::{self, Damage},
    doctor::{Found, examine},
    restore::restore,
};
use platform::values::clock::Clock;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

/// The only content below a folder of documents.
fn content_of(documents: &Path) -> PathBuf {
    let folder = fs::read_dir(documents).unwrap().next().unwrap().unwrap().path();
    fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr[..]].map(String::from_utf8_lossy).concat()
}

/// The settings of the program for the database of a test.
fn settings_of(app: &App) -> Vec<(&'static str, String)> {
    vec![
        ("database_url", app.settings.database_url.clone()),
        ("documents", app.settings.documents.display().to_string()),
        ("audit_checkpoint_file", app.settings.checkpoint_file().unwrap().display().to_string()),
    ]
}

#[tokio::test]
async fn a_damaged_document_is_found_by_the_doctor_by_the_audit_and_by_a_backup() {
    let app = App::start().await;
    let service = &app.application.service;
    let document = app.person("organ-clerk").await.document("报告", "internal").await;
    let id = document["id"].as_str().unwrap();
    let content = content_of(&service.documents);
    let whole = fs::read(&content).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.tar");
    let settings = settings_of(&app);
    let settings = super::borrowed(&settings);
    let mut changed = whole.clone();
    changed[9] ^= 1;
    for damaged in [Some(changed), Some(whole[1..].to_vec()), None] {
        match damaged {
            Some(bytes) => fs::write(&content, bytes).unwrap(),
            None => fs::remove_file(&content).unwrap(),
        }
        let refused = archive::back_up(&service.store, &service.documents, None, &file, Damage::Refused)
            .await
            .unwrap_err();
        assert!(refused.to_string().contains(id) && !file.exists(), "{refused}");
        let checks = examine(&app.settings, &app.clock).await;
        let contents = checks.iter().find(|check| check.name == "contents").unwrap();
        assert!(contents.found == Found::Wrong && contents.text.contains(id), "{contents}");
        let verified = Process::run(&settings, &["audit", "verify"], "");
        assert!(!verified.status.success() && said(&verified).contains(id), "{}", said(&verified));
        let taken = Process::run(&settings, &["backup", file.to_str().unwrap()], "");
        assert!(!taken.status.success() && said(&taken).contains(id), "{}", said(&taken));
    }
    let taken = Process::run(&settings, &["backup", "--allow-damaged", file.to_str().unwrap()], "");
    assert!(taken.status.success() && said(&taken).contains("1 damaged"), "{}", said(&taken));
    assert_eq!(names(folder.path()), ["backup.tar"], "a folder of work remains");
}

#[tokio::test]
async fn a_restore_asks_first_refuses_while_somebody_is_there_and_keeps_what_was() {
    let app = App::start().await;
    let service = &app.application.service;
    let clerk = app.person("organ-clerk").await;
    clerk.document("报告", "internal").await;
    let outer = app.settings.documents.parent().unwrap().to_owned();
    let file = outer.join("backup.tar");
    archive::back_up(&service.store, &service.documents, None, &file, Damage::Refused).await.unwrap();
    let settings = settings_of(&app);
    let settings = super::borrowed(&settings);
    let run = |arguments: &[&str]| Process::run(&settings, arguments, "yes\n");
    let command = ["restore", file.to_str().unwrap(), "--yes"];
    let refused = run(&command);
    assert!(!refused.status.success() && said(&refused).contains("in use"), "{}", said(&refused));
    service.store.close().await.unwrap();
    let refused = run(&command[..2]);
    assert!(!refused.status.success() && said(&refused).contains("--yes"), "{}", said(&refused));
    let served = Process::serve(&settings, &[]);
    let refused = run(&command);
    assert!(!refused.status.success() && said(&refused).contains("in use"), "{}", said(&refused));
    // Who was killed is not there any more.
    drop(served);
    // A file that is not what its name says is replaced, and kept too.
    fs::write(content_of(&app.settings.documents), "something else").unwrap();
    let restored = run(&command);
    assert!(restored.status.success(), "{}", said(&restored));
    let text = said(&restored);
    let kept: Vec<_> =
        text.lines().filter_map(|line| line.strip_prefix("what was there before is kept in ")).collect();
    assert_eq!(kept.len(), 2, "{text}");
    assert!(kept.iter().all(|kept| Path::new(kept).exists()), "{text}");
    assert!(!names(&outer).iter().any(|name| name.starts_with(".jiandu-")), "{:?}", names(&outer));
    // The kept state of PostgreSQL is a backup: it can be restored.
    if let Some(old) =
        kept.iter().find(|kept| Path::new(kept).extension().is_some_and(|ending| ending == "tar"))
    {
        let back = run(&["restore", old, "--yes"]);
        assert!(back.status.success(), "{}", said(&back));
    }
    app.clock.set(Clock::System.now() + Duration::seconds(1));
    let again = app.replica().await;
    assert_eq!(again.person("organ-clerk").await.get("/api/v1/auth/me").await.status, 200);
}

#[tokio::test]
async fn what_was_revoked_after_a_backup_stays_revoked_after_its_restore() {
    let app = App::start().await;
    let service = &app.application.service;
    let (clerk, head) = (app.person("organ-clerk").await, app.person("organ-head").await);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.tar");
    archive::back_up(&service.store, &service.documents, None, &file, Damage::Refused).await.unwrap();
    clerk.post("/api/v1/auth/logout", &json!({})).await;
    assert_eq!(clerk.get("/api/v1/auth/me").await.status, 401);
    assert_eq!(head.get("/api/v1/auth/me").await.status, 200);
    app.wait(5);
    service.store.close().await.unwrap();
    let (settings, key) = (app.settings.store(), app.settings.sealing());
    restore(&settings, &service.documents, &key, &file, app.clock.now()).await.unwrap();
    app.wait(5);
    let again = app.replica().await;
    for person in [clerk, head] {
        let person = Person::with_token(&again, person.token);
        assert_eq!(person.get("/api/v1/auth/me").await.status, 401);
    }
    assert_eq!(again.person("organ-clerk").await.get("/api/v1/auth/me").await.status, 200);
}

#[tokio::test]
async fn a_restore_that_was_killed_right_after_its_step_is_known_as_a_restore() {
    let app = App::start().await;
    let service = &app.application.service;
    let folder = tempfile::tempdir().unwrap();
    let [older, newer] = ["older.tar", "newer.tar"].map(|name| folder.path().join(name));
    app.checkpoint().await;
    for file in [&older, &newer] {
        archive::back_up(&service.store, &service.documents, None, file, Damage::Refused).await.unwrap();
        app.sign_in("auditor").await;
        app.checkpoint().await;
    }
    service.store.close().await.unwrap();
    let settings = settings_of(&app);
    let run = |arguments: &[&str]| Process::run(&super::borrowed(&settings), arguments, "");
    let (database, key) = (app.settings.store(), app.settings.sealing());
    // The newer one has checkpoints that the restore of the older one undid: they stand again.
    for file in [&older, &newer, &older] {
        app.wait(5);
        // This is a restore until its step; of what comes after it nothing is done.
        restore(&database, &service.documents, &key, file, app.clock.now()).await.unwrap();
        let verified = run(&["audit", "verify"]);
        assert!(verified.status.success(), "{}", said(&verified));
        assert!(said(&verified).contains("note: checkpoints 2 to"), "{}", said(&verified));
        let checks = examine(&app.settings, &app.clock).await;
        let checkpoints = checks.iter().find(|check| check.name == "checkpoints").unwrap();
        assert!(checkpoints.found != Found::Wrong, "{checkpoints}");
        // The next one brings the line out of the database.
        assert!(run(&["audit", "checkpoint"]).status.success());
        let verified = run(&["audit", "verify"]);
        assert!(verified.status.success(), "{}", said(&verified));
    }
}

/// A service on SQLite in a folder of its own, with what it wrote still in its log.
fn written(folder: &Path) -> (Vec<(&'static str, String)>, Process) {
    let settings = super::settings(folder);
    let service = Process::serve(&super::borrowed(&settings), &[]);
    let issued = ["user", "create", "admin", "--role", "district_admin", "--district", "310114"];
    let issued = [&issued[..], &["--district-name", "嘉定区"]].concat();
    let made = Process::run(&super::borrowed(&settings), &issued, "a long pass phrase of mine");
    assert!(made.status.success(), "{}", said(&made));
    (settings, service)
}

#[test]
fn a_database_file_without_its_log_is_not_opened() {
    let (there, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_, service) = written(there.path());
    for name in ["jiandu.sqlite", "sealing.key"] {
        fs::copy(there.path().join(name), copy.path().join(name)).unwrap();
    }
    let settings = super::settings(copy.path());
    let run = |arguments: &[&str]| Process::run(&super::borrowed(&settings), arguments, "");
    for command in [&["serve"][..], &["migrate"], &["audit", "verify"], &["backup", "/proc/nowhere.tar"]] {
        let refused = run(command);
        assert!(
            !refused.status.success() && said(&refused).contains("without its log"),
            "{}",
            said(&refused)
        );
    }
    // With its log it is whole.
    fs::copy(there.path().join("jiandu.sqlite-wal"), copy.path().join("jiandu.sqlite-wal")).unwrap();
    let whole = run(&["migrate"]);
    assert!(whole.status.success(), "{}", said(&whole));
    let password = ["user", "set-password", "admin"];
    let password = Process::run(&super::borrowed(&settings), &password, "another pass phrase of mine");
    assert!(password.status.success(), "{}", said(&password));
    // Closed in order, the file alone is whole: even in another place.
    let alone = tempfile::tempdir().unwrap();
    assert!(!copy.path().join("jiandu.sqlite-wal").exists());
    for name in ["jiandu.sqlite", "sealing.key"] {
        fs::copy(copy.path().join(name), alone.path().join(name)).unwrap();
    }
    let moved = super::settings(alone.path());
    let moved = Process::run(&super::borrowed(&moved), &["audit", "verify"], "");
    assert!(moved.status.success(), "{}", said(&moved));
    // The log of another database beside it.
    fs::copy(there.path().join("jiandu.sqlite-wal"), copy.path().join("jiandu.sqlite-wal")).unwrap();
    let refused = run(&["migrate"]);
    assert!(!refused.status.success() && said(&refused).contains("another file"), "{}", said(&refused));
    drop(service);
}

#[test]
fn a_killed_service_starts_and_a_lost_log_is_given_up_only_on_demand() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, service) = written(folder.path());
    let run = |arguments: &[&str]| Process::run(&super::borrowed(&settings), arguments, "");
    let (database, log) = (folder.path().join("jiandu.sqlite"), folder.path().join("jiandu.sqlite-wal"));
    let copied = fs::read(&database).unwrap();
    // Killed, it starts again; and again at once.
    drop(service);
    assert!(log.exists());
    for _ in 0..3 {
        drop(Process::serve(&super::borrowed(&settings), &[]));
    }
    let untouched = run(&["migrate", "--without-log"]);
    assert!(
        !untouched.status.success() && said(&untouched).contains("belong together"),
        "{}",
        said(&untouched)
    );
    // Whoever looks at it last takes the log in, as SQLite does; that is no copy.
    assert!(!run(&["doctor"]).stdout.is_empty());
    assert!(run(&["migrate"]).status.success());
    assert!(!log.exists());
    // What was copied while it was in use is put back over it.
    fs::write(&database, copied).unwrap();
    let refused = run(&["migrate"]);
    assert!(!refused.status.success() && said(&refused).contains("without its log"), "{}", said(&refused));
    let taken = run(&["migrate", "--without-log"]);
    assert!(taken.status.success(), "{}", said(&taken));
    assert!(run(&["migrate"]).status.success());
}

//! What `audit verify` finds with the checkpoints that are kept outside the database, and not without them; one test for
//! each line of the table in decision 0046.

use super::trail::{entries, organization, put, tamper};
use crate::support::App;
use chrono::Duration;
use jiandu::operations::{
    copy::{Present, copy},
    trail::{self, Cut},
};
use platform::{
    records::audit::{
        self,
        checkpoint::{Checkpoint, Occasion, read_lines},
    },
    secrets::keyed::KeyedHash,
    store::{Store, StoreSettings},
};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The file of the checkpoints.
pub fn file(app: &App) -> PathBuf {
    app.application.service.checkpoints.file.clone().unwrap()
}

/// Its lines.
pub fn lines(file: &Path) -> Vec<String> {
    read_lines(file).unwrap()
}

fn is_said(lines: &[String], what: &str) {
    assert!(lines.iter().any(|line| line.contains(what)), "nothing says {what}: {lines:#?}");
}

/// Another database with everything as it is now.
pub async fn kept_aside(app: &App, folder: &Path) -> Store {
    let url = format!("sqlite://{}/aside.sqlite", folder.display());
    let aside =
        Store::open(&StoreSettings { url, connections: 2, statement_timeout_seconds: 10 }).await.unwrap();
    copied(&app.application.service.store, &aside, Present::Refused).await;
    aside
}

async fn put_back(app: &App, aside: &Store) {
    copied(aside, &app.application.service.store, Present::Replaced).await;
}

async fn copied(from: &Store, into: &Store, present: Present) {
    let (from, into) = (from.whole().await.unwrap(), into.whole().await.unwrap());
    copy(&from, &into, present).await.unwrap().commit().await.unwrap();
}

#[tokio::test]
async fn an_older_database_that_was_put_back_is_found_by_the_file() {
    let app = App::start().await;
    let folder = tempfile::tempdir().unwrap();
    app.checkpoint().await;
    let aside = kept_aside(&app, folder.path()).await;
    organization(&app).await;
    app.wait(3600);
    app.checkpoint().await;
    assert_eq!(app.disagreements().await, Vec::<String>::new());

    put_back(&app, &aside).await;
    assert_eq!(app.findings().await, Vec::<String>::new(), "the database alone is whole");
    is_said(
        &app.disagreements().await,
        "the database is older than its checkpoint 2 of 2026-08-03 02:00:00 UTC",
    );
    // Nor is it forgotten when the service goes on with it.
    organization(&app).await;
    app.checkpoint().await;
    is_said(&app.disagreements().await, "checkpoints 2 to 2 are undone");
}

#[tokio::test]
async fn a_backup_that_was_restored_is_noted_and_not_wrong() {
    let app = App::start().await;
    let folder = tempfile::tempdir().unwrap();
    let service = &app.application.service;
    app.checkpoint().await;
    let aside = kept_aside(&app, folder.path()).await;
    organization(&app).await;
    app.checkpoint().await;
    put_back(&app, &aside).await;
    let told = [("file".to_owned(), Value::from("backup.tar"))].into_iter().collect();
    audit::system::note(&service.store, audit::system::DATABASE, "restore", told, app.clock.now())
        .await
        .unwrap();
    service.checkpoints.add(&service.store, Occasion::Restore, app.clock.now()).await.unwrap();
    let found =
        trail::compare(&service.store.whole().await.unwrap(), &service.checkpoints.key, &lines(&file(&app)))
            .await
            .unwrap();
    assert_eq!(found.broken, Vec::<String>::new());
    is_said(&found.notes, "checkpoints 2 to 2 are undone");
}

#[tokio::test]
async fn a_chain_that_was_computed_anew_is_found_by_checkpoints() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    app.checkpoint().await;
    let mut chain = entries(&app, id).await;
    chain[2].diff = json!({"population": [1, 9]});
    chain[2].hash = audit::seal(Some(&chain[1].hash), &chain[2]).unwrap();
    put(&app, chain.remove(2)).await;
    tamper(&app, "UPDATE organization SET population = 9 WHERE code = 'seen'").await;
    assert_eq!(app.findings().await, Vec::<String>::new(), "the database alone is whole");
    is_said(&app.disagreements().await, "some were changed");
}

#[tokio::test]
async fn a_record_that_was_removed_with_its_trail_is_found_by_checkpoints() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    app.checkpoint().await;
    let of = "(SELECT id FROM organization WHERE code = 'seen')";
    tamper(&app, &format!("DELETE FROM audit_event WHERE subject_id IN {of}")).await;
    tamper(&app, "DELETE FROM organization WHERE code = 'seen'").await;
    assert_eq!(app.findings().await, Vec::<String>::new(), "the database alone is whole, without {id}");
    let said = app.disagreements().await;
    is_said(&said, "registry.organization: ");
    is_said(&said, "entries of checkpoint 1 of 2026-08-03 01:00:00 UTC there are");
}

#[tokio::test]
async fn a_version_that_was_counted_back_with_all_that_it_changed_is_found_by_checkpoints() {
    let app = App::start().await;
    organization(&app).await;
    app.checkpoint().await;
    let of = "(SELECT id FROM organization WHERE code = 'seen')";
    tamper(&app, &format!("DELETE FROM audit_event WHERE sequence = 3 AND subject_id IN {of}")).await;
    tamper(&app, "UPDATE organization SET version = 2, population = 1 WHERE code = 'seen'").await;
    assert_eq!(app.findings().await, Vec::<String>::new(), "the database alone is whole");
    is_said(&app.disagreements().await, "there are");
}

#[tokio::test]
async fn a_trail_of_the_settings_that_was_deleted_with_its_version_is_found_by_checkpoints() {
    let app = App::start().await;
    let shown = [("workers".to_owned(), Value::from(2))].into_iter().collect();
    let store = &app.application.service.store;
    audit::system::note(store, audit::system::SETTINGS, "start", shown, app.clock.now()).await.unwrap();
    app.checkpoint().await;
    tamper(&app, "DELETE FROM audit_event WHERE subject_type = 'system.settings'").await;
    tamper(&app, "DELETE FROM system_subject WHERE version = 1").await;
    assert_eq!(app.findings().await, Vec::<String>::new(), "the database alone is whole");
    is_said(&app.disagreements().await, "system.settings: 1 records were made, 0 are there");
}

#[tokio::test]
async fn a_forged_entry_among_those_that_are_covered_is_found_by_checkpoints() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    app.checkpoint().await;
    let last = entries(&app, id).await.pop().unwrap();
    // Its id says that it was written long ago; the record is changed with it.
    let mut forged = audit::entity::Model { id: uuid::Uuid::from_u128(7 << 76), sequence: 4, ..last.clone() };
    forged.diff = json!({});
    forged.hash = audit::seal(Some(&last.hash), &forged).unwrap();
    put(&app, forged).await;
    tamper(&app, "UPDATE organization SET version = 4 WHERE code = 'seen'").await;
    assert_eq!(app.findings().await, Vec::<String>::new(), "the database alone is whole");
    is_said(&app.disagreements().await, "there are");
}

#[tokio::test]
async fn lines_that_were_changed_forged_or_taken_away_are_found() {
    let app = App::start().await;
    for _ in 0..3 {
        app.sign_in("auditor").await;
        app.checkpoint().await;
    }
    let service = &app.application.service;
    let whole = lines(&file(&app));
    assert_eq!(whole.len(), 3);
    let broken = async |lines: &[String]| {
        trail::compare(&service.store.whole().await.unwrap(), &service.checkpoints.key, lines).await.unwrap()
    };
    // The database has them too, as long as nobody takes them away there.
    assert!(broken(&whole).await.broken.is_empty() && broken(&[]).await.broken.is_empty());
    tamper(&app, "DELETE FROM audit_checkpoint WHERE sequence < 3").await;
    assert!(broken(&whole).await.broken.is_empty());
    is_said(&broken(&[]).await.broken, "checkpoint 3 of 2026-08-03 01:00:00 UTC does not follow");
    is_said(&broken(&whole[2..]).await.broken, "lines are missing");
    let gap = [whole[0].clone(), whole[2].clone()];
    is_said(&broken(&gap).await.broken, "lines are missing");

    let mut changed = whole.clone();
    changed[1] = whole[1].replace("\"entries\":", "\"entries\":1");
    is_said(&broken(&changed).await.broken, "outside: checkpoint 2 was changed");
    let mut forged = Checkpoint::parse(&whole[1]).unwrap();
    forged.mac = forged.sealed_by(&KeyedHash::new(b"another key")).unwrap();
    changed[1] = forged.line().unwrap();
    is_said(&broken(&changed).await.broken, "outside: checkpoint 2 was changed");
    // What a process wrote when it was killed is noted; the next one writes the line again.
    changed[1] = whole[1][..50].to_owned();
    changed.insert(2, whole[1].clone());
    let torn = broken(&changed).await;
    assert!(torn.broken.is_empty() && torn.notes.len() == 1, "{torn:?}");
}

#[tokio::test]
async fn entries_that_are_committed_late_are_covered_by_the_next_checkpoint() {
    let app = App::start().await;
    let (_, id) = organization(&app).await;
    let db = &app.application.service.store.whole().await.unwrap();
    let late = entries(&app, id).await.remove(0).id;
    // As if its transaction were still under way: nobody sees that it waits.
    audit::pending::entity::Entity::delete_by_id(late).exec(db).await.unwrap();
    app.checkpoint().await;
    let note = audit::pending::entity::ActiveModel { entry_id: sea_orm::Set(late) };
    audit::pending::entity::Entity::insert(note).exec_without_returning(db).await.unwrap();
    assert_eq!(app.disagreements().await, Vec::<String>::new());
    app.checkpoint().await;
    let last = Checkpoint::parse(&lines(&file(&app))[1]).unwrap();
    assert_eq!((last.entries, &last.late), (1, &vec![late]));
    assert_eq!(app.disagreements().await, Vec::<String>::new());
    tamper(&app, "DELETE FROM audit_event WHERE sequence = 1 AND subject_type = 'registry.organization' AND CAST(diff AS text) LIKE '%seen%'").await;
    is_said(&app.disagreements().await, "of the 1 entries of checkpoint 2");
}

#[tokio::test]
async fn pruning_agrees_with_checkpoints_and_cannot_be_feigned() {
    let app = App::start().await;
    organization(&app).await;
    app.checkpoint().await;
    app.on("2027-03-01");
    let (store, now) = (&app.application.service.store, app.clock.now());
    let cut = Cut {
        before: now - Duration::days(184),
        personal_before: now - Duration::days(1096),
        personal: jiandu::app::routes().personal.iter().copied().collect(),
    };
    assert_eq!(trail::prune(store, &cut, now).await.unwrap(), 2);
    app.checkpoint().await;
    assert_eq!((app.findings().await, app.disagreements().await), (Vec::new(), Vec::new()));

    // Columns at the place of the cut that are changed with the record.
    let aside = tempfile::tempdir().unwrap();
    let kept = kept_aside(&app, aside.path()).await;
    for (sql, said) in [
        ("UPDATE audit_pruned SET columns = '{}' WHERE columns IS NOT NULL", "its columns were changed"),
        ("UPDATE audit_pruned SET hash = 'x' WHERE sequence = 1", "is not what it told"),
        ("UPDATE audit_pruned SET pruned_in = 9", "by no pruning that the trail tells of"),
        (
            "UPDATE audit_pruned SET occurred_at = '2027-02-01T00:00:00+00:00'",
            "before the 184 days were over",
        ),
        ("DELETE FROM audit_pruned WHERE sequence = 1", "some are missing"),
        (
            "DELETE FROM audit_event WHERE subject_type = 'registry.organization' AND sequence > 1",
            "all entries are removed",
        ),
    ] {
        tamper(&app, sql).await;
        is_said(&app.findings().await, said);
        put_back(&app, &kept).await;
    }
    // Entries that are moved to the removed ones as pruning does it, with an entry that tells of it: a checkpoint covers
    // when they were written.
    let older = "UPDATE audit_pruned SET occurred_at = '2020-01-01T00:00:00+00:00' WHERE sequence = 1";
    tamper(&app, older).await;
    is_said(&app.disagreements().await, "some were changed");
}

//! What is said to be stored is stored: nothing less, and nothing that no record names.

use crate::support::{Answer, App, PDF, Person};
use instruments::documents::{condition::Damaged, reconcile::reconcile};
use platform::store::lease::Lease;
use reqwest::Method;
use serde_json::json;
use std::path::{Path, PathBuf};

async fn described(person: &Person, title: &str) -> String {
    let body = json!({"title": title, "kind": "report", "file_name": "报告.pdf", "disclosure": "internal"});
    let document = person.create("/documents", &body).await;
    format!("/api/v1/documents/{}/content", document["id"].as_str().unwrap())
}

async fn upload(person: &Person, path: &str, bytes: impl Into<reqwest::Body>) -> Answer {
    let request = person.request(Method::POST, path).header("Content-Type", "application/octet-stream");
    Answer::of(request.body(bytes)).await
}

/// A PDF like no other of this length.
fn pdf(number: usize, length: usize) -> Vec<u8> {
    let mut bytes = format!("%PDF-1.7\n% {number}\n").into_bytes();
    bytes.resize(length, b' ');
    bytes
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[tokio::test]
async fn a_dry_run_stores_no_file() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let path = described(&clerk, "报告").await;
    for number in 0..5 {
        let asked = upload(&clerk, &format!("{path}?dry_run=true"), pdf(number, 20_000)).await;
        assert_eq!(asked.expect(200).body["state"], "stored");
    }
    assert_eq!(files(&app.application.service.documents), Vec::<PathBuf>::new());
    upload(&clerk, &path, PDF).await.expect(200);
    assert_eq!(files(&app.application.service.documents).len(), 1);
}

#[tokio::test]
async fn of_ten_uploads_at_once_one_file_stays() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let path = described(&clerk, "报告").await;
    let uploads = (0..10).map(|number| upload(&clerk, &path, pdf(number, 200_000)));
    let answers = futures_util::future::join_all(uploads).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(answers.iter().all(|answer| matches!(answer.status, 200 | 409 | 503)));
    let kept = files(&app.application.service.documents);
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(clerk.get(&path).await.status, 200);
}

#[tokio::test]
async fn a_content_that_is_not_what_was_stored_is_never_answered_as_if_it_were() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let large = pdf(1, 6_000_000);
    for content in [PDF.to_vec(), large] {
        let path = described(&clerk, "报告").await;
        upload(&clerk, &path, content.clone()).await.expect(200);
        let file = files(&app.application.service.documents).pop().unwrap();
        let mut changed = content.clone();
        *changed.last_mut().unwrap() ^= 0x20;
        std::fs::write(&file, &changed).unwrap();
        let read = clerk.request(Method::GET, &path).send().await.unwrap();
        if read.status() == 200 {
            assert!(read.bytes().await.is_err(), "a changed content was answered whole");
        } else {
            Answer::of(clerk.request(Method::GET, &path)).await.refused(503, "DOCUMENT_CONTENT_MISSING");
        }
        std::fs::write(&file, &content[..content.len() - 1]).unwrap();
        clerk.get(&path).await.refused(503, "DOCUMENT_CONTENT_MISSING");
        let part = clerk.request(Method::GET, &path).header("Range", "bytes=0-3");
        Answer::of(part).await.refused(503, "DOCUMENT_CONTENT_MISSING");
        std::fs::remove_file(&file).unwrap();
        clerk.get(&path).await.refused(503, "DOCUMENT_CONTENT_MISSING");
    }
}

/// One run of the job that holds files and records together.
async fn reconciled(app: &App) -> Vec<Damaged> {
    let service = &app.application.service;
    let now = service.clock.now();
    let lease = Lease::take(&service.store, "documents", uuid::Uuid::now_v7(), now).await.unwrap().unwrap();
    let damaged = reconcile(service, lease).await.unwrap();
    lease.release(&service.store).await.unwrap();
    damaged
}

#[tokio::test]
async fn files_and_records_are_held_together() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let folder = app.application.service.documents.clone();
    let path = described(&clerk, "报告").await;
    upload(&clerk, &path, PDF).await.expect(200);
    let content = files(&folder).pop().unwrap();
    // What a process left that was killed: a part, and a content whose record was not committed.
    std::fs::write(folder.join("01234567.part"), "half").unwrap();
    let orphan = folder.join("ab").join("ab".repeat(32));
    std::fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    std::fs::write(&orphan, "nobody's").unwrap();
    assert_eq!(reconciled(&app).await, Vec::new());
    let aside = folder.join("unused").join("ab".repeat(32));
    let mut left = files(&folder);
    left.sort();
    let mut expected = vec![content.clone(), aside.clone()];
    expected.sort();
    assert_eq!(left, expected);
    assert_eq!(clerk.get(&path).await.status, 200);
    // A content that was set aside and is missed comes back.
    std::fs::rename(&content, folder.join("unused").join(content.file_name().unwrap())).unwrap();
    clerk.get(&path).await.refused(503, "DOCUMENT_CONTENT_MISSING");
    assert_eq!(reconciled(&app).await, Vec::new());
    assert_eq!(clerk.get(&path).await.status, 200);
    // A lost one is reported, one that was set aside for long is removed.
    std::fs::write(&content, &PDF[1..]).unwrap();
    app.wait(31 * 24 * 3600);
    let damaged = reconciled(&app).await;
    assert_eq!(damaged.len(), 1, "{damaged:?}");
    assert!(path.contains(&damaged[0].document.id.to_string()));
    assert!(!aside.exists() && content.exists());
}

#[tokio::test]
async fn an_upload_that_loses_leaves_the_same_content_of_another_document() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let (first, second) = (described(&clerk, "一").await, described(&clerk, "二").await);
    upload(&clerk, &first, PDF).await.expect(200);
    upload(&clerk, &second, PDF).await.expect(200);
    assert_eq!(files(&app.application.service.documents).len(), 1);
    // The same again, to a document that has its content: refused, and nothing is lost.
    let (one, two) = tokio::join!(upload(&clerk, &first, PDF), upload(&clerk, &first, pdf(1, 100)));
    one.refused(409, "INVALID_TRANSITION");
    two.refused(409, "INVALID_TRANSITION");
    reconciled(&app).await;
    assert_eq!((clerk.get(&first).await.status, clerk.get(&second).await.status), (200, 200));
    assert_eq!(files(&app.application.service.documents).len(), 1);
}

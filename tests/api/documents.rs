//! Documents: described, uploaded once, read in ranges; and what is refused on the way.

use crate::support::{Answer, App, PDF, Person};
use aws_lc_rs::digest::{SHA256, digest};
use reqwest::Method;
use serde_json::{Value, json};

async fn described(person: &Person, title: &str) -> (Value, String) {
    let body = json!({"title": title, "kind": "report", "file_name": "报告.pdf", "disclosure": "internal"});
    let document = person.create("/documents", &body).await;
    let path = format!("/api/v1/documents/{}/content", document["id"].as_str().unwrap());
    (document, path)
}

async fn upload(person: &Person, path: &str, bytes: impl Into<reqwest::Body>) -> Answer {
    let request = person.request(Method::POST, path).header("Content-Type", "application/octet-stream");
    Answer::of(request.body(bytes)).await
}

#[tokio::test]
async fn what_was_uploaded_is_what_is_read() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let (document, path) = described(&clerk, "报告").await;
    clerk.get(&path).await.refused(404, "NOT_FOUND");
    let stored = upload(&clerk, &path, PDF).await;
    let sum: String = digest(&SHA256, PDF).as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        [&stored.expect(200).body["sha256"], &stored.body["mime_type"], &stored.body["size_bytes"]],
        [&json!(sum), &json!("application/pdf"), &json!(PDF.len())]
    );
    let read = |range: Option<&'static str>| {
        let request = clerk.request(Method::GET, &path);
        let request = range.into_iter().fold(request, |request, range| request.header("Range", range));
        async { request.send().await.unwrap() }
    };
    let whole = read(None).await;
    assert_eq!(
        (whole.status().as_u16(), whole.headers()["content-type"].to_str().unwrap()),
        (200, "application/pdf")
    );
    assert_eq!(whole.bytes().await.unwrap(), PDF);
    let part = read(Some("bytes=5-7")).await;
    assert_eq!(part.status().as_u16(), 206);
    assert_eq!(part.headers()["content-range"].to_str().unwrap(), format!("bytes 5-7/{}", PDF.len()));
    assert_eq!(part.bytes().await.unwrap(), PDF[5..=7]);
    assert_eq!(read(Some("bytes=-4")).await.bytes().await.unwrap(), PDF[PDF.len() - 4..]);
    assert_eq!(read(Some("bytes=100000-")).await.status().as_u16(), 416);
    // Once stored, neither content nor description changes.
    upload(&clerk, &path, PDF).await.refused(409, "INVALID_TRANSITION");
    let of = format!("/api/v1/documents/{}", document["id"].as_str().unwrap());
    clerk.patch(&of, &json!({"title": "改名"})).await.refused(409, "INVALID_TRANSITION");
}

#[tokio::test]
async fn files_that_are_not_what_they_must_be_are_refused() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let (_, path) = described(&clerk, "报告").await;
    upload(&clerk, &path, "<html><script>alert(1)</script></html>")
        .await
        .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    upload(&clerk, &path, "").await.refused(415, "UNSUPPORTED_MEDIA_TYPE");
    let mut large = PDF.to_vec();
    large.resize(50 * 1024 * 1024 + 1, b' ');
    upload(&clerk, &path, large.clone()).await.refused(413, "PAYLOAD_TOO_LARGE");
    large.pop();
    upload(&clerk, &path, large).await.expect(200);
    let secret = json!({
        "title": "机密", "kind": "report", "file_name": "a.pdf", "disclosure": "internal", "is_secret": true
    });
    clerk.post("/api/v1/documents", &secret).await.refused(422, "SECRET_DOCUMENT");
    let kept = std::fs::read_dir(&app.application.service.documents).unwrap();
    assert_eq!(kept.count(), 1, "what was refused is still there");
}

#[tokio::test]
async fn internal_documents_stay_inside_and_only_their_issuer_uploads() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let (document, path) = described(&clerk, "报告").await;
    upload(&app.person("sc-office").await, &path, PDF).await.refused(403, "FORBIDDEN_SCOPE");
    upload(&app.person("procuratorate-head").await, &path, PDF).await.refused(404, "NOT_FOUND");
    // Two uploads at once: one is kept, the other is told.
    let (one, two) = tokio::join!(upload(&clerk, &path, PDF), upload(&clerk, &path, PDF));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", one.text, two.text);
    app.person("procuratorate-head").await.get(&path).await.refused(404, "NOT_FOUND");
    assert_eq!(document["district_code"], "310114");
}

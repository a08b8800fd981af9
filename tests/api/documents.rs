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
    let outside = read(Some("bytes=100000-")).await;
    assert_eq!(outside.status().as_u16(), 416);
    assert_eq!(outside.headers()["content-range"].to_str().unwrap(), format!("bytes */{}", PDF.len()));
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

#[tokio::test]
async fn an_upload_that_is_made_again_is_answered_as_the_first_time() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let (document, path) = described(&clerk, "报告").await;
    let send = |key: &'static str, bytes: Vec<u8>| {
        let request =
            clerk.request(Method::POST, &path).header("Idempotency-Key", key).header("If-Match", "\"v1\"");
        Answer::of(request.header("Content-Type", "application/pdf").body(bytes))
    };
    let first = send("k", PDF.to_vec()).await;
    let again = send("k", PDF.to_vec()).await;
    assert_eq!(
        (first.expect(200).text.clone(), first.header("etag")),
        (again.expect(200).text.clone(), again.header("etag"))
    );
    assert_eq!(
        (first.header("idempotency-replayed"), again.header("idempotency-replayed")),
        (String::new(), "true".into())
    );
    // Another content is another request, and another key another upload.
    let mut other = PDF.to_vec();
    other.extend(b"more");
    send("k", other).await.refused(422, "IDEMPOTENCY_KEY_REUSED");
    send("l", PDF.to_vec()).await.refused(412, "VERSION_MISMATCH");
    upload(&clerk, &path, PDF).await.refused(409, "INVALID_TRANSITION");
    // Nobody else is told by a key what was stored.
    let stranger = app.person("sc-office").await;
    let guess = stranger.request(Method::POST, &path).header("Idempotency-Key", "k").body(PDF);
    Answer::of(guess).await.refused(403, "FORBIDDEN_SCOPE");
    let history = clerk.get(&format!("/api/v1/documents/{}/history", document["id"].as_str().unwrap())).await;
    assert_eq!(history.body["items"].as_array().unwrap().len(), 2);
}

/// RFC 9110 §13 and §14.
#[tokio::test]
async fn parts_are_answered_as_the_rfc_says() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let (_, path) = described(&clerk, "报告").await;
    upload(&clerk, &path, PDF).await.expect(200);
    let whole = clerk.request(Method::GET, &path).send().await.unwrap();
    let tag = whole.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(whole.headers()["accept-ranges"], "bytes");
    let read = async |method: Method, headers: &[(&str, &str)]| {
        let request = clerk.request(method, &path);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let answer = request.send().await.unwrap();
        let header = |name: &str| {
            answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        (answer.status().as_u16(), header("content-length"), header("content-range"), header("etag"))
    };
    let length = PDF.len().to_string();
    let part = (206, "4".to_owned(), format!("bytes 0-3/{length}"), tag.clone());
    let all = (200, length.clone(), String::new(), tag.clone());
    let range = ("Range", "bytes=0-3");
    assert_eq!(read(Method::GET, &[range]).await, part);
    assert_eq!(read(Method::GET, &[range, ("If-Range", &tag)]).await, part);
    let weak = format!("W/{tag}");
    for stale in [&*weak, "\"another\"", "Tue, 01 Sep 2026 00:00:00 GMT", "nonsense"] {
        assert_eq!(read(Method::GET, &[range, ("If-Range", stale)]).await, all, "{stale}");
    }
    // If-Range alone says nothing, other units and lists of ranges are passed over, and a HEAD tells of the whole.
    assert_eq!(read(Method::GET, &[("If-Range", "\"another\"")]).await, all);
    for ignored in ["lines=1-2", "bytes=3-1", "bytes=0-1,3-4", "bytes", "bytes=a-b"] {
        assert_eq!(read(Method::GET, &[("Range", ignored)]).await, all, "{ignored}");
    }
    assert_eq!(read(Method::HEAD, &[range]).await, all);
    assert_eq!(read(Method::HEAD, &[("Range", "bytes=100000-")]).await, all);
    for (outside, stale) in [("bytes=100000-", 416), ("bytes=-0", 416)] {
        let answer = read(Method::GET, &[("Range", outside)]).await;
        assert_eq!((answer.0, answer.2), (stale, format!("bytes */{length}")), "{outside}");
    }
    // What the caller has is compared weakly, and before any range.
    for known in [&*tag, &*weak, "*", &*format!("\"another\", {weak}")] {
        let answer = read(Method::GET, &[("If-None-Match", known), range]).await;
        assert_eq!((answer.0, answer.3), (304, tag.clone()), "{known}");
    }
    let lines = [("If-None-Match", "\"another\""), ("If-None-Match", &*weak)];
    assert_eq!(read(Method::GET, &lines).await.0, 304);
}

#[tokio::test]
async fn a_body_that_is_packed_is_refused() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let (_, path) = described(&clerk, "报告").await;
    for (path, media_type) in [
        (&*path, "application/pdf"),
        ("/api/v1/documents", "application/json"),
        ("/api/v1/auth/login", "application/json"),
    ] {
        for coding in ["gzip", "br", "identity, gzip", "zstd"] {
            let request = clerk.request(Method::POST, path).header("Content-Type", media_type);
            let refused = Answer::of(request.header("Content-Encoding", coding).body(PDF)).await;
            refused.refused(415, "UNSUPPORTED_MEDIA_TYPE");
            assert_eq!(
                (refused.header("accept-encoding"), &refused.body["params"]["accepted_encoding"]),
                ("identity".into(), &json!("identity")),
                "{path}"
            );
        }
    }
    let request = clerk.request(Method::POST, &path).header("Content-Type", "application/pdf");
    Answer::of(request.header("Content-Encoding", "identity").body(PDF)).await.expect(200);
}

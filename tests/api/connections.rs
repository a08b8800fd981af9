//! Connections as such: who does not read is left, who sends what nobody wants is not heard, and nobody takes all places.

use crate::support::App;
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{sleep, timeout},
};

const OPENAPI: &str = "GET /openapi.json HTTP/1.1\r\nHost: test\r\n\r\n";

/// A client with a small buffer, so that what it does not read stays with the service.
async fn connect(app: &App) -> TcpStream {
    connect_with(app, 4096).await
}

async fn connect_with(app: &App, buffer: u32) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(buffer).unwrap();
    socket.connect(app.url.strip_prefix("http://").unwrap().parse().unwrap()).await.unwrap()
}

async fn ask(app: &App, head: &str) -> TcpStream {
    let mut client = connect(app).await;
    client.write_all(head.as_bytes()).await.unwrap();
    client
}

/// What comes until the end of the connection, which has to come.
async fn rest(client: &mut TcpStream) -> Vec<u8> {
    let (mut all, mut piece) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        match timeout(Duration::from_secs(20), client.read(&mut piece)).await.expect("an end") {
            Ok(0) | Err(_) => return all,
            Ok(count) => all.extend(&piece[..count]),
        }
    }
}

/// The head of an answer.
async fn head(client: &mut TcpStream) -> String {
    let mut text = Vec::new();
    while !text.ends_with(b"\r\n\r\n") {
        match timeout(Duration::from_secs(20), client.read_u8()).await.expect("an answer") {
            Ok(byte) => text.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8(text).unwrap().to_lowercase()
}

fn length(answer: &[u8]) -> usize {
    let text = String::from_utf8_lossy(answer).to_lowercase();
    let line = text.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
    line.trim().parse().unwrap()
}

#[tokio::test]
async fn who_does_not_read_is_left() {
    let app = App::started_with(|settings| settings.send_timeout_seconds = 1).await;
    let person = app.person("sc-office").await;
    let list = format!(
        "GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {}\r\n\r\n",
        person.token.unwrap()
    );
    for request in [OPENAPI, &list] {
        let mut silent = ask(&app, request).await;
        sleep(Duration::from_secs(4)).await;
        let answer = rest(&mut silent).await;
        assert!(length(&answer) > 1_000_000, "too little to show anything");
        assert!(answer.len() < length(&answer), "all of it was still sent after 4 s: {}", answer.len());
    }
    // A few bytes now and then are no reading.
    let mut dripping = ask(&app, OPENAPI).await;
    let (began, mut drop) = (Instant::now(), [0; 256]);
    while let Ok(1..) = dripping.read(&mut drop).await {
        assert!(began.elapsed() < Duration::from_secs(15), "somebody who hardly reads is still served");
        sleep(Duration::from_millis(100)).await;
    }
    assert!(began.elapsed() > Duration::from_secs(1));
}

#[tokio::test]
async fn who_reads_steadily_gets_all_however_long_it_takes() {
    let app = App::started_with(|settings| settings.send_timeout_seconds = 1).await;
    let mut steady = connect_with(&app, 32 * 1024).await;
    let request = OPENAPI.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    steady.write_all(request.as_bytes()).await.unwrap();
    let (began, mut all, mut piece) = (Instant::now(), Vec::new(), vec![0; 10_000]);
    loop {
        match steady.read(&mut piece).await.expect("no end before the end") {
            0 => break,
            count => all.extend(&piece[..count]),
        }
        sleep(Duration::from_millis(20)).await;
    }
    assert!(began.elapsed() > Duration::from_secs(2), "too fast to show anything");
    let body = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    assert_eq!(all.len() - body, length(&all[..body]));
    serde_json::from_slice::<serde_json::Value>(&all[body..]).expect("the whole document");
}

/// Answers without a body are answers too: who asks and asks and never reads is not asked for more.
#[tokio::test]
async fn who_asks_without_reading_is_left() {
    let app = App::started_with(|settings| settings.send_timeout_seconds = 1).await;
    for request in [
        "OPTIONS /api/v1/organizations HTTP/1.1\r\nHost: test\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: test\r\n\r\n",
        "HEAD /problems/NOT_FOUND HTTP/1.1\r\nHost: test\r\n\r\n",
    ] {
        let mut client = connect(&app).await;
        let many = request.repeat(100);
        let (began, mut taken) = (Instant::now(), 0);
        while let Ok(Ok(())) = timeout(Duration::from_secs(10), client.write_all(many.as_bytes())).await {
            taken += many.len();
            assert!(began.elapsed() < Duration::from_secs(10), "{request} is taken on and on");
        }
        assert!(taken < 16 << 20, "{taken} bytes of requests were taken");
        assert!(began.elapsed() < Duration::from_secs(10), "the connection is still there");
    }
}

#[tokio::test]
async fn an_address_has_so_many_connections() {
    let app = App::started_with(|settings| settings.connections_per_address = 3).await;
    let alive = "GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n";
    let mut open = Vec::new();
    for _ in 0..3 {
        let mut client = ask(&app, alive).await;
        assert!(head(&mut client).await.starts_with("http/1.1 200"));
        open.push(client);
    }
    let mut refused = connect(&app).await;
    let answer = String::from_utf8(rest(&mut refused).await).unwrap();
    assert!(answer.starts_with("HTTP/1.1 429") && answer.contains("TOO_MANY_CONNECTIONS"), "{answer}");
    assert!(answer.to_lowercase().contains("connection: close"), "{answer}");
    // A place that is free again can be taken again.
    open.pop();
    sleep(Duration::from_millis(300)).await;
    assert!(head(&mut ask(&app, alive).await).await.starts_with("http/1.1 200"));

    let app = App::started_with(|settings| {
        settings.connections_per_address = 3;
        settings.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .await;
    let mut open = Vec::new();
    for _ in 0..10 {
        let mut client = ask(&app, alive).await;
        assert!(head(&mut client).await.starts_with("http/1.1 200"), "a proxy speaks for many");
        open.push(client);
    }
}

/// What is refused before its body was read is not read: the answer ends the connection.
#[tokio::test]
async fn nothing_is_read_after_a_refusal() {
    let app = App::start().await;
    let token = app.person("district-admin").await.token.unwrap();
    let authorized = format!("Authorization: Bearer {token}\r\n");
    let (json, huge) = ("Content-Type: application/json\r\n", "Content-Length: 10000000000\r\n");
    let chunked = "Transfer-Encoding: chunked\r\n";
    let text = "Content-Type: text/plain\r\n";
    let content = "/documents/0198f3a2-6d1c-7c4e-9b1a-000000000000/content";
    let cases = [
        (401, "/organizations", format!("{json}{huge}")),
        (401, "/organizations", format!("{json}{chunked}")),
        (401, "/api-tokens", format!("{json}{chunked}")),
        (413, "/organizations", format!("{json}{huge}{authorized}")),
        (413, "/organizations", format!("{json}{chunked}{authorized}")),
        (415, "/organizations", format!("{text}{huge}{authorized}")),
        (415, "/organizations", format!("{text}{chunked}{authorized}")),
        (404, "/nothing", format!("{json}{huge}")),
        (404, "/nothing", format!("{json}{chunked}")),
        (413, content, format!("{huge}{authorized}")),
        (404, content, format!("{chunked}{authorized}")),
        (413, "/auth/login", format!("{json}{huge}")),
        (413, "/auth/login", format!("{json}{chunked}")),
    ];
    for (status, path, headers) in cases {
        let what = format!("{status} {path} {}", headers.replace(&token, "…"));
        let request = format!("POST /api/v1{path} HTTP/1.1\r\nHost: test\r\n{headers}\r\n");
        let mut client = ask(&app, &request).await;
        if headers.contains(huge) {
            // The length alone is enough: the answer comes before the first byte.
            assert!(head(&mut client).await.starts_with(&format!("http/1.1 {status}")), "{what}");
        }
        let (mut reader, mut writer) = client.into_split();
        let answer = tokio::spawn(async move {
            let (mut all, mut piece) = (Vec::new(), vec![0; 4096]);
            while let Ok(count @ 1..) = reader.read(&mut piece).await {
                all.extend(&piece[..count]);
            }
            String::from_utf8_lossy(&all).to_lowercase()
        });
        let mut chunk = b"10000\r\n".to_vec();
        chunk.resize(chunk.len() + 0x10000, b' ');
        chunk.extend(b"\r\n");
        let began = Instant::now();
        while writer.write_all(&chunk).await.is_ok() {
            assert!(began.elapsed() < Duration::from_secs(10), "{what}: what is sent is read on and on");
        }
        let answer = answer.await.unwrap();
        if headers.contains(chunked) {
            assert!(answer.starts_with(&format!("http/1.1 {status}")), "{what}: {answer}");
            assert!(answer.contains("connection: close"), "{what}: {answer}");
        }
    }
}

#[tokio::test]
async fn a_body_that_would_be_refused_is_not_asked_for() {
    let app = App::start().await;
    let token = app.person("district-admin").await.token.unwrap();
    let request = |path: &str, length: u64| {
        format!(
            "POST /api/v1{path} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {token}\r\nExpect: 100-continue\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    let content = "/documents/0198f3a2-6d1c-7c4e-9b1a-000000000000/content";
    for (path, length) in [
        ("/organizations", (1 << 20) + 1),
        ("/organizations", u64::MAX / 2),
        ("/nothing", 2 << 20),
        (content, (50 << 20) + 1),
    ] {
        let mut client = ask(&app, &request(path, length)).await;
        let answer = String::from_utf8(rest(&mut client).await).unwrap();
        assert!(answer.starts_with("HTTP/1.1 413"), "{path} {length}: {answer}");
        assert!(answer.contains("PAYLOAD_TOO_LARGE") && answer.contains("x-request-id"), "{answer}");
        assert!(answer.to_lowercase().contains("connection: close"), "{answer}");
    }
    let mut client = ask(&app, &request("/organizations", 2)).await;
    assert!(head(&mut client).await.starts_with("http/1.1 100"));
    client.write_all(b"{}").await.unwrap();
    assert!(head(&mut client).await.starts_with("http/1.1 422"));
    let mut client = ask(&app, &request(content, 2 << 20)).await;
    assert!(head(&mut client).await.starts_with("http/1.1 100"));
}

/// Only one request of a connection is read at a time: the others wait and are not forgotten.
#[tokio::test]
async fn requests_behind_one_another_are_all_answered() {
    let app = App::start().await;
    let token = app.person("district-admin").await.token.unwrap();
    let authorized = format!("Host: test\r\nAuthorization: Bearer {token}\r\n");
    let post =
        format!("POST /api/v1/organizations HTTP/1.1\r\n{authorized}Content-Type: application/json\r\n");
    let round = [
        format!("GET /api/v1/auth/me HTTP/1.1\r\n{authorized}\r\n"),
        format!("OPTIONS /api/v1/organizations HTTP/1.1\r\n{authorized}\r\n"),
        format!("{post}Content-Length: 7\r\n\r\n{{\"a\":1}}"),
        format!("HEAD /problems/NOT_FOUND HTTP/1.1\r\n{authorized}\r\n"),
        format!("{post}Transfer-Encoding: chunked\r\n\r\n3\r\n{{\"a\r\n4\r\n\":1}}\r\n0\r\n\r\n"),
        format!("GET /healthz HTTP/1.1\r\n{authorized}\r\n"),
    ];
    let all = round.concat().repeat(50) + &format!("GET / HTTP/1.1\r\nConnection: close\r\n{authorized}\r\n");
    let client = TcpStream::connect(app.url.strip_prefix("http://").unwrap()).await.unwrap();
    let (mut reader, mut writer) = client.into_split();
    let sent = tokio::spawn(async move { writer.write_all(all.as_bytes()).await.map(|()| writer) });
    let mut answers = Vec::new();
    timeout(Duration::from_mins(1), reader.read_to_end(&mut answers)).await.expect("an end").unwrap();
    assert!(sent.await.unwrap().is_ok());
    let text = String::from_utf8(answers).unwrap();
    let statuses = text.split("HTTP/1.1 ").skip(1).map(|answer| answer[..3].parse::<u16>().unwrap());
    let expected = [200, 204, 422, 200, 422, 200].repeat(50).into_iter().chain([200]);
    assert_eq!(statuses.collect::<Vec<_>>(), expected.collect::<Vec<u16>>());
}

//! Below a prefix of a reverse proxy: whether the proxy takes the prefix away or passes it on, every way leads back to it.

use crate::support::{Answer, App};
use reqwest::{Method, redirect::Policy};
use serde_json::{Value, json};

fn organization(code: &str) -> Value {
    json!({"code": code, "name": format!("机构{code}"), "kind": "company", "valid_from": "2026-01-01"})
}

#[tokio::test]
async fn every_link_begins_with_the_prefix() {
    let app = App::started_with(|settings| settings.base_path = "/oversight/jiandu".into()).await;
    let admin = app.person("district-admin").await;
    for prefix in ["", "/oversight/jiandu"] {
        let send = |method: Method, path: &str| admin.request(method, &format!("{prefix}{path}"));
        let code = format!("c{}", prefix.len());
        let made = send(Method::POST, "/api/v1/organizations")
            .header("Idempotency-Key", &code)
            .json(&organization(&code));
        let made = Answer::of(made).await;
        let id = made.expect(201).body["id"].as_str().unwrap().to_owned();
        assert_eq!(made.header("location"), format!("/oversight/jiandu/api/v1/organizations/{id}"));
        admin.get(&made.header("location")).await.expect(200);
        let again = send(Method::POST, "/api/v1/organizations")
            .header("Idempotency-Key", &code)
            .json(&organization(&code));
        assert_eq!(Answer::of(again).await.header("location"), made.header("location"));
        let page = Answer::of(send(Method::GET, "/api/v1/organizations?limit=1")).await;
        assert!(
            page.header("link").starts_with("</oversight/jiandu/api/v1/organizations?"),
            "{}",
            page.header("link")
        );
        let next = page.header("link");
        let next = next.trim_start_matches('<').split('>').next().unwrap();
        assert_ne!(admin.get(next).await.expect(200).body["items"], page.body["items"]);
        let missing = Answer::of(send(Method::GET, "/api/v1/organizations/nothing")).await;
        let problem = missing.refused(400, "INVALID_PARAMETER");
        assert_eq!(problem.body["instance"], "/oversight/jiandu/api/v1/organizations/nothing");
        assert_eq!(problem.body["type"], "/oversight/jiandu/problems/INVALID_PARAMETER");
        assert_eq!(
            admin.get(problem.body["type"].as_str().unwrap()).await.expect(200).body["code"],
            "INVALID_PARAMETER"
        );
        let document = Answer::of(send(Method::GET, "/openapi.json")).await;
        assert_eq!(document.expect(200).body["servers"][0]["url"], "/oversight/jiandu");
        let table = Answer::of(send(Method::GET, "/api/v1/workflows/registry.organization")).await;
        assert_eq!(table.expect(200).body["path"], "/oversight/jiandu/api/v1/organizations");
        let feed = send(Method::GET, "/api/v1/publications/feed").header("Accept", "application/atom+xml");
        let feed = feed.send().await.unwrap().text().await.unwrap();
        assert!(feed.contains("href=\"/oversight/jiandu/api/v1/publications/feed\""), "{feed}");
    }
    // Swagger UI: the door leads to it, and it finds the document.
    let client = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
    let led = client.get(format!("{}/oversight/jiandu/swagger-ui", app.url)).send().await.unwrap();
    assert!(led.status().is_redirection());
    assert_eq!(led.headers()["location"].to_str().unwrap(), "/oversight/jiandu/swagger-ui/");
    for door in ["/oversight/jiandu", "/oversight/jiandu/"] {
        let page = client.get(format!("{}{door}", app.url)).send().await.unwrap().text().await.unwrap();
        let links: Vec<_> = page.split("href=\"").skip(1).collect();
        assert!(links.len() > 5 && links.iter().all(|link| link.starts_with("/oversight/jiandu/")), "{page}");
    }
    let read = async |file: &str| {
        let page =
            client.get(format!("{}/oversight/jiandu/swagger-ui/{file}", app.url)).send().await.unwrap();
        let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(page.status() == 200 && policy.contains("script-src 'self'"), "{file}");
        page.text().await.unwrap()
    };
    assert!(read("swagger-initializer.js").await.contains("\"/oversight/jiandu/openapi-3.0.json\""));
    assert!(!read("index.html").await.contains("=\"/"), "a page that leaves the prefix");
    admin.get("/oversight/jiandux/api/v1/terms").await.refused(404, "NOT_FOUND");
    // A body that is too long is refused before it comes, there too.
    let long = "x".repeat((1 << 20) + 1);
    let request = admin
        .request(Method::POST, "/oversight/jiandu/api/v1/organizations")
        .header("Content-Type", "application/json");
    Answer::of(request.body(long)).await.refused(413, "PAYLOAD_TOO_LARGE");
}

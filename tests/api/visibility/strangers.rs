//! No id of a person goes to people without a token.

use super::{everybody, records};
use crate::support::{Answer, App, contract::operations};
use reqwest::Method;

#[tokio::test]
async fn no_anonymous_answer_names_a_user() {
    let app = App::demonstration().await;
    let people = everybody(&app).await;
    let users = people["district-admin"].get("/api/v1/users?limit=200").await;
    let users: Vec<(String, String)> = users.expect(200).body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|user| (user["id"].as_str().unwrap().to_owned(), user["username"].as_str().unwrap().to_owned()))
        .collect();
    let records = records(&people, 8).await;
    let mut paths: Vec<String> = vec![
        "/api/v1/publications/feed?limit=200".into(),
        "/problems/NOT_FOUND".into(),
        "/.well-known/jwks.json".into(),
    ];
    for (template, method, documented) in operations() {
        if method != "get" || documented["security"][0] != serde_json::json!({}) {
            continue;
        }
        let parameters = documented["parameters"].as_array().unwrap();
        let expands = parameters.iter().find(|one| one["name"] == "expand");
        let expands = expands.map(|one| one["schema"]["items"]["enum"].clone()).unwrap_or_default();
        let expands: String = expands
            .as_array()
            .into_iter()
            .flatten()
            .map(|name| format!("&expand={}", name.as_str().unwrap()))
            .collect();
        if let Some(collection) = template.strip_suffix("/{id}") {
            paths.push(format!("{collection}?limit=200&count=true{expands}"));
            for record in records.iter().filter(|record| record.collection == collection) {
                paths.push(format!("{}?{expands}", record.path()).replace("?&", "?"));
            }
        }
    }
    for (kind, path) in app.application.service.kinds.iter().map(|(kind, known)| (kind, known.path)) {
        for record in records.iter().filter(|record| record.collection == format!("/api/v1{path}")) {
            paths.push(format!("/api/v1/trace?type={kind}&id={}", record.id));
        }
    }
    let stranger = app.stranger();
    let (mut bytes, mut found, mut wrong) = (0, 0, Vec::new());
    for path in &paths {
        for accept in ["application/json", "application/atom+xml"] {
            let request = stranger.request(Method::GET, path).header("District-Code", "310114");
            let answer = Answer::of(request.header("Accept", accept)).await;
            (bytes, found) = (bytes + answer.text.len(), found + usize::from(answer.status == 200));
            for (id, username) in &users {
                if answer.text.contains(id.as_str()) || answer.text.contains(username.as_str()) {
                    wrong.push(format!("{path} names {username}"));
                }
            }
        }
    }
    println!("{} paths, {found} answers, {bytes} bytes, {} users", paths.len(), users.len());
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(users.len() > 30 && found > 60 && bytes > 100_000, "{found} answers, {bytes} bytes");
    // Nor does the history, to somebody who signs in with the role of the public alone.
    for record in &records {
        let history = people["public"].get(&format!("{}/history?limit=200", record.path())).await;
        // A refusal repeats the path that was asked.
        let named = users.iter().find(|(id, _)| history.body["items"].to_string().contains(id.as_str()));
        assert!(named.is_none(), "{}: {named:?} {}", record.path(), history.text);
    }
}

//! The bodies of the document as they stand, sent to a fresh demonstration.

use crate::support::{
    Answer, App,
    contract::{DOCUMENT, operations, resolved},
};
use reqwest::Method;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Users of the demonstration, each with a role or an organization of their own.
const USERS: &[&str] = &[
    "sc-office", "chairs-secretary", "committee-staff", "committee-staff-finance", "committee-staff-filing", "deputy-affairs",
    "district-admin", "platform-admin", "sc-member", "sc-member-2", "sc-member-5", "ballot-supervisor", "deputy", "deputy-2",
    "organ-head", "organ-clerk", "department-head", "department-clerk", "government-office", "finance-head", "finance-clerk",
    "procuratorate-head", "street-director", "street-clerk", "third-party", "expert", "owner-representative", "town-presidium",
    "site-manager", "contractor", "service", "auditor",
];

/// A body by what it is an example of: its path, and the JSON.
fn bodies(of_actions: bool) -> BTreeMap<String, Value> {
    let mut bodies = BTreeMap::new();
    for (path, method, operation) in operations() {
        let body = &resolved(&operation["requestBody"])["content"]["application/json"]["example"];
        let of_record = path.contains("/{id}/") || !path.contains("/auth/");
        if method == "post" && of_record && path.contains("/{id}/") == of_actions && !body.is_null() {
            bodies.insert(path, body.clone());
        }
    }
    bodies
}

/// Whether somebody's request is granted, as a rehearsal; else the refusal that says most.
async fn rehearsed(app: &App, users: &[&str], path: &str, body: &Value) -> Result<(), String> {
    let mut told = String::from("nobody may");
    for name in users {
        let person = app.person(name).await;
        let answer = Answer::of(person.request(Method::POST, &format!("{path}?dry_run=true")).json(body)).await;
        match answer.status {
            200..300 => return Ok(()),
            403 | 404 => {}
            _ => told = format!("{name}: {}", answer.text),
        }
    }
    Err(told)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_document_would_create_is_created() {
    let app = App::demonstration().await;
    let mut refused = Vec::new();
    for (path, body) in bodies(false) {
        if let Err(told) = rehearsed(&app, USERS, &path, &body).await {
            refused.push(format!("{path}\n  {body}\n  {told}"));
        }
    }
    assert!(refused.is_empty(), "{} refused:\n{}", refused.len(), refused.join("\n"));
}

/// Actions of which the demonstration has no record in the right state, or whose body speaks of a record that is made first.
const NOT_IN_THE_DEMONSTRATION: &[&str] = &[];

#[tokio::test(flavor = "multi_thread")]
async fn what_the_document_would_do_is_done() {
    let app = App::demonstration().await;
    let (mut refused, mut done) = (Vec::new(), BTreeSet::new());
    for (path, body) in bodies(true) {
        let (collection, action) = path.split_once("/{id}/").unwrap();
        let word = action.replace('-', "_");
        let mut told = String::from("no record in the right state");
        'people: for name in USERS {
            let person = app.person(name).await;
            let page = person.get(&format!("{collection}?limit=200")).await;
            for record in page.body["items"].as_array().into_iter().flatten() {
                let may = record["available_actions"].as_array().is_some_and(|all| all.iter().any(|one| *one == *word));
                if !may {
                    continue;
                }
                let here = format!("{collection}/{}/{action}", record["id"].as_str().unwrap());
                match rehearsed(&app, &[name], &here, &body).await {
                    Ok(()) => {
                        done.insert(path.clone());
                        break 'people;
                    }
                    Err(why) => told = why,
                }
            }
        }
        if !done.contains(&path) && !NOT_IN_THE_DEMONSTRATION.contains(&&*path) {
            refused.push(format!("{path}\n  {body}\n  {told}"));
        }
    }
    let stale: Vec<_> = NOT_IN_THE_DEMONSTRATION.iter().filter(|path| done.contains(**path)).collect();
    assert!(stale.is_empty(), "done all the same: {stale:?}");
    assert!(refused.is_empty(), "{} refused, {} done:\n{}", refused.len(), done.len(), refused.join("\n"));
    assert!(DOCUMENT["paths"].is_object());
}

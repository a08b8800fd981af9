//! What others may not see: every kind of user of the demonstration against every record of it.

mod deputies;
mod districts;
mod history;
mod marks;
mod members;
mod plans;
mod publications;
mod strangers;
mod walk;

use crate::support::{Answer, App, Person, contract::operations};
use platform::vocabulary::Role;
use reqwest::Method;
use serde_json::Value;
use std::collections::BTreeMap;

const NOBODY: &str = "0198f3a2-6d1c-7c4e-9b1a-000000000000";

/// One of every kind of user.
const EVERYBODY: &[&str] = &[
    "district-admin",
    "auditor",
    "sc-office",
    "chairs-secretary",
    "sc-member",
    "committee-staff",
    "committee-staff-finance",
    "deputy-affairs",
    "street-clerk",
    "town-presidium",
    "site-manager",
    "ballot-supervisor",
    "deputy",
    "government-office",
    "organ-clerk",
    "organ-head",
    "department-clerk",
    "finance-clerk",
    "procuratorate-head",
    "third-party",
    "expert",
    "owner-representative",
    "contractor",
    "service",
    "platform-admin",
];

/// A record of the demonstration, as somebody sees it who sees all of its kind.
struct Shown {
    collection: String,
    id: String,
    body: Value,
}

impl Shown {
    fn path(&self) -> String {
        format!("{}/{}", self.collection, self.id)
    }
}

/// Everybody, and two who have an account and nothing else: without a role, and with that of the public.
pub async fn everybody(app: &App) -> BTreeMap<String, Person> {
    let mut people = BTreeMap::new();
    for name in EVERYBODY {
        people.insert((*name).to_owned(), app.person(name).await);
    }
    let organizations = people["auditor"].get("/api/v1/organizations?limit=200").await;
    let organizations = organizations.body["items"].as_array().unwrap();
    let somewhere = organizations[0]["id"].as_str().unwrap();
    people.insert("nobody".into(), app.account("nobody", &[], somewhere).await);
    // The organization that writes most: that somebody belongs to it makes nobody of the public a colleague.
    let writing = organizations.iter().find(|one| one["code"] == "310114-urban").unwrap();
    people.insert(
        "public".into(),
        app.account("public", &[Role::Public], writing["id"].as_str().unwrap()).await,
    );
    people
}

/// Up to so many records of every collection, each in another state.
async fn records(people: &BTreeMap<String, Person>, most: usize) -> Vec<Shown> {
    let templates: Vec<String> = operations().into_iter().map(|(template, ..)| template).collect();
    let mut records: Vec<Shown> = Vec::new();
    for (collection, method, _) in operations() {
        if method != "get" || !templates.contains(&format!("{collection}/{{id}}")) {
            continue;
        }
        for reader in ["auditor", "district-admin", "platform-admin"] {
            let page = people[reader].get(&format!("{collection}?limit=200")).await;
            for body in page.body["items"].as_array().into_iter().flatten() {
                let mut known = records.iter().filter(|one| one.collection == collection);
                let again = known.clone().any(|one| one.body["state"] == body["state"]);
                if !again && known.by_ref().count() < most {
                    let id = body["id"].as_str().unwrap().to_owned();
                    records.push(Shown { collection: collection.clone(), id, body: body.clone() });
                }
            }
        }
    }
    records
}

/// The operations below a record and on it, but for reading it: method and the rest of the path.
fn below(collection: &str) -> Vec<(Method, String)> {
    let one = format!("{collection}/{{id}}");
    let below = operations().into_iter().filter_map(|(template, method, _)| {
        let rest = template.strip_prefix(&one)?.to_owned();
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        Some((method, rest))
    });
    below.filter(|(method, rest)| !(rest.is_empty() && *method == Method::GET)).collect()
}

async fn attempt(person: &Person, method: &Method, path: &str) -> Answer {
    let mut request = person.request(method.clone(), path);
    if *method != Method::GET && !path.ends_with("/content") {
        let kind = if *method == Method::PATCH { "merge-patch+json" } else { "json" };
        request = request.header("Content-Type", format!("application/{kind}")).body("{}");
    }
    if [Method::PATCH, Method::DELETE].contains(method) {
        request = request.header("If-Match", "\"v1\"");
    }
    Answer::of(request).await
}

#[tokio::test]
async fn what_a_record_refuses_everything_below_it_refuses_alike() {
    let app = App::demonstration().await;
    let people = everybody(&app).await;
    let records = records(&people, 3).await;
    let (mut cells, mut wrong) = (0, Vec::new());
    for (name, person) in &people {
        for record in &records {
            let seen = person.get(&record.path()).await;
            if seen.status == 200 {
                continue;
            }
            for (method, rest) in below(&record.collection) {
                let answer = attempt(person, &method, &format!("{}{rest}", record.path())).await;
                let made_up =
                    attempt(person, &method, &format!("{}/{NOBODY}{rest}", record.collection)).await;
                // A reading is refused as the record is; a write finds nothing.
                let right = if method == Method::GET { seen.status } else { 404 };
                if answer.status != right || made_up.status != right {
                    let statuses = (answer.status, made_up.status);
                    wrong.push(format!("{name} {method} {}{rest}: {statuses:?}, not {right}", record.path()));
                }
                cells += 1;
            }
        }
    }
    println!("{cells} cells of {} people and {} records", people.len(), records.len());
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cells > 2_000, "only {cells} cells");
}

#[tokio::test]
async fn the_content_of_a_document_is_refused_as_the_document_is() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let internal = clerk.document("征求意见稿", "internal").await;
    let public = clerk.document("正式报告", "public").await;
    let nobody = app.account("nobody", &[], &app.organization("government")).await;
    let (expert, deputy) = (app.person("expert").await, app.person("deputy").await);
    for (person, document, status) in [
        (&nobody, &public, 403),
        (&nobody, &internal, 403),
        (&expert, &internal, 404),
        (&expert, &public, 200),
        (&deputy, &internal, 404),
        (&clerk, &internal, 200),
    ] {
        let path = format!("/api/v1/documents/{}", document["id"].as_str().unwrap());
        assert_eq!(person.get(&path).await.status, status);
        let tag = format!("\"{}\"", document["sha256"].as_str().unwrap());
        for (method, header, value) in [
            (Method::GET, "Accept", "*/*"),
            (Method::HEAD, "Accept", "*/*"),
            (Method::GET, "Range", "bytes=0-3"),
            (Method::GET, "Range", "bytes=900000-"),
            (Method::GET, "If-None-Match", "*"),
            (Method::HEAD, "If-None-Match", tag.as_str()),
        ] {
            let request = person.request(method.clone(), &format!("{path}/content")).header(header, value);
            let answer = request.send().await.unwrap();
            if status == 200 {
                assert!([200, 206, 304, 416].contains(&answer.status().as_u16()), "{}", answer.status());
            } else {
                assert_eq!(answer.status(), status, "{method} {header}: {value}");
                assert!(answer.headers().get("etag").is_none(), "{method} {header}: {value}");
            }
        }
    }
}

//! Values of another district are answered like values that are made up: no create tells what there is elsewhere.

use super::everybody;
use crate::support::{
    Answer, App, Person,
    contract::{operations, resolved},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const MADE_UP: &str = "0198f3a2-6d1c-7c4e-9b1a-0123456789ab";

/// What an answer tells, but for what every answer has of its own.
fn told(answer: &Answer, value: &str) -> Value {
    let mut told = Map::from_iter([("status".to_owned(), json!(answer.status))]);
    if answer.status >= 400 {
        for name in ["code", "detail", "errors", "params", "basis"] {
            let text = answer.body[name].to_string().replace(value, "VALUE");
            told.insert(name.into(), text.into());
        }
    }
    told.into()
}

/// Some record of every collection of another district.
async fn elsewhere(app: &App) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    let office = app.person_of("310104", "sc-office").await;
    office.document("徐汇的文书", "internal").await;
    office.create("/supervision/annual-plans", &json!({"year": 2026, "title": "徐汇的计划"})).await;
    for reader in ["auditor", "district-admin"] {
        let person = app.person_of("310104", reader).await;
        for (collection, method, _) in operations() {
            if method != "get" || collection.contains('{') {
                continue;
            }
            let page = person.get(&collection).await;
            if page.body["items"][0]["district_code"] == "310104" {
                found.insert(collection, page.body["items"][0].clone());
            }
        }
    }
    found
}

/// Where a body has ids and words, as pointers.
fn places(body: &Value, schema: &Value) -> Vec<(String, bool)> {
    let mut places = Vec::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let (property, value) = (resolved(property), &body[name]);
        match value {
            Value::String(text) if uuid::Uuid::parse_str(text).is_ok() => {
                places.push((format!("/{name}"), true));
            }
            Value::String(_) if property.get("enum").is_none() && property.get("format").is_none() => {
                places.push((format!("/{name}"), false));
            }
            Value::Array(all)
                if all
                    .first()
                    .and_then(Value::as_str)
                    .is_some_and(|id| uuid::Uuid::parse_str(id).is_ok()) =>
            {
                places.push((format!("/{name}/0"), true));
            }
            _ => {}
        }
    }
    places
}

async fn tried(person: &Person, collection: &str, body: &Value, pointer: &str, value: &str) -> Answer {
    let mut body = body.clone();
    *body.pointer_mut(pointer).unwrap() = json!(value);
    person.post(&format!("{collection}?dry_run=true"), &body).await
}

#[tokio::test]
async fn no_create_tells_what_another_district_has() {
    let app = App::demonstration().await;
    let people = everybody(&app).await;
    let elsewhere = elsewhere(&app).await;
    let (mut cells, mut wrong, mut created) = (0, Vec::new(), Vec::new());
    for (collection, method, documented) in operations() {
        let content = &documented["requestBody"]["content"]["application/json"]["schema"];
        if method != "post" || collection.contains('{') || content.is_null() {
            continue;
        }
        let schema = resolved(content).clone();
        let (mut record, mut own) = (Value::Null, String::new());
        for reader in ["auditor", "district-admin"] {
            let page = people[reader].get(&format!("{collection}?limit=200")).await;
            own += &page.text;
            // The one that says most has most to be tried.
            let said = |one: &Value| {
                one.as_object().map_or(0, |fields| fields.values().filter(|value| !value.is_null()).count())
            };
            let items = page.body["items"].as_array().into_iter().flatten();
            let most = items.max_by_key(|one| said(one)).filter(|one| said(one) > said(&record)).cloned();
            record = most.unwrap_or(record);
        }
        let Some(fields) = schema["properties"].as_object().filter(|_| record.is_object()) else { continue };
        let body: Map<String, Value> = fields
            .keys()
            .filter(|name| !record[*name].is_null())
            .map(|name| (name.clone(), record[name].clone()))
            .collect();
        let body = Value::Object(body);
        for (name, person) in &people {
            // The operator sees every district.
            if name == "platform-admin"
                || person.post(&format!("{collection}?dry_run=true"), &body).await.status == 403
            {
                continue;
            }
            created.push(collection.clone());
            for (pointer, is_id) in places(&body, &schema) {
                let field = pointer.split('/').nth(1).unwrap();
                let values: Vec<String> = if is_id {
                    elsewhere.values().map(|other| other["id"].as_str().unwrap().to_owned()).collect()
                } else {
                    let other = elsewhere.get(&collection).and_then(|other| other[field].as_str());
                    other.into_iter().map(Into::into).collect()
                };
                // What the own district has too is answered for its sake.
                for value in values.into_iter().filter(|value| !own.contains(value.as_str())) {
                    let made_up = if is_id { MADE_UP.to_owned() } else { altered(&value) };
                    let there = tried(person, &collection, &body, &pointer, &value).await;
                    let nowhere = tried(person, &collection, &body, &pointer, &made_up).await;
                    let (there, nowhere) = (told(&there, &value), told(&nowhere, &made_up));
                    if there != nowhere {
                        wrong
                            .push(format!("{name} POST {collection} {pointer} {value}: {there} / {nowhere}"));
                    }
                    cells += 1;
                }
            }
            break;
        }
    }
    println!("{cells} cells of {} creates, {} kinds elsewhere", created.len(), elsewhere.len());
    assert!(wrong.is_empty(), "{} of {cells}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cells > 300 && created.len() > 20, "only {cells} cells of {created:?}");
}

/// The same but for its last letter.
fn altered(value: &str) -> String {
    let mut letters: Vec<char> = value.chars().collect();
    if let Some(last) = letters.last_mut() {
        *last = if *last == '9' { '8' } else { '9' };
    }
    letters.into_iter().collect()
}

#[tokio::test]
async fn the_name_of_a_user_begins_with_the_own_district() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let create = |name: &'static str| {
        let body = json!({
            "username": name, "display_name": "演示用户100", "roles": ["contractor"],
            "organization_id": app.organization("company")
        });
        let admin = admin.clone();
        async move { admin.post("/api/v1/users?dry_run=true", &body).await }
    };
    for name in [
        "310104-sc-office",
        "310104-nobody-at-all",
        "operator",
        "operator-1",
        "zhang",
        "310114-",
        "３10114-a",
    ] {
        let refused = create(name).await;
        assert_eq!(
            refused.refused(422, "USERNAME_PREFIX").body["errors"][0]["pointer"],
            "/username",
            "{name}"
        );
    }
    create("310114-nobody-at-all").await.expect(201);
    create("310114-sc-office").await.refused(409, "ALREADY_EXISTS");
}

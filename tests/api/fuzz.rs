//! Strange values in every field of every body: whatever comes, it is answered, and what was stored can be copied.

use crate::support::{
    Answer, App, Person,
    contract::{operations, resolved},
};
use jiandu::operations::{
    copy::{Present, copy},
    tables::tables,
};
use platform::store::{Store, StoreSettings};
use reqwest::Method;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

/// Who tries; for each operation the first who may.
const PEOPLE: [&str; 12] = [
    "sc-office",
    "committee-staff",
    "chairs-secretary",
    "district-admin",
    "organ-head",
    "organ-clerk",
    "department-clerk",
    "deputy",
    "sc-member",
    "government-office",
    "deputy-affairs",
    "platform-admin",
];
/// What ends the sessions of those who try, or waits for others.
const SPARED: [&str; 9] = [
    "/auth/logout",
    "/api/v1/users/{id}",
    "/auth/sessions",
    "/cast",
    "/api/v1/signing-keys",
    "/auth/openid",
    // Where those belong who try.
    "/api/v1/organizations/{id}",
    "/api/v1/districts/{id}",
    "/api/v1/auth/password",
];
/// Strange values of one field.
const EACH: usize = 4;

fn strange() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "\u{200b}",
        "a\u{202e}b",
        "\u{0}",
        "a\u{1f469}\u{200d}\u{1f33e}",
        "%_\\'\";--",
        "１２",
        "true",
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "20260904",
        "2016-12-31T23:59:60Z",
        "+010000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "00000000-0000-0000-0000-000000000000",
        "../../etc/passwd",
    ];
    let long = ["x".repeat(30_000), "\u{fdfa}".repeat(200), "\u{1d160}".repeat(200), "\u{301}".repeat(90)];
    let numbers = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e3),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(i32::MAX),
        json!([]),
        json!([null]),
        json!([[]]),
        json!({}),
        json!({"": ""}),
    ];
    texts.into_iter().map(Into::into).chain(long.into_iter().map(Into::into)).chain(numbers).collect()
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// The values that a field just takes.
fn bounds(schema: &Value) -> Vec<Value> {
    let schema = resolved(schema);
    let ends = |name: &str| schema.get(name).cloned();
    match schema["format"].as_str() {
        Some("date") => vec![json!("1900-01-01"), json!("2199-12-31")],
        Some("date-time") => vec![json!("1900-01-01T00:00:00Z"), json!("2199-12-31T15:59:59.999999Z")],
        _ => ends("minimum").into_iter().chain(ends("maximum")).collect(),
    }
}

/// The bodies that are tried with an operation.
fn bodies(schema: &Value, example: &Value, dice: &mut Dice) -> Vec<Value> {
    let strange = strange();
    let mut bodies = vec![example.clone(), json!([]), json!(null), json!("x"), json!([example]), json!({})];
    for (name, field) in resolved(schema)["properties"].as_object().into_iter().flatten() {
        let some: Vec<Value> = (0..EACH).map(|_| strange[dice.below(strange.len())].clone()).collect();
        for value in some.into_iter().chain(bounds(field)) {
            let mut body = example.clone();
            body[name] = match (&body[name], dice.below(2)) {
                // Within, where the field is a list or an object.
                (Value::Array(_), 0) => json!([value]),
                (Value::Object(inner), 0) => {
                    let mut inner: Map<String, Value> = inner.clone();
                    let place = dice.below(inner.len().max(1));
                    inner.values_mut().skip(place).take(1).for_each(|inner| *inner = value.clone());
                    inner.into()
                }
                _ => value,
            };
            bodies.push(body);
        }
    }
    bodies
}

/// The records that each of the people may act on: by collection and action, who and which.
async fn chances(people: &[Person]) -> HashMap<(String, String), (Person, String)> {
    let mut chances = HashMap::new();
    for person in people {
        for (path, method, _) in operations() {
            if method != "get" || path.contains('{') {
                continue;
            }
            let page = person.get(&format!("{path}?limit=200")).await;
            for item in page.body["items"].as_array().into_iter().flatten() {
                for action in item["available_actions"].as_array().into_iter().flatten() {
                    let action = action.as_str().or_else(|| action["action"].as_str()).unwrap_or_default();
                    let key = (path.clone(), action.replace('_', "-"));
                    let id = item["id"].as_str().unwrap_or_default().to_owned();
                    chances.entry(key).or_insert_with(|| (person.clone(), id));
                }
            }
        }
    }
    chances
}

/// An example whose references lead somewhere.
fn grounded(example: &Value, records: &HashMap<&str, String>) -> Value {
    let known = [
        ("organ", "/api/v1/organizations"),
        ("org_id", "/api/v1/organizations"),
        ("committee", "/api/v1/organizations"),
        ("meeting_id", "/api/v1/meetings"),
        ("term_id", "/api/v1/terms"),
        ("item_id", "/api/v1/supervision/items"),
        ("deput", "/api/v1/deputies"),
        ("member", "/api/v1/deputies"),
        ("document", "/api/v1/documents"),
    ];
    let mut body = example.clone();
    for (name, value) in body.as_object_mut().into_iter().flatten() {
        let found = known.iter().find(|(part, _)| name.contains(part) && name.contains("id"));
        let Some(id) = found.and_then(|(_, collection)| records.get(collection)) else { continue };
        *value = if value.is_array() { json!([id]) } else { json!(id) };
    }
    body
}

async fn sums(store: &Store) -> BTreeMap<String, (u64, String)> {
    let mut all = BTreeMap::new();
    for table in tables(store.read()).await.unwrap() {
        let sum = table.sum(store.read()).await.unwrap();
        all.insert(table.name, (sum.rows, sum.checksum()));
    }
    all
}

#[tokio::test]
async fn strange_values_are_answered_and_what_is_stored_can_be_copied() {
    let app = App::demonstration().await;
    let mut people = Vec::new();
    for name in PEOPLE {
        people.push(app.person(name).await);
    }
    let chances = chances(&people).await;
    let mut records = HashMap::new();
    for collection in [
        "/api/v1/organizations",
        "/api/v1/meetings",
        "/api/v1/terms",
        "/api/v1/supervision/items",
        "/api/v1/deputies",
        "/api/v1/documents",
    ] {
        let page = people[0].get(collection).await;
        if let Some(id) = page.body["items"][0]["id"].as_str() {
            records.insert(collection, id.to_owned());
        }
    }
    let (mut dice, mut statuses) = (Dice(2026), BTreeMap::<u16, usize>::new());
    let mut codes = BTreeMap::<String, usize>::new();
    for (path, method, operation) in operations() {
        let content = operation["requestBody"]["content"].as_object();
        let Some((media_type, content)) =
            content.and_then(|all| all.iter().find(|(name, _)| name.ends_with("json")))
        else {
            continue;
        };
        if SPARED.iter().any(|spared| path.contains(spared)) {
            continue;
        }
        let (collection, action) = match path.split_once("/{id}") {
            Some((collection, "")) => (collection, "edit"),
            Some((collection, action)) => (collection, action.trim_start_matches('/')),
            None => (&*path, "create"),
        };
        let chance = chances.get(&(collection.to_owned(), action.to_owned()));
        let nobody = "0198f3a2-6d1c-7c4e-9b1a-000000000000".to_owned();
        let (person, id) = match chance {
            Some((person, id)) => (person.clone(), id.clone()),
            None => (people[dice.below(people.len())].clone(), nobody),
        };
        let example = grounded(&content["example"], &records);
        let tried = if action == "create" { people.clone() } else { vec![person] };
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let send = async |person: &Person, body: &Value| {
            let request = person.request(method.clone(), &path.replace("{id}", &id));
            let request = request.header("If-Match", "*").header("Content-Type", media_type);
            Answer::of(request.body(body.to_string())).await
        };
        let mut able = tried[0].clone();
        for person in &tried {
            if send(person, &json!([])).await.status != 403 {
                able = person.clone();
                break;
            }
        }
        for body in bodies(&content["schema"], &example, &mut dice) {
            let answer = send(&able, &body).await;
            assert!(answer.status < 500, "{method} {path} {body}: {}", answer.text);
            *statuses.entry(answer.status).or_default() += 1;
            *codes.entry(answer.body["code"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
        }
    }
    println!("{statuses:?} {codes:?}");
    // It got behind the doors: bodies were read and refused, and some were stored.
    assert!(statuses[&422] > 500, "{statuses:?}");
    assert!(statuses.get(&201).is_some_and(|stored| *stored > 10), "{statuses:?}");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/copy.sqlite", folder.path().display());
    let there =
        Store::open(&StoreSettings { url, connections: 2, statement_timeout_seconds: 10 }).await.unwrap();
    let source = &app.application.service.store;
    let (from, into) = (source.whole().await.unwrap(), there.whole().await.unwrap());
    copy(&from, &into, Present::Refused).await.unwrap().commit().await.unwrap();
    assert_eq!(sums(&there).await, sums(source).await);
}

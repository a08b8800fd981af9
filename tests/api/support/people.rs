//! The people of a story in 嘉定, and what is asked of them.

use super::{App, Person};
use serde_json::Value;

/// The people of the story, signed in anew when the day changes: an access token lives fifteen minutes.
pub struct People {
    pub office: Person,
    pub secretary: Person,
    pub committee: Person,
    pub member: Person,
    pub clerk: Person,
    pub head: Person,
    pub department: Person,
    pub supervisor: Person,
}

impl People {
    pub async fn of(app: &App) -> Self {
        Self {
            office: app.person("sc-office").await,
            secretary: app.person("chairs-secretary").await,
            committee: app.person("committee-staff").await,
            member: app.person("sc-member").await,
            clerk: app.person("organ-clerk").await,
            head: app.person("organ-head").await,
            department: app.person("department-clerk").await,
            supervisor: app.person("ballot-supervisor").await,
        }
    }

    pub async fn on(app: &App, day: &str) -> Self {
        app.on(day);
        Self::of(app).await
    }
}

pub async fn fresh(person: &Person, collection: &str, record: &Value) -> Value {
    let path = format!("/api/v1{collection}/{}", record["id"].as_str().unwrap());
    person.get(&path).await.expect(200).body.clone()
}

/// Those who read the published part of a record read it as the public does: the same columns, of nobody who worked on it, and
/// nothing may be done with it.
pub async fn read_as_the_public(app: &App, people: &[&str], collection: &str, record: &Value) {
    let path = format!("/api/v1{collection}/{}", record["id"].as_str().unwrap());
    let request = app.stranger().request(reqwest::Method::GET, &path).header("District-Code", "310114");
    let public = super::Answer::of(request).await.expect(200).body.clone();
    for name in people {
        let person = app.person(name).await;
        assert_eq!(fresh(&person, collection, record).await, public, "{name}");
        let listed = person.get(&format!("/api/v1{collection}")).await.expect(200).body["items"].clone();
        assert!(listed.as_array().unwrap().contains(&public), "{name}: {listed}");
        let history = person.get(&format!("{path}/history")).await.expect(200).body["items"].clone();
        for entry in history.as_array().unwrap() {
            let nobody = serde_json::json!(uuid::Uuid::nil());
            assert_eq!((&entry["actor_id"], &entry["reason"]), (&nobody, &Value::Null), "{name}: {entry}");
        }
    }
}

/// Every other role is refused, and nothing changes.
pub async fn only(app: &App, allowed: &[&str], collection: &str, record: &Value, action: &str, body: &Value) {
    let everybody = [
        "sc-office",
        "chairs-secretary",
        "sc-member",
        "committee-staff",
        "committee-staff-finance",
        "deputy-affairs",
        "deputy",
        "auditor",
        "district-admin",
        "government-office",
        "organ-clerk",
        "organ-head",
        "department-clerk",
        "procuratorate-head",
        "ballot-supervisor",
        "third-party",
    ];
    let office = app.person("sc-office").await;
    let before = fresh(&office, collection, record).await;
    for name in everybody.into_iter().filter(|name| !allowed.contains(name)) {
        let answer = app.person(name).await.try_act(collection, record, action, body).await;
        assert!(matches!(answer.status, 403 | 404), "{name} may {action}: {}", answer.text);
    }
    assert_eq!(before, fresh(&office, collection, record).await);
}

//! What was withdrawn is gone for outsiders, and what is told to the deputies is for the deputies.

use crate::support::{Answer, App, Person};
use reqwest::Method;
use serde_json::{Value, json};

const SECRET: &str = "本条文字后来撤回";
const DRAFTED: &str = "草稿里写错的名字";

async fn published(app: &App, scope: &str, author: &Person, text: &str) -> Value {
    let office = app.person("sc-office").await;
    let document = author.document("公开件", "public").await;
    let draft = json!({
        "subject_type": "registry.organization", "subject_id": app.organization("sc"), "kind": "notice",
        "scope": scope, "channel": "website", "title": "公告", "text": DRAFTED, "disclosure": "public",
        "document_id": document["id"]
    });
    let draft = author.create("/publications", &draft).await;
    let path = format!("/api/v1/publications/{}", draft["id"].as_str().unwrap());
    author.patch(&path, &json!({"text": text})).await.expect(200);
    office.act("/publications", &draft, "review", &json!({"note": "只给内部的审查意见"})).await;
    office.act("/publications", &draft, "publish", &json!({})).await
}

/// Everywhere where the text could stand.
async fn everything(person: &Person, record: &Value) -> String {
    let path = format!("/api/v1/publications/{}", record["id"].as_str().unwrap());
    let mut all = String::new();
    for read in [
        path.clone(),
        format!("{path}?expand=document"),
        format!("{path}?fields=text"),
        format!("{path}/history?limit=200"),
        "/api/v1/publications?limit=200&expand=document".into(),
        "/api/v1/publications?q=公告".into(),
        "/api/v1/publications/feed?limit=200".into(),
        format!("/api/v1/trace?type=instrument.publication&id={}", record["id"].as_str().unwrap()),
    ] {
        let request = person.request(Method::GET, &read).header("District-Code", "310114");
        all += &Answer::of(request).await.text;
    }
    all
}

#[tokio::test]
async fn of_a_withdrawn_publication_outsiders_read_the_tombstone_only() {
    let app = App::start().await;
    let (office, committee) = (app.person("sc-office").await, app.person("committee-staff").await);
    let record = published(&app, "to_public", &committee, SECRET).await;
    let outsiders =
        ["contractor", "expert", "third-party", "deputy", "organ-clerk", "service", "street-clerk"];
    for name in outsiders {
        let person = app.person(name).await;
        let all = everything(&person, &record).await;
        assert!(all.contains(SECRET), "{name} reads it while it is out");
        // What was in the draft was never out, nor was what the reviewer noted.
        assert!(!all.contains(DRAFTED) && !all.contains("审查意见"), "{name}: {all}");
    }
    office.act("/publications", &record, "withdraw", &json!({"reason": "数据有误"})).await;
    let mut people = vec![("stranger", app.stranger())];
    for name in outsiders {
        people.push((name, app.person(name).await));
    }
    let document = record["document_id"].as_str().unwrap();
    for (name, person) in people {
        let all = everything(&person, &record).await;
        assert!(all.contains("已撤回") && all.contains("数据有误"), "{name}: {all}");
        assert!(!all.contains(SECRET) && !all.contains(document), "{name} still reads it: {all}");
    }
    for name in ["sc-office", "committee-staff", "chairs-secretary", "auditor", "district-admin"] {
        assert!(everything(&app.person(name).await, &record).await.contains(SECRET), "{name}");
    }
}

#[tokio::test]
async fn what_is_told_to_the_deputies_is_for_deputies_the_congress_and_the_own_side() {
    let app = App::start().await;
    let clerk = app.person("organ-clerk").await;
    let record = published(&app, "to_deputies", &clerk, SECRET).await;
    let path = format!("/api/v1/publications/{}", record["id"].as_str().unwrap());
    for name in [
        "deputy",
        "sc-member",
        "sc-office",
        "committee-staff",
        "deputy-affairs",
        "organ-clerk",
        "organ-head",
        "auditor",
    ] {
        assert!(app.person(name).await.get(&path).await.expect(200).text.contains(SECRET), "{name}");
    }
    for name in [
        "contractor",
        "expert",
        "third-party",
        "owner-representative",
        "service",
        "department-clerk",
        "procuratorate-head",
    ] {
        let person = app.person(name).await;
        person.get(&path).await.refused(404, "NOT_FOUND");
        assert!(!everything(&person, &record).await.contains(SECRET), "{name}");
    }
}

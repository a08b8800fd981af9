//! `explain=true`: what is said of an action is what becomes of it.

use crate::support::{App, Person};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A record of each state of the kinds of work, as somebody lists them.
async fn some(person: &Person, paths: &[&str]) -> Vec<(String, Value)> {
    let mut found = BTreeMap::new();
    for path in paths {
        let page = person.get(&format!("/api/v1{path}?limit=200")).await;
        for record in page.body["items"].as_array().into_iter().flatten() {
            let state = record["state"].as_str().unwrap().to_owned();
            found.entry((*path, state)).or_insert_with(|| ((*path).to_owned(), record.clone()));
        }
    }
    found.into_values().collect()
}

const WORK: [&str; 8] = [
    "/supervision/items",
    "/deliberation-opinions",
    "/opinion-clauses",
    "/issues",
    "/ballots",
    "/meetings",
    "/publications",
    "/surveys",
];

/// The action itself, tried with an empty body: its refusal, if there is one.
async fn tried(person: &Person, path: &str, record: &Value, action: &str) -> (u16, Value) {
    let one = format!("/api/v1{path}/{}", record["id"].as_str().unwrap());
    let url = format!("{one}/{}?dry_run=true", action.replace('_', "-"));
    let answer = person.post(&url, &json!({})).await;
    (answer.status, answer.body)
}

#[tokio::test]
async fn what_is_said_of_an_action_is_what_becomes_of_it() {
    let app = App::demonstration().await;
    let (mut refused, mut alike, mut accepted, mut open, mut wrong) = (0, 0, 0, 0, Vec::new());
    for name in
        ["sc-office", "chairs-secretary", "committee-staff", "organ-clerk", "organ-head", "deputy-affairs"]
    {
        let person = app.person(name).await;
        for (path, record) in some(&person, &WORK).await {
            let one = format!("/api/v1{path}/{}", record["id"].as_str().unwrap());
            let explained = person.get(&format!("{one}?explain=true")).await.expect(200).body.clone();
            let all = explained["explained_actions"].as_array().unwrap();
            let actions: Vec<&Value> = all.iter().map(|one| &one["action"]).collect();
            let available: Vec<&Value> = record["available_actions"].as_array().unwrap().iter().collect();
            assert_eq!(actions, available, "{one}");
            assert_eq!(explained["version"], record["version"], "nothing is done");
            for outlook in all.iter().filter(|one| one["action"] != "edit" && one["action"] != "remove") {
                let action = outlook["action"].as_str().unwrap();
                let (status, answer) = tried(&person, &path, &record, action).await;
                let unreadable = status == 422 && answer["code"] == "VALIDATION_FAILED";
                let right = match &outlook["refusal"] {
                    Value::Null if outlook["complete"] == true => {
                        accepted += 1;
                        // What stands behind the effect may still refuse: then the table is not what refuses.
                        status == 200
                    }
                    Value::Null => {
                        open += 1;
                        outlook["accepted"] == true
                    }
                    refusal => {
                        refused += 1;
                        let same =
                            ["code", "detail", "basis"].iter().all(|field| refusal[field] == answer[field]);
                        // Of several conditions that do not hold, one on the body may refuse first.
                        alike += usize::from(same);
                        outlook["accepted"] == false && (same || unreadable || status >= 400)
                    }
                };
                if !right {
                    wrong.push(format!("{name}: {one} {action} ({status} {}): {outlook}", answer["code"]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(refused > 5 && accepted > 3 && open > 10, "{refused} refused, {accepted} accepted, {open} open");
    assert!(alike > 3, "only {alike} of {refused} are refused with the same code");
}

#[tokio::test]
async fn a_refusal_is_told_in_the_language_of_the_request_with_its_article() {
    let app = App::demonstration().await;
    let committee = app.person("committee-staff").await;
    let mut with_basis = 0;
    for (path, record) in some(&committee, &WORK).await {
        let one = format!("/api/v1{path}/{}?explain=true", record["id"].as_str().unwrap());
        let chinese = committee.get(&one).await.expect(200).body["explained_actions"].clone();
        let english = committee.request(reqwest::Method::GET, &one).header("Accept-Language", "en");
        let english = crate::support::Answer::of(english).await.expect(200).body["explained_actions"].clone();
        for (zh, en) in chinese.as_array().unwrap().iter().zip(english.as_array().unwrap()) {
            assert_eq!((&zh["action"], &zh["refusal"]["code"]), (&en["action"], &en["refusal"]["code"]));
            if zh["refusal"].is_object() {
                assert_ne!(zh["refusal"]["detail"], en["refusal"]["detail"]);
                with_basis += usize::from(zh["refusal"]["basis"].is_string());
            }
        }
    }
    assert!(with_basis > 0, "no refusal names its article");
}

#[tokio::test]
async fn explaining_is_asked_of_one_record_and_keeps_nothing() {
    let app = App::demonstration().await;
    let committee = app.person("committee-staff").await;
    let items = committee.get("/api/v1/supervision/items?limit=1").await.expect(200).body["items"].clone();
    let one = format!("/api/v1/supervision/items/{}", items[0]["id"].as_str().unwrap());
    committee.get("/api/v1/supervision/items?explain=true").await.refused(400, "UNKNOWN_PARAMETER");
    committee.get(&format!("{one}?explain=maybe")).await.refused(400, "INVALID_PARAMETER");
    let plain = committee.get(&one).await.expect(200).body.clone();
    assert!(plain.get("explained_actions").is_none());
    let partial = committee.get(&format!("{one}?explain=true&fields=state")).await.expect(200).body.clone();
    assert_eq!(
        partial["explained_actions"].as_array().map(Vec::len),
        plain["available_actions"].as_array().map(Vec::len)
    );
    let before = committee.get(&format!("{one}/history?limit=200")).await.body["items"].clone();
    committee.get(&format!("{one}?explain=true")).await.expect(200);
    assert_eq!(committee.get(&format!("{one}/history?limit=200")).await.body["items"], before);
    // Who sees the record and may do nothing is told of nothing.
    let auditor = app.person("auditor").await;
    assert_eq!(
        auditor.get(&format!("{one}?explain=true")).await.expect(200).body["explained_actions"],
        json!([])
    );
    let elsewhere = app.person_of("310104", "committee-staff").await;
    elsewhere.get(&format!("{one}?explain=true")).await.refused(404, "NOT_FOUND");
}

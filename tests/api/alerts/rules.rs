//! Rules: who makes them, what they may watch, when they are in force.

use super::{ALERTS, RULES, alerts, content, evaluate, in_force, issue};
use crate::support::{Answer, App, Person, fresh, only};
use instruments::{alert_rules::AlertMeasure, alerts::Alerts};
use platform::{call::Call, problem::codes, records::actor::Actor, store::Outcome, values::words::Words};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

async fn remove(person: &Person, rule: &Value) -> Answer {
    let path = format!("/api/v1{RULES}/{}", rule["id"].as_str().unwrap());
    let tag = person.get(&path).await.header("etag");
    Answer::of(person.request(Method::DELETE, &path).header("If-Match", tag)).await
}

#[tokio::test]
async fn a_rule_is_made_by_a_committee_and_changed_out_of_force() {
    let app = App::start().await;
    let committee = app.person("committee-staff").await;
    for name in
        ["sc-office", "district-admin", "deputy-affairs", "organ-clerk", "street-clerk", "auditor", "deputy"]
    {
        app.person(name).await.refused_to_create(RULES, &content(&json!({})), (403, "FORBIDDEN")).await;
    }
    for (field, value) in [
        ("domain", json!({"domain": "budget", "measure": "plenary_interval"})),
        ("share", json!({"measure": "dissatisfied_share", "threshold": 10_001})),
        ("days", json!({"threshold": 36_501})),
        ("negative", json!({"threshold": -1})),
        ("measure", json!({"measure": "select 1"})),
        ("expression", json!({"expression": "value > 3"})),
    ] {
        let refused = committee.post(&format!("/api/v1{RULES}"), &content(&value)).await;
        assert_eq!(refused.refused(422, "VALIDATION_FAILED").status, 422, "{field}");
    }
    let rule = committee.create(RULES, &content(&json!({"domain": "budget"}))).await;
    let said =
        ["state", "unit", "author_organization_id"].map(|name| rule[name].as_str().unwrap().to_owned());
    assert_eq!(said, ["disabled", "days", &*app.organization("urban")]);
    assert_eq!(rule["enabled"], false);
    committee.refused_to_create(RULES, &content(&json!({})), (409, "ALREADY_EXISTS")).await;

    // Another committee reads it and leaves it alone; the government side and other districts do not see it.
    let path = format!("/api/v1{RULES}/{}", rule["id"].as_str().unwrap());
    let other = app.person("committee-staff-finance").await;
    other.patch(&path, &json!({"threshold": 1})).await.refused(403, "FORBIDDEN_SCOPE");
    only(&app, &["committee-staff"], RULES, &rule, "enable", &json!({})).await;
    app.person("street-clerk").await.get(&path).await.expect(200);
    app.person("organ-clerk").await.get(&path).await.refused(403, "FORBIDDEN");
    app.person_of("310104", "committee-staff").await.get(&path).await.refused(404, "NOT_FOUND");

    committee.patch(&path, &json!({"threshold": 31, "domain": "supervision"})).await.expect(200);
    let too_much = committee.patch(&path, &json!({"measure": "reopened_share", "threshold": 10_001})).await;
    too_much.refused(422, "VALIDATION_FAILED");
    let enabled = committee.act(RULES, &rule, "enable", &json!({})).await;
    assert_eq!((enabled["enabled"].as_bool(), enabled["threshold"].as_i64()), (Some(true), Some(31)));
    committee.patch(&path, &json!({"threshold": 1})).await.refused(409, "INVALID_TRANSITION");
    remove(&committee, &rule).await.refused(409, "INVALID_TRANSITION");
    only(&app, &["committee-staff"], RULES, &rule, "disable", &json!({})).await;
    committee.act(RULES, &rule, "disable", &json!({"note": "暂停观察"})).await;
    assert_eq!(remove(&committee, &rule).await.status, 204);
    // Its code is free again.
    committee.create(RULES, &content(&json!({}))).await;
    let history = committee.get(&format!("{path}/history")).await.expect(200).body["items"].clone();
    let actions: Vec<_> =
        history.as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["create", "edit", "enable", "disable", "remove"]);
}

#[tokio::test]
async fn only_rules_in_force_raise_and_only_about_their_field() {
    let app = App::start().await;
    let committee = app.person("committee-staff").await;
    issue(&app, "嘉问2026-001", "2026-08-10").await;
    let rule = committee.create(RULES, &content(&json!({}))).await;
    in_force(&app, &json!({"code": "BUDGET", "domain": "budget"})).await;
    app.on("2026-09-09");
    evaluate(&app).await;
    let committee = app.person("committee-staff").await;
    assert!(
        alerts(&committee, "").await.is_empty(),
        "one rule is not in force, the other watches another field"
    );
    committee.act(RULES, &rule, "enable", &json!({})).await;
    committee.act(RULES, &rule, "disable", &json!({})).await;
    evaluate(&app).await;
    assert!(alerts(&committee, "").await.is_empty());
    committee.act(RULES, &rule, "enable", &json!({})).await;
    evaluate(&app).await;
    assert_eq!(alerts(&committee, "").await.len(), 1);
}

#[tokio::test]
async fn the_service_assigns_where_the_rule_says_so() {
    let app = App::start().await;
    issue(&app, "嘉问2026-001", "2026-08-10").await;
    in_force(&app, &json!({"assigns_responsible": true})).await;
    app.on("2026-09-09");
    evaluate(&app).await;
    let department = app.person("department-clerk").await;
    let alert = alerts(&department, "").await.pop().unwrap();
    assert_eq!(
        (alert["state"].as_str(), &alert["handler_org_id"]),
        (Some("assigned"), &json!(app.organization("construction")))
    );
    let clocks = super::clocks(&app.person("sc-office").await, &alert).await;
    assert_eq!(clocks, ["ALERT_ASSIGNMENT 2026-09-14 met", "ALERT_EXPLANATION 2026-09-22 running"]);
    department.act(ALERTS, &alert, "explain", &json!({"explanation": "施工许可迟延。"})).await;
    let rule = json!({"id": alert["rule_id"]});
    let committee = app.person("committee-staff").await;
    committee.act(RULES, &rule, "disable", &json!({})).await;
    // What the rule said then stays with the alert.
    let path = format!("/api/v1{RULES}/{}", rule["id"].as_str().unwrap());
    committee.patch(&path, &json!({"threshold": 99})).await.expect(200);
    assert_eq!(fresh(&department, ALERTS, &alert).await["threshold"], 30);
}

#[tokio::test]
async fn the_database_refuses_a_second_open_alert() {
    let app = App::start().await;
    let rule = in_force(&app, &json!({})).await;
    let rule_id: uuid::Uuid = rule["id"].as_str().unwrap().parse().unwrap();
    let raise = async || {
        let call = Call::internal(&app.application.service, Actor::operator());
        let write = app.application.service.store.write(move |tx| {
            let call = call.clone();
            Box::pin(async move {
                let work = call.work(tx, "310114");
                let made = work.make::<Alerts>(|row| {
                    row.rule_id = rule_id;
                    row.open_key = Some("one".into());
                });
                Ok(Outcome::Commit(made.await?.id))
            })
        });
        write.await
    };
    raise().await.unwrap();
    assert_eq!(raise().await.unwrap_err().code(), codes::ALREADY_EXISTS);
}

#[test]
fn every_word_is_measured_by_one() {
    let words: BTreeSet<&str> = AlertMeasure::ALL.iter().map(|measure| measure.word()).collect();
    let registered = &jiandu::app::routes().measures;
    let measured: BTreeSet<&str> = registered.iter().map(|measure| measure.word).collect();
    assert_eq!((&measured, registered.len()), (&words, words.len()));
}

//! What became of an opinion as a deputy's suggestion: told to whoever said it, with the code.

use super::{OPINIONS, citizen, heard, home, manager};
use crate::{
    stations::{COMMITMENTS, CONTACTS, SUGGESTIONS, by, clock, kept_by, leaves, suggestions},
    support::{Answer, App, fresh},
};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const OPINION: &str = "stations.citizen_opinion";
const SUGGESTION: &str = "stations.suggestion";
const COMMITMENT: &str = "stations.commitment";

fn conversion() -> Value {
    json!({"title": "关于增设充电桩的建议", "proposal_text": "增设二十个充电桩。"})
}

/// Made of an opinion that was accepted, by the deputy who heard it.
async fn converted(app: &App, said: &Value) -> Value {
    manager(app).await.act(OPINIONS, said, "accept", &json!({"procedure_check": "none"})).await;
    let converted = app.person("deputy").await.act(OPINIONS, said, "convert", &conversion()).await;
    json!({"id": converted["suggestion_id"]})
}

/// Submitted, without consent to publish it, and led by one department with the help of another.
async fn assigned(app: &App, made: &Value) {
    let (deputy, affairs) = (app.person("deputy").await, app.person("deputy-affairs").await);
    let path = format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap());
    let text = json!({"no_own_interest": true, "problem_text": "金园一路沿线三个小区没有公共充电桩。"});
    deputy.patch(&path, &text).await.expect(200);
    deputy.act(SUGGESTIONS, made, "submit", &json!({})).await;
    affairs.act(SUGGESTIONS, made, "review", &json!({"suggestion_no": "嘉建2026-085"})).await;
    let mut organs = suggestions::to_construction(app);
    organs["co_organ_ids"] = json!([app.organization("finance")]);
    affairs.act(SUGGESTIONS, made, "assign", &organs).await;
    app.person("department-clerk").await.act(SUGGESTIONS, made, "sign", &json!({})).await;
    app.person("finance-clerk").await.act(SUGGESTIONS, made, "sign", &json!({})).await;
    let opinion = json!({"opinion": "同意安排经费。"});
    app.person("finance-head").await.act(SUGGESTIONS, made, "co-reply", &opinion).await;
}

/// What is read with a code.
async fn by_code(app: &App, code: &str, path: &str) -> Answer {
    Answer::of(app.stranger().request(Method::GET, path).header("Access-Code", code)).await
}

/// The states of the records that came of an opinion, by their kinds.
async fn followed(app: &App, said: &Value, code: &str) -> BTreeMap<String, String> {
    let path = format!(
        "/api/v1/trace?type={OPINION}&id={}&direction=forward&depth=10",
        said["id"].as_str().unwrap()
    );
    let trace = by_code(app, code, &path).await.expect(200).body.clone();
    let text = |node: &Value, field: &str| node[field].as_str().unwrap().to_owned();
    let nodes = trace["nodes"].as_array().unwrap().iter();
    nodes.map(|node| (text(node, "type"), text(node, "state"))).collect()
}

fn states(expected: &[(&str, &str)]) -> BTreeMap<String, String> {
    expected.iter().map(|(kind, state)| ((*kind).to_owned(), (*state).to_owned())).collect()
}

#[tokio::test]
async fn a_citizen_follows_the_own_opinion_to_the_reply_to_the_deputy() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    let code = citizen(&app, &said).code;
    let made = converted(&app, &said).await;
    // A draft is the deputy's own.
    let path = format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap());
    by_code(&app, &code, &path).await.refused(404, "NOT_FOUND");
    assigned(&app, &made).await;
    let waits = states(&[(OPINION, "converted"), (SUGGESTION, "handling")]);
    assert_eq!(followed(&app, &said, &code).await, waits);

    // Both departments have a plan, and the deputy is not satisfied with it.
    suggestions::replied(&app, &made, "planned", "2026-08-03").await;
    let seen = by_code(&app, &code, &path).await.expect(200).body.clone();
    assert_eq!(
        (seen["state"].as_str(), seen["outcome_class"].as_str(), seen["promised_on"].as_str()),
        (Some("replied"), Some("planned"), Some("2026-12-20"))
    );
    assert!(seen["reply_text"].is_string(), "{seen}");
    // What is said among those who handle it is none of it.
    assert_eq!((&seen["handlings"], &seen["rating_comment"]), (&json!([]), &Value::Null));
    let promises = format!("/api/v1{COMMITMENTS}?source_id={}", made["id"].as_str().unwrap());
    let promised = by_code(&app, &code, &promises).await.expect(200).body["items"].clone();
    assert_eq!(
        (promised.as_array().unwrap().len(), promised[0]["promised_on"].as_str()),
        (1, Some("2026-12-20"))
    );
    let (deputy, affairs) = (app.person("deputy").await, app.person("deputy-affairs").await);
    deputy.act(SUGGESTIONS, &made, "rate", &suggestions::rating("dissatisfied")).await;
    affairs.act(SUGGESTIONS, &made, "rehandle", &json!({"study_result": "应当再次办理。"})).await;
    let again = states(&[(OPINION, "converted"), (SUGGESTION, "rehandling"), (COMMITMENT, "replaced")]);
    assert_eq!(followed(&app, &said, &code).await, again);

    suggestions::replied(&app, &made, "adopted_resolved", "2026-08-03").await;
    deputy.act(SUGGESTIONS, &made, "rate", &suggestions::rating("satisfied")).await;
    affairs.act(SUGGESTIONS, &made, "close", &json!({})).await;
    manager(&app).await.act(OPINIONS, &said, "close", &json!({})).await;
    let ended = states(&[(OPINION, "closed"), (SUGGESTION, "closed"), (COMMITMENT, "replaced")]);
    assert_eq!(followed(&app, &said, &code).await, ended);
    let seen = by_code(&app, &code, &path).await.expect(200).body.clone();
    assert_eq!(
        (seen["outcome_class"].as_str(), seen["rating_result"].as_str(), &seen["published_reply_on"]),
        (Some("adopted_resolved"), Some("satisfied"), &Value::Null)
    );

    // The deputy agreed to no publication: nobody else reads it, with a code of something else or with none.
    let other = heard(&app, &json!({"id": said["site_id"]})).await;
    by_code(&app, &citizen(&app, &other).code, &path).await.refused(404, "NOT_FOUND");
    let plain = app.stranger().request(Method::GET, &path).header("District-Code", "310114");
    Answer::of(plain).await.refused(404, "NOT_FOUND");
    let contacts = by_code(&app, &code, &format!("/api/v1{CONTACTS}")).await;
    assert_ne!(contacts.status, 200, "what the deputy was told in between is the deputy's");
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn whoever_said_the_same_follows_it_too() {
    let app = App::start().await;
    let site = home(&app).await;
    let (first, same, late) = (heard(&app, &site).await, heard(&app, &site).await, heard(&app, &site).await);
    let leader = manager(&app).await;
    leader.act(OPINIONS, &same, "merge", &json!({"merged_into_id": first["id"]})).await;
    let made = converted(&app, &first).await;
    leader.act(OPINIONS, &late, "merge", &json!({"merged_into_id": first["id"]})).await;
    assigned(&app, &made).await;
    for said in [&same, &late] {
        let seen = followed(&app, said, &citizen(&app, said).code).await;
        assert_eq!(seen, states(&[(OPINION, "merged"), (SUGGESTION, "handling")]));
    }

    // What is no suggestion any more is none for them either.
    let app = App::start().await;
    let site = home(&app).await;
    let (first, same) = (heard(&app, &site).await, heard(&app, &site).await);
    manager(&app).await.act(OPINIONS, &same, "merge", &json!({"merged_into_id": first["id"]})).await;
    let made = converted(&app, &first).await;
    let deputy = app.person("deputy").await;
    deputy.act(SUGGESTIONS, &made, "withdraw", &json!({"reason": "已经解决"})).await;
    let leader = manager(&app).await;
    assert_eq!(fresh(&leader, OPINIONS, &same).await["suggestion_id"], Value::Null);
}

#[tokio::test]
async fn a_draft_of_a_deputy_who_leaves_gives_the_opinion_back() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    let made = converted(&app, &said).await;
    let affairs = app.organization("deputies");
    assert_eq!(kept_by(&app, &made, "SUGGESTION_DRAFT").await, by(affairs, "2026-09-02", "running"));
    leaves(&app, 9, "terminate", "2026-08-03").await;
    let office = app.person("sc-office").await;
    let back = fresh(&office, OPINIONS, &said).await;
    assert_eq!((back["state"].as_str(), &back["suggestion_id"]), (Some("accepted"), &Value::Null));
    let street = app.organization("street-committee");
    assert_eq!(kept_by(&app, &said, "OPINION_ROUTING").await, by(street, "2026-08-10", "running"));
    assert_eq!(clock(&app, &made, "SUGGESTION_DRAFT").await["state"], "cancelled");
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_seconder_in_office_keeps_the_draft() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    let made = converted(&app, &said).await;
    let path = format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap());
    let deputy = app.person("deputy").await;
    deputy.patch(&path, &json!({"seconder_ids": [app.deputy(10)]})).await.expect(200);
    app.person("deputy-2").await.act(SUGGESTIONS, &made, "confirm", &json!({})).await;
    leaves(&app, 9, "terminate", "2026-08-03").await;
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, OPINIONS, &said).await["state"], "converted");
    leaves(&app, 10, "terminate", "2026-08-03").await;
    assert_eq!(fresh(&office, OPINIONS, &said).await["state"], "accepted");
}

#[tokio::test]
async fn a_draft_is_not_waited_for_while_its_deputy_is_suspended() {
    for suspended in [true, false] {
        let app = App::start().await;
        let said = heard(&app, &home(&app).await).await;
        let made = converted(&app, &said).await;
        if suspended {
            leaves(&app, 9, "suspend", "2026-08-03").await;
        }
        app.on("2026-09-03");
        app.sweep().await;
        let opinion = fresh(&app.person("sc-office").await, OPINIONS, &said).await;
        let draft = clock(&app, &made, "SUGGESTION_DRAFT").await;
        // A deputy in office still submits it, late.
        let expected = if suspended { ("accepted", "cancelled") } else { ("converted", "overdue") };
        assert_eq!(
            (opinion["state"].as_str(), draft["state"].as_str()),
            (Some(expected.0), Some(expected.1))
        );
    }
}

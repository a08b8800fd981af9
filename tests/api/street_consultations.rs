//! Residents are asked: a body of a street, its meetings, what they say and who answers.

use crate::{
    street_committees::committee,
    support::{App, fresh},
};
use serde_json::{Value, json};

const BODIES: &str = "/street-committees/consultative-bodies";
const MEETINGS: &str = "/street-committees/consultative-meetings";

fn body(app: &App) -> Value {
    let member = |number: u32, background: &str| json!({"name": format!("演示居民{number:03}"), "background": background});
    json!({
        "street_id": app.organization("street"), "term_label": "第二届", "established_on": "2026-03-02",
        "members": [member(1, "resident"), member(2, "deputy"), member(3, "cppcc"), member(4, "unit")]
    })
}

#[tokio::test]
async fn a_street_has_one_consultative_body_in_a_term() {
    let app = App::start().await;
    let clerk = app.person("street-clerk").await;
    clerk.refused_to_create(BODIES, &body(&app), (403, "FORBIDDEN_SCOPE")).await;
    committee(&app).await;
    let mut future = body(&app);
    future["established_on"] = json!("2026-08-04");
    clerk.refused_to_create(BODIES, &future, (422, "FUTURE_RECORD")).await;
    let mut nobody = body(&app);
    nobody["members"] = json!([]);
    clerk.refused_to_create(BODIES, &nobody, (422, "VALIDATION_FAILED")).await;
    app.person("sc-office").await.refused_to_create(BODIES, &body(&app), (403, "FORBIDDEN")).await;
    clerk.create(BODIES, &body(&app)).await;
    clerk.refused_to_create(BODIES, &body(&app), (409, "ALREADY_EXISTS")).await;
    let mut next = body(&app);
    next["term_label"] = json!("第三届");
    clerk.create(BODIES, &next).await;
}

#[tokio::test]
async fn what_residents_say_is_answered_by_its_handler() {
    let app = App::start().await;
    committee(&app).await;
    let (clerk, director) = (app.person("street-clerk").await, app.person("street-director").await);
    let body = clerk.create(BODIES, &body(&app)).await;
    let planned = json!({"body_id": body["id"], "planned_on": "2026-08-03", "topics": ["社区食堂"]});
    let mut silent = planned.clone();
    silent["topics"] = json!([]);
    clerk.refused_to_create(MEETINGS, &silent, (422, "VALIDATION_FAILED")).await;
    let meeting = clerk.create(MEETINGS, &planned).await;
    let opinion = |organ: &str| json!({"text": "建议增设老年人用餐窗口。", "handler_organ_id": app.organization(organ)});
    let held = json!({
        "held_on": "2026-08-03", "members_present": 3,
        "opinions": [opinion("construction"), opinion("finance"), opinion("construction")]
    });
    for (field, value, code) in [
        ("held_on", json!("2026-08-04"), (422, "FUTURE_RECORD")),
        ("held_on", json!("2026-03-01"), (422, "DATE_ORDER")),
        ("members_present", json!(2), (422, "QUORUM_NOT_MET")),
        ("members_present", json!(5), (422, "QUORUM_NOT_MET")),
        ("lead_votes", json!([{"lead_id": app.deputy(0), "votes": 4}]), (422, "BALLOT_ARITHMETIC")),
        ("lead_votes", json!([{"lead_id": app.deputy(0), "votes": 2}]), (422, "UNKNOWN_REFERENCE")),
        ("opinions", json!([opinion("sc")]), (422, "UNKNOWN_REFERENCE")),
    ] {
        let mut wrong = held.clone();
        wrong[field] = value;
        clerk.refused(MEETINGS, &meeting, "hold", &wrong, code).await;
    }
    let told = clerk.act(MEETINGS, &meeting, "hold", &held).await;
    assert_eq!(
        (told["members_total"].as_u64(), told["reply_due_on"].as_str(), told["opinions"][2]["seq"].as_u64()),
        (Some(4), Some("2026-11-03"), Some(3))
    );
    director.refused(MEETINGS, &meeting, "close", &json!({}), (422, "REPLIES_MISSING")).await;
    answered(&app, &meeting).await;
    let closed = director.act(MEETINGS, &meeting, "close", &json!({})).await;
    assert_eq!(closed["state"], "closed");
    // The members are told of the answers, and the year has its meeting.
    let told =
        |meeting: &Value| format!("/api/v1/publications?subject_id={}", meeting["id"].as_str().unwrap());
    let drafts = director.get(&told(&meeting)).await.expect(200).body["items"].clone();
    assert_eq!(drafts[0]["title"], "居民议事会议意见答复", "{drafts}");
    let owed = format!("/api/v1/deadlines?subject_id={}", body["id"].as_str().unwrap());
    let owed = director.get(&owed).await.expect(200).body["items"].clone();
    let mut days: Vec<(&str, &str)> = owed
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["effective_due_on"].as_str().unwrap(), one["state"].as_str().unwrap()))
        .collect();
    days.sort_unstable();
    assert_eq!(days, [("2026-12-31", "met"), ("2027-12-31", "running")]);

    let other = clerk.create(MEETINGS, &planned).await;
    clerk.refused(MEETINGS, &other, "cancel", &json!({"reason": "改期。"}), (403, "FORBIDDEN")).await;
    director.act(MEETINGS, &other, "cancel", &json!({"reason": "改期。"})).await;
    let drafts = director.get(&told(&other)).await.expect(200).body["items"].clone();
    assert_eq!(drafts[0]["title"], "居民议事会议取消公告", "{drafts}");
    clerk.refused(MEETINGS, &other, "hold", &held, (409, "INVALID_TRANSITION")).await;
}

async fn answered(app: &App, meeting: &Value) {
    let reply = |seq: u32| json!({"seq": seq, "reply": "已与社区食堂协商,自下月起增设两个老年人用餐窗口。"});
    let clerk = app.person("department-clerk").await;
    let theirs = json!({"replies": [reply(1), reply(2)]});
    clerk.refused(MEETINGS, meeting, "answer", &theirs, (403, "FORBIDDEN_SCOPE")).await;
    let short = json!({"replies": [{"seq": 1, "reply": "已办。"}]});
    clerk.refused(MEETINGS, meeting, "answer", &short, (422, "VALIDATION_FAILED")).await;
    let part = clerk.act(MEETINGS, meeting, "answer", &json!({"replies": [reply(1), reply(3)]})).await;
    assert_eq!((part["state"].as_str(), &part["opinions"][1]["reply"]), (Some("held"), &Value::Null));
    let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
    app.person("organ-clerk").await.get(&path).await.expect(404);
    let finance = app.person("finance-clerk").await;
    let whole = finance.act(MEETINGS, meeting, "answer", &json!({"replies": [reply(2)]})).await;
    assert_eq!(whole["state"], "answered");
    assert_eq!(fresh(&finance, MEETINGS, meeting).await["opinions"][1]["replied_on"], "2026-08-03");
}

//! Versions of work plans: what an amendment keeps, what it may not touch, and when a plan begins.

use crate::{
    street_activities::{ACTIVITIES, ITEMS, PLANS, activity, street_meeting},
    street_assignments::{ASSIGNMENTS, accepted, assignment},
    street_committees::committee,
    support::{Answer, App, Person, fresh},
};
use reqwest::Method;
use serde_json::{Value, json};

/// A plan of the committee with items: category, month, count and assignment.
async fn plan(app: &App, committee: &Value, year: u32, items: &[(&str, u32, Value)]) -> Value {
    let director = app.person("street-director").await;
    let plan = json!({"owner_type": "street_committee", "owner_id": committee["id"], "year": year});
    let plan = director.create(PLANS, &plan).await;
    for (category, month, assignment) in items {
        let source = if assignment.is_null() { "own" } else { "assigned" };
        let item = json!({
            "plan_id": plan["id"], "category": category, "title": format!("{month}月"), "planned_month": month,
            "planned_count": 1, "responsible_user_id": app.user("street-clerk"), "source": source,
            "assignment_id": assignment
        });
        director.create(ITEMS, &item).await;
    }
    plan
}

async fn adopted(app: &App, plan: &Value, meeting: &Value) -> Value {
    let director = app.person("street-director").await;
    director.act(PLANS, plan, "adopt", &json!({"adopted_meeting_id": meeting["id"]})).await;
    let text = director.document("年度工作计划", "public").await;
    director.act(PLANS, plan, "file", &json!({"document_id": text["id"]})).await
}

async fn items(person: &Person, plan: &Value) -> Vec<Value> {
    let path = format!("/api/v1{ITEMS}?plan_id={}&sort=planned_month", plan["id"].as_str().unwrap());
    person.get(&path).await.expect(200).body["items"].as_array().unwrap().clone()
}

/// The draft of the next version.
async fn amended(person: &Person, plan: &Value) -> Value {
    person.act(PLANS, plan, "amend", &json!({"reason": "调整安排。"})).await;
    person.get(&format!("/api/v1{PLANS}?state=draft")).await.expect(200).body["items"][0].clone()
}

async fn delete(person: &Person, collection: &str, record: &Value) -> Answer {
    let path = format!("/api/v1{collection}/{}", record["id"].as_str().unwrap());
    Answer::of(person.request(Method::DELETE, &path).header("If-Match", "*")).await
}

#[tokio::test]
async fn an_amendment_keeps_what_is_due_and_what_was_begun() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let made = [("research", 9, Value::Null), ("publicity", 10, Value::Null), ("charity", 12, Value::Null)];
    let plan = plan(&app, &committee, 2026, &made).await;
    let meeting = street_meeting(&app, 1, "2026-08-10").await;
    adopted(&app, &plan, &meeting).await;
    let (director, clerk) = (app.person("street-director").await, app.person("street-clerk").await);
    let here = items(&director, &plan).await;
    director.act(ITEMS, &here[1], "cancel", &json!({"outcome_reason": "other", "reason": "未开展。"})).await;
    let mut research = activity(&app, &committee, "research", "2026-09-10");
    research["plan_item_id"] = here[0]["id"].clone();
    clerk.create(ACTIVITIES, &research).await;
    let mut over = activity(&app, &committee, "publicity", "2026-09-11");
    over["plan_item_id"] = here[1]["id"].clone();
    clerk.refused_to_create(ACTIVITIES, &over, (422, "UNKNOWN_REFERENCE")).await;

    // What was cancelled for a reason of the committee's own stays due, and what has an activity stays where it is.
    let draft = amended(&director, &plan).await;
    let copies = items(&director, &draft).await;
    let states: Vec<_> =
        copies.iter().map(|item| (item["state"].as_str(), item["outcome_reason"].as_str())).collect();
    assert_eq!(states, [(Some("open"), None), (Some("cancelled"), Some("other")), (Some("open"), None)]);
    let begun = format!("/api/v1{ITEMS}/{}", copies[0]["id"].as_str().unwrap());
    director.patch(&begun, &json!({"planned_month": 11})).await.refused(409, "PLAN_LOCKED");
    director.patch(&begun, &json!({"responsible_user_id": app.user("street-director")})).await.expect(200);
    director.patch(&begun, &json!({"planned_count": 2})).await.expect(200);
    delete(&director, ITEMS, &copies[0]).await.refused(409, "PLAN_LOCKED");
    delete(&director, ITEMS, &copies[2]).await.expect(204);

    // What was begun since the draft was made is not lost with it.
    let mut late = activity(&app, &committee, "charity", "2026-12-10");
    late["plan_item_id"] = here[2]["id"].clone();
    clerk.create(ACTIVITIES, &late).await;
    let next = street_meeting(&app, 2, "2026-08-20").await;
    let director = app.person("street-director").await;
    let adoption = json!({"adopted_meeting_id": next["id"]});
    director.refused(PLANS, &draft, "adopt", &adoption, (409, "PLAN_LOCKED")).await;
    delete(&director, PLANS, &plan).await.refused(409, "INVALID_TRANSITION");
    delete(&director, PLANS, &draft).await.expect(204);
    let left = director.get(&format!("/api/v1{ITEMS}?plan_id={}", draft["id"].as_str().unwrap())).await;
    assert_eq!(left.expect(200).body["items"], json!([]));
    let draft = amended(&director, &plan).await;
    director.act(PLANS, &draft, "adopt", &adoption).await;
    assert_eq!(fresh(&director, PLANS, &plan).await["state"], "superseded");
    assert_eq!(items(&director, &draft).await.len(), 3);
}

#[tokio::test]
async fn an_amendment_asks_an_assignment_for_what_is_new_or_changed() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let task = accepted(&app, &assignment(&app, "嘉交〔2026〕61号").await).await;
    let made = [("inspection", 9, task["id"].clone())];
    let plan = plan(&app, &committee, 2026, &made).await;
    let meeting = street_meeting(&app, 1, "2026-08-10").await;
    adopted(&app, &plan, &meeting).await;
    // The assignment is done, and covers nothing any more.
    let (director, affairs) = (app.person("street-director").await, app.person("deputy-affairs").await);
    director.act(ASSIGNMENTS, &task, "start", &json!({})).await;
    let report = director.document("视察报告", "internal").await;
    let result =
        json!({"result_summary": "视察十二处。", "result_document_id": report["id"], "adoption": null});
    director.act(ASSIGNMENTS, &task, "submit", &result).await;
    affairs.act(ASSIGNMENTS, &task, "close", &json!({"review_comment": "视察深入。", "grade": "good"})).await;
    let draft = amended(&director, &plan).await;
    let copy = items(&director, &draft).await[0].clone();
    let path = format!("/api/v1{ITEMS}/{}", copy["id"].as_str().unwrap());
    director.patch(&path, &json!({"planned_count": 2})).await.expect(200);
    let next = street_meeting(&app, 2, "2026-08-20").await;
    let director = app.person("street-director").await;
    let adoption = json!({"adopted_meeting_id": next["id"]});
    director.refused(PLANS, &draft, "adopt", &adoption, (422, "ASSIGNMENT_REQUIRED")).await;
    director.patch(&path, &json!({"planned_count": 1})).await.expect(200);
    director.act(PLANS, &draft, "adopt", &adoption).await;
}

#[tokio::test]
async fn a_plan_that_was_filed_in_time_begins_in_time() {
    let app = App::start().await;
    let committee = committee(&app).await;
    app.calendar_of_2027().await;
    let plan = plan(&app, &committee, 2027, &[("research", 3, Value::Null)]).await;
    let meeting = street_meeting(&app, 1, "2026-12-21").await;
    assert_eq!(adopted(&app, &plan, &meeting).await["state"], "filed");
    app.on("2027-01-01");
    app.sweep().await;
    let director = app.person("street-director").await;
    assert_eq!(fresh(&director, PLANS, &plan).await["state"], "in_execution");
    let deadlines = format!("/api/v1/deadlines?subject_id={}&sort=code", plan["id"].as_str().unwrap());
    let deadlines = director.get(&deadlines).await.expect(200).body["items"].clone();
    let state = |code: &str| {
        let found = deadlines.as_array().unwrap().iter().find(|one| one["code"] == code);
        found.unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        [state("WORK_PLAN_ADOPTION"), state("WORK_PLAN_FILING"), state("WORK_PLAN_BEGINNING")],
        ["met"; 3]
    );
}

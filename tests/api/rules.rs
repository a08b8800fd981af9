//! Rule sets, the calendar, and the deadlines that are computed with them.

use crate::support::{App, People};
use serde_json::{Value, json};

const RULE_SETS: &str = "/rule-sets";
const ITEMS: &str = "/supervision/items";

fn rules(key: &str, value: u32, from: &str) -> Value {
    json!({
        "kind": "supervision", "code": "jiading", "jurisdiction": "310114", "effective_from": from,
        "params": [{"key": key, "value": value, "unit": "days", "tag": "practice", "basis": "区人大常委会议事规则"}]
    })
}

#[tokio::test]
async fn a_district_changes_its_practice_but_not_the_law() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let unknown = admin.post("/api/v1/rule-sets", &rules("opinion.colour", 1, "2026-01-01")).await;
    assert_eq!(unknown.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/params/0/key");
    let mut foreign = rules("opinion.issue_days", 5, "2026-01-01");
    foreign["jurisdiction"] = json!("310104");
    admin.post("/api/v1/rule-sets", &foreign).await.refused(403, "FORBIDDEN_SCOPE");
    let law = admin.create(RULE_SETS, &rules("report.final_lead_days", 5, "2026-01-01")).await;
    admin.refused(RULE_SETS, &law, "activate", &json!({}), (403, "LAW_PARAM_READONLY")).await;
    let own = admin.create(RULE_SETS, &rules("opinion.issue_days", 5, "2026-01-01")).await;
    admin.act(RULE_SETS, &own, "activate", &json!({})).await;
    let next = admin.create(RULE_SETS, &rules("opinion.issue_days", 7, "2026-08-04")).await;
    admin.refused(RULE_SETS, &next, "activate", &json!({}), (409, "RULE_SET_OVERLAP")).await;
    let early = json!({"effective_to": "2025-12-31"});
    admin.refused(RULE_SETS, &own, "supersede", &early, (422, "DATE_ORDER")).await;
    admin.act(RULE_SETS, &own, "supersede", &json!({"effective_to": "2026-08-03"})).await;
    admin.act(RULE_SETS, &next, "activate", &json!({})).await;

    // The decisive day chooses: an opinion of a meeting on 2026-08-03 follows the first, with its article.
    let (first, second) =
        (issue_deadline(&app, "2026-08-03", 38).await, issue_deadline(&app, "2026-08-05", 39).await);
    assert_eq!(
        (first["due_on"].as_str(), first["rule_set_id"].clone()),
        (Some("2026-08-10"), own["id"].clone())
    );
    assert_eq!(
        (second["due_on"].as_str(), second["rule_set_id"].clone()),
        (Some("2026-08-12"), next["id"].clone())
    );
    assert_eq!(first["basis"], "区人大常委会议事规则");
    assert!(first["steps"].as_array().is_some_and(|steps| !steps.is_empty()), "a deadline explains itself");
}

/// The time to issue an opinion of a meeting on a day.
async fn issue_deadline(app: &App, day: &str, ordinal: u32) -> Value {
    let chairpersons = app.held("chairpersons", "chairpersons", ordinal, day, 8).await;
    let (item, plenary) = app.inquired(&format!("嘉监2026-{ordinal}"), ordinal, day).await;
    let people = People::of(app).await;
    let content = json!({
        "document_number": format!("审议意见{ordinal}"), "title": "审议意见", "source_type": "supervision.item",
        "source_id": item["id"], "meeting_id": plenary["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create("/deliberation-opinions", &content).await;
    let clause = json!({
        "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
        "request_text": "对答复承诺事项建立台账,明确时限并向社会公布进展。"
    });
    people.committee.create("/opinion-clauses", &clause).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.act("/deliberation-opinions", &opinion, "approve", &decision).await;
    let path = format!("/api/v1/deadlines?subject_id={}&code=OPINION_ISSUE", opinion["id"].as_str().unwrap());
    people.office.get(&path).await.expect(200).body["items"][0].clone()
}

#[tokio::test]
async fn a_year_that_is_not_loaded_refuses_the_computation() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let answer = office.get("/api/v1/calendar-days?year=2027").await;
    assert_eq!(answer.refused(422, "CALENDAR_YEAR_MISSING").body["params"]["year"], 2027);
    let admin = app.person("district-admin").await;
    let built_in = json!({"year": 2026, "holidays": [], "makeup_workdays": []});
    admin.post("/api/v1/calendar-years", &built_in).await.refused(409, "ALREADY_EXISTS");
    let weekday = json!({"year": 2027, "holidays": [], "makeup_workdays": ["2027-02-15"]});
    let refused = admin.post("/api/v1/calendar-years", &weekday).await;
    assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/makeup_workdays");
    app.calendar_of_2027().await;
    let days = office.get("/api/v1/calendar-days?year=2027").await;
    let days = days.expect(200).body["items"].as_array().unwrap().clone();
    assert_eq!(days.len(), 365);
    let kind = |day: &str| days.iter().find(|one| one["date"] == day).unwrap()["day_type"].clone();
    let kinds = ["2027-01-03", "2027-01-04", "2027-02-13", "2027-02-14"].map(kind);
    assert_eq!(kinds, ["statutory_holiday", "workday", "weekend", "makeup_workday"]);
    // It is this district's calendar only.
    let other = app.person_of("310104", "sc-office").await;
    other.get("/api/v1/calendar-days?year=2027").await.refused(422, "CALENDAR_YEAR_MISSING");
}

/// The days before a meeting, by code.
async fn days_before(people: &People, item: &Value) -> Vec<(String, String)> {
    let path = format!(
        "/api/v1/deadlines?subject_id={}&sort=due_on&state=running&state=cancelled",
        item["id"].as_str().unwrap()
    );
    let page = people.office.get(&path).await;
    let read = |deadline: &Value, name: &str| deadline[name].as_str().unwrap().to_owned();
    page.expect(200).body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (read(d, "due_on"), read(d, "state")))
        .collect()
}

#[tokio::test]
async fn deadlines_follow_the_meeting() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let item = json!({
        "item_no": "监01", "title": "充电设施", "purpose": "推动", "form": "special_work_report",
        "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    let item = people.committee.create(ITEMS, &item).await;
    people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let running = |days: [&str; 3], state: &str| days.map(|day| (day.to_owned(), state.to_owned())).to_vec();
    assert_eq!(
        days_before(&people, &item).await,
        running(["2026-09-04", "2026-09-14", "2026-09-17"], "running")
    );
    // A meeting that is not announced is edited, and its items follow as they do later.
    let path = format!("/api/v1/meetings/{}", meeting["id"].as_str().unwrap());
    let day = json!({"start_on": "2026-09-25", "end_on": "2026-09-25"});
    people.office.patch(&path, &day).await.expect(200);
    assert_eq!(
        days_before(&people, &item).await,
        running(["2026-09-05", "2026-09-15", "2026-09-18"], "running")
    );
    let moved = json!({"start_on": "2026-09-29", "end_on": "2026-09-29", "reason": "议程调整"});
    people.office.act("/meetings", &meeting, "reschedule", &moved).await;
    assert_eq!(
        days_before(&people, &item).await,
        running(["2026-09-09", "2026-09-19", "2026-09-22"], "running")
    );
    // What followed says what it followed, to those who read the whole trail.
    let history = format!("/api/v1{ITEMS}/{}/history", item["id"].as_str().unwrap());
    let cause = format!("registry.meeting {} reschedule", meeting["id"].as_str().unwrap());
    for (reader, told) in
        [(app.person("auditor").await, json!(cause)), (people.committee.clone(), Value::Null)]
    {
        let past = reader.get(&history).await.expect(200).body["items"].as_array().unwrap().clone();
        let followed = past.iter().rfind(|entry| entry["action"] == "follow_meeting").unwrap();
        assert_eq!((&followed["reason"], &followed["role"]), (&told, &Value::Null));
    }
    // Days before a meeting are waived, never extended.
    let path = format!("/api/v1/deadlines?subject_id={}&sort=due_on", item["id"].as_str().unwrap());
    let lead = people.office.get(&path).await.body["items"][0].clone();
    assert_eq!(lead["light"], "green");
    let longer = json!({"extended_to": "2026-09-20", "reason": "请求"});
    people.secretary.refused("/deadlines", &lead, "extend", &longer, (409, "INVALID_TRANSITION")).await;
    let people = People::on(&app, "2026-09-05").await;
    assert_eq!(people.office.get(&path).await.body["items"][0]["light"], "yellow");
    people.office.act("/meetings", &meeting, "cancel", &json!({"reason": "取消"})).await;
    assert_eq!(
        days_before(&people, &item).await,
        running(["2026-09-09", "2026-09-19", "2026-09-22"], "cancelled")
    );
}

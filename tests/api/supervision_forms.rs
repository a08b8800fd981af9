//! Every form has its way through its item: what begins sets it running, what ends closes it, what does not come about releases it.

mod reached;

use crate::support::{App, People, fresh};
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const PLANS: &str = "/supervision/annual-plans";
const INTERPELLATIONS: &str = "/supervision/interpellations";
const INSPECTIONS: &str = "/supervision/inspections";

async fn item(app: &App, form: &str, number: &str, plan: Option<&Value>) -> Value {
    let mut content = app.item_content("urban");
    content["item_no"] = json!(number);
    content["form"] = json!(form);
    if let Some(plan) = plan {
        content.as_object_mut().unwrap().remove("out_of_plan_reason");
        content["plan_id"] = plan["id"].clone();
    }
    app.person("committee-staff").await.create(ITEMS, &content).await
}

async fn state(people: &People, collection: &str, record: &Value) -> String {
    fresh(&people.office, collection, record).await["state"].as_str().unwrap().to_owned()
}

/// An interpellation on an item, submitted by three members.
async fn submitted(app: &App, item: &Value) -> Value {
    let members = app.members().await;
    let content = json!({
        "item_id": item["id"], "subject_organ_id": app.organization("government"),
        "questions": "苏州河江桥段滨水贯通断点何时打通?", "contents": "断点三处,列入计划两年未开工。"
    });
    let interpellation = members[0].create(INTERPELLATIONS, &content).await;
    for member in &members[1..3] {
        member.act(INTERPELLATIONS, &interpellation, "sign", &json!({})).await;
    }
    members[0].act(INTERPELLATIONS, &interpellation, "submit", &json!({})).await
}

#[tokio::test]
async fn a_plan_is_completed_with_its_interpellation() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let plan = json!({"year": 2026, "title": "嘉定区人大常委会2026年度监督工作计划"});
    let plan = people.office.create(PLANS, &plan).await;
    let asked = item(&app, "interpellation", "嘉监2026-71", Some(&plan)).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let approval = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    people.secretary.act(PLANS, &plan, "approve", &approval).await;
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act(PLANS, &plan, "publish", &json!({})).await;
    people.office.act(PLANS, &plan, "start", &json!({})).await;
    // An item of another form does not take it.
    let report = item(&app, "special_work_report", "嘉监2026-72", None).await;
    let wrong = json!({
        "item_id": report["id"], "subject_organ_id": app.organization("government"), "questions": "何时打通?",
        "contents": "断点三处。"
    });
    people.member.refused_to_create(INTERPELLATIONS, &wrong, (422, "FORM_MISMATCH")).await;

    let interpellation = submitted(&app, &asked).await;
    assert_eq!(state(&people, ITEMS, &asked).await, "form_running");
    let second = submitted(&app, &asked).await;
    people.office.refused(PLANS, &plan, "complete", &json!({}), (409, "ITEMS_OPEN")).await;
    let refusal = json!({
        "decision_meeting_id": chairpersons["id"], "formal_defect": "subject_unclear", "reason": "不属于本级职权"
    });
    people.secretary.act(INTERPELLATIONS, &interpellation, "refuse", &refusal).await;
    // One of two has ended.
    assert_eq!(state(&people, ITEMS, &asked).await, "form_running");
    people.secretary.act(INTERPELLATIONS, &second, "refuse", &refusal).await;
    assert_eq!(state(&people, ITEMS, &asked).await, "closed");
    let path = format!("/api/v1/supervision/evaluations?item_id={}", asked["id"].as_str().unwrap());
    assert_eq!(people.office.get(&path).await.expect(200).body["items"][0]["state"], "opened");
    let completed = people.office.act(PLANS, &plan, "complete", &json!({})).await;
    assert_eq!(
        (completed["state"].as_str(), completed["completed_on"].as_str()),
        (Some("completed"), Some("2026-08-03"))
    );
}

#[tokio::test]
async fn an_inspection_that_will_not_be_releases_its_item() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let inspected = item(&app, "law_enforcement_inspection", "嘉监2026-73", None).await;
    let planned = json!({"item_id": inspected["id"], "law_names": ["上海市非机动车安全管理条例"]});
    let inspection = people.committee.create(INSPECTIONS, &planned).await;
    assert_eq!(state(&people, ITEMS, &inspected).await, "planned");
    let team = json!({
        "leader_id": app.deputy(0),
        "members": [{"person_id": app.user("committee-staff"), "capacity": "committee"}]
    });
    people.committee.act(INSPECTIONS, &inspection, "form-team", &team).await;
    assert_eq!(state(&people, ITEMS, &inspected).await, "form_running");
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let refusal = json!({"decision_meeting_id": chairpersons["id"], "reason": "并入明年检查"});
    let cancelled = people.secretary.act(INSPECTIONS, &inspection, "cancel", &refusal).await;
    assert_eq!(cancelled["state"], "cancelled");
    assert_eq!(state(&people, ITEMS, &inspected).await, "planned");
    // A new one may begin.
    let again = people.committee.create(INSPECTIONS, &planned).await;
    people.committee.act(INSPECTIONS, &again, "form-team", &team).await;
    assert_eq!(state(&people, ITEMS, &inspected).await, "form_running");
}

/// What was on the agenda of a meeting, as it closed.
fn outcome(meeting: &Value, item: &Value) -> Value {
    let entries = meeting["agenda"].as_array().unwrap().iter();
    entries.clone().find(|entry| entry["subject_id"] == item["id"]).unwrap()["outcome"].clone()
}

#[tokio::test]
async fn an_item_whose_form_its_meeting_did_not_reach_is_free_for_another() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let next = app.meeting("sc_plenary", "sc", 39, "2026-10-20", 41).await;
    let people = People::of(&app).await;
    let reached = item(&app, "interpellation", "嘉监2026-74", None).await;
    let missed = item(&app, "interpellation", "嘉监2026-75", None).await;
    let mut cases = Vec::new();
    for one in [&reached, &missed] {
        people.office.act(ITEMS, one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
        let case = submitted(&app, one).await;
        let accept = json!({
            "decision_meeting_id": chairpersons["id"], "answer_mode": "oral_sc", "answer_due_on": "2026-12-20",
            "answer_meeting_id": meeting["id"]
        });
        cases.push(people.secretary.act(INTERPELLATIONS, &case, "accept", &accept).await);
    }
    let people = People::on(&app, "2026-08-20").await;
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    let open = people.office.act("/meetings", &meeting, "open", &json!({"present_members": 36})).await;
    let answer = json!({
        "answer": "逐处明确责任人和月份。", "answered_by": "演示负责人001", "answered_on": "2026-08-20",
        "head_attended": true, "signatories_invited": true
    });
    people.head.act(INTERPELLATIONS, &cases[0], "answer", &answer).await;
    // What the meeting has come to is not taken off its agenda; the rest may be.
    let without = |item: &Value| {
        let kept =
            open["agenda"].as_array().unwrap().iter().filter(|entry| entry["subject_id"] != item["id"]);
        json!({"agenda": kept.collect::<Vec<_>>(), "decision_meeting_id": meeting["id"]})
    };
    let begun = (409, "INVALID_TRANSITION");
    people.office.refused("/meetings", &meeting, "set-agenda", &without(&reached), begun).await;
    let tried = format!("/api/v1/meetings/{}/set-agenda?dry_run=true", meeting["id"].as_str().unwrap());
    people.office.post(&tried, &without(&missed)).await.expect(200);
    let closed = people.office.act("/meetings", &meeting, "close", &json!({})).await;
    assert_eq!([outcome(&closed, &reached), outcome(&closed, &missed)], ["dealt_with", "not_reached"]);
    assert_eq!(fresh(&people.office, ITEMS, &reached).await["meeting_id"], meeting["id"]);
    let waits = fresh(&people.office, ITEMS, &missed).await;
    assert_eq!(
        (waits["state"].as_str(), &waits["meeting_id"], waits["meeting_lost_on"].as_str()),
        (Some("form_running"), &Value::Null, Some("2026-08-20"))
    );
    let again = people.office.act(ITEMS, &missed, "set-meeting", &json!({"meeting_id": next["id"]})).await;
    assert_eq!((&again["meeting_id"], &again["meeting_lost_on"]), (&next["id"], &Value::Null));
}

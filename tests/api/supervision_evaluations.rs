//! A poor evaluation is proposed again, and what nobody does in time, the service does.

use crate::support::{App, People, fresh};
use serde_json::{Value, json};

const EVALUATIONS: &str = "/supervision/evaluations";

async fn evaluation(app: &App, item: &Value) -> Value {
    let path = format!("/api/v1{EVALUATIONS}?item_id={}", item["id"].as_str().unwrap());
    app.person("sc-office").await.get(&path).await.expect(200).body["items"][0].clone()
}

#[tokio::test]
async fn what_was_poor_is_proposed_for_the_next_year() {
    let app = App::start().await;
    let item = poor_item(&app).await;
    let people = People::of(&app).await;
    let evaluation = evaluation(&app, &item).await;
    let finance = app.person("committee-staff-finance").await;
    let path = format!("/api/v1{EVALUATIONS}/{}", evaluation["id"].as_str().unwrap());
    finance.patch(&path, &json!({"conclusion": "不属本委"})).await.refused(403, "FORBIDDEN_SCOPE");
    let scored = people.committee.act(EVALUATIONS, &evaluation, "compute", &json!({})).await;
    // Nothing was looked into; 10 of 60 minutes and nobody of 30: (0.2 × 16.667) / 0.5; the report is published.
    let dimensions = ["investigation_depth", "deliberation_quality", "openness", "index_score", "band"];
    let values = dimensions.map(|name| scored[name].as_str().unwrap().to_owned());
    assert_eq!(values, ["0.00", "6.67", "100.00", "22.67", "poor"]);
    for absent in ["topic_precision", "follow_up", "effect"] {
        assert_eq!(scored[absent], Value::Null);
    }
    people.secretary.act(EVALUATIONS, &evaluation, "conclude", &json!({"conclusion": "效果不足。"})).await;
    let proposals = people.office.get("/api/v1/supervision/topic-proposals").await.expect(200).body.clone();
    let proposal = &proposals["items"][0];
    assert_eq!(
        (proposal["title"].clone(), proposal["state"].clone(), proposal["call_id"].clone()),
        (item["title"].clone(), json!("submitted"), Value::Null)
    );
    assert_eq!(proposal["source_refs"], json!([{"type": "supervision.evaluation", "id": evaluation["id"]}]));
    assert!(
        proposal["reason"].as_str().unwrap().contains("2027年度")
            && proposal["reason"].as_str().unwrap().chars().count() >= 50
    );
    // It goes its way like any other.
    people
        .office
        .act("/supervision/topic-proposals", proposal, "screen", &json!({"within_powers": true}))
        .await;
}

#[tokio::test]
async fn what_nobody_does_in_time_the_service_does() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let call = json!({
        "plan_year": 2027, "opens_on": "2026-08-01", "closes_on": "2026-08-31", "channels": ["committees"]
    });
    let call = office.create("/supervision/topic-calls", &call).await;
    office.act("/supervision/topic-calls", &call, "open", &json!({})).await;
    let item = poor_item(&app).await;
    let opened = evaluation(&app, &item).await;
    let before = running(&app).await;
    app.on("2026-09-03");
    app.sweep().await;
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, "/supervision/topic-calls", &call).await["state"], "closed");
    let computed = fresh(&office, EVALUATIONS, &opened).await;
    assert_eq!(
        (computed["state"].as_str(), computed["index_score"].as_str()),
        (Some("auto_scored"), Some("22.67"))
    );
    assert_eq!(computed["computed_on"], "2026-09-03");
    assert_eq!((before, running(&app).await), (2, 0));
}

/// How many of the two deadlines run.
async fn running(app: &App) -> usize {
    let path = "/api/v1/deadlines?code=TOPIC_CALL_CLOSING&code=EVALUATION&state=running&state=overdue";
    let page = app.person("sc-office").await.get(path).await.expect(200).body.clone();
    page["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_plan_is_carried_out_from_the_first_day_of_its_year() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let plans = "/supervision/annual-plans";
    let plan = people.office.create(plans, &json!({"year": 2027, "title": "2027年度监督工作计划"})).await;
    let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    people.secretary.act(plans, &plan, "approve", &decision).await;
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act(plans, &plan, "publish", &json!({})).await;
    let path = format!("/api/v1/deadlines?subject_id={}&sort=due_on", plan["id"].as_str().unwrap());
    let deadlines = people.office.get(&path).await.expect(200).body["items"].clone();
    let days: Vec<Value> = deadlines
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["code"], one["state"], one["due_on"]]))
        .collect();
    assert_eq!(
        days,
        [json!(["PLAN_PUBLICATION", "met", "2026-08-23"]), json!(["PLAN_START", "running", "2026-12-31"])]
    );
    people.office.refused(plans, &plan, "start", &json!({}), (422, "FUTURE_RECORD")).await;
    // The last day itself is not over yet.
    app.on("2026-12-31");
    app.sweep().await;
    assert_eq!(fresh(&app.person("sc-office").await, plans, &plan).await["state"], "published");
    app.on("2027-01-01");
    app.sweep().await;
    assert_eq!(fresh(&app.person("sc-office").await, plans, &plan).await["state"], "in_execution");
}

#[tokio::test]
async fn a_plan_that_crowds_an_organ_or_repeats_a_topic_says_so() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let plans = "/supervision/annual-plans";
    let plan = people.office.create(plans, &json!({"year": 2026, "title": "2026年度监督工作计划"})).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    for (number, title) in ["议题甲", "议题乙", "议题丙", "“议题甲”"].iter().enumerate() {
        let item = json!({
            "item_no": format!("嘉监2026-{number}"), "title": title, "purpose": "推动问题解决。",
            "form": "special_work_report", "plan_id": plan["id"], "lead_committee_id": app.organization("urban"),
            "supervised_organ_id": app.organization("government")
        });
        let item = people.committee.create(ITEMS, &item).await;
        people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    }
    let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    let approved = people.secretary.act(plans, &plan, "approve", &decision).await;
    let hints: Vec<&Value> =
        approved["warnings"].as_array().unwrap().iter().map(|warning| &warning["params"]).collect();
    let crowd = json!({"organ_id": app.organization("government"), "quarter": "2026-Q3", "items": 4});
    assert_eq!(hints, [&crowd, &json!({"title": "议题甲"})]);
    assert_eq!(approved["warnings"][0]["code"], "COORDINATION_WARNING");
    // Nor is a plan done whose items are not.
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act(plans, &plan, "publish", &json!({})).await;
    people.office.act(plans, &plan, "start", &json!({})).await;
    let early = people.office.try_act(plans, &plan, "complete", &json!({})).await;
    let open = early.refused(409, "ITEMS_OPEN").body["params"]["items"].as_array().unwrap().len();
    assert_eq!(
        (open, fresh(&people.office, plans, &plan).await["state"].as_str()),
        (4, Some("in_execution"))
    );
}

#[tokio::test]
async fn what_still_runs_is_not_evaluated() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let item = json!({
        "item_no": "嘉监2026-98", "title": "议题", "purpose": "推动问题解决。", "form": "special_work_report",
        "out_of_plan_reason": "突发情况", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    let item = people.committee.create(ITEMS, &item).await;
    let path = format!("/api/v1{EVALUATIONS}");
    people.committee.post(&path, &json!({"item_id": item["id"]})).await.refused(409, "INVALID_TRANSITION");
    assert_eq!(people.office.get(&path).await.body["items"], json!([]));
}

const ITEMS: &str = "/supervision/items";

/// An item that is carried to its closing with as little as the rules allow.
async fn poor_item(app: &App) -> Value {
    let people = People::of(app).await;
    let item = json!({
        "item_no": "嘉监2026-99", "title": "临时议题", "purpose": "推动问题解决。", "form": "special_work_report",
        "out_of_plan_reason": "突发情况", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("procuratorate")
    });
    let item = people.committee.create(ITEMS, &item).await;
    // An extraordinary meeting has no days before it.
    let meeting = json!({
        "kind": "sc_plenary", "organization_id": app.organization("sc"),
        "term_id": app.districts["310114"].term_id, "ordinal": 38, "title": "临时会议",
        "agenda": [{"seq": 1, "title": "听取报告"}], "start_on": "2026-08-03", "end_on": "2026-08-03",
        "is_extraordinary": true, "extraordinary_reason": "突发情况", "total_members": 41
    });
    let meeting = people.office.create("/meetings", &meeting).await;
    let head = app.person("procuratorate-head").await;
    let clerk = app.person("procuratorate-clerk").await;
    people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let document = people.committee.document("监督方案", "internal").await;
    people
        .secretary
        .act(ITEMS, &item, "approve-scheme", &json!({"scheme_document_id": document["id"]}))
        .await;
    let unseen = json!({"no_investigation_reason": "时间紧急"});
    people.committee.act(ITEMS, &item, "record-investigation", &unseen).await;
    let document = people.office.document("意见汇总", "internal").await;
    people.office.act(ITEMS, &item, "send-digest", &json!({"digest_document_id": document["id"]})).await;
    let report = head.document("报告", "public").await;
    let draft = json!({"consultation_document_id": report["id"], "consultation_sent_on": "2026-08-03"});
    clerk.act(ITEMS, &item, "receive-consultation-draft", &draft).await;
    people.committee.act(ITEMS, &item, "return-comments", &json!({"committee_comments": "无。"})).await;
    let sent = json!({
        "report_document_id": report["id"], "final_sent_on": "2026-08-03", "response_to_digest": "已回应。"
    });
    head.act(ITEMS, &item, "receive-final", &sent).await;
    people.office.act(ITEMS, &item, "distribute", &app.distribution("2026-08-03")).await;
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    people.office.act("/meetings", &meeting, "open", &json!({"present_members": 30})).await;
    let reporter = json!({
        "reporter_name": "演示负责人002", "reporter_post": "检察长", "reporter_capacity": "organ_head",
        "reporter_organization_id": app.organization("procuratorate")
    });
    people.office.act(ITEMS, &item, "open-deliberation", &reporter).await;
    let silence = json!({"deliberation_minutes": 10, "no_speech": true});
    people.office.act(ITEMS, &item, "close-deliberation", &silence).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 79, "2026-08-03", 7).await;
    let none = json!({"decision_meeting_id": chairpersons["id"], "reason": "报告简单"});
    people.office.act(ITEMS, &item, "record-no-opinion", &none).await;
    people.committee.publish(&people.office, "work_report", "supervision.item", &item).await;
    people.committee.act(ITEMS, &item, "close", &json!({})).await
}

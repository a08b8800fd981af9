//! An item that is postponed begins anew: what was sent for its meeting of before says nothing of the days of the next.

use super::ITEMS;
use crate::support::{App, People};
use serde_json::{Value, json};

const DAYS: [&str; 3] = ["consultation_due_on", "final_due_on", "distribution_due_on"];

async fn set_meeting(people: &People, item: &Value, meeting: &Value) {
    people.office.act(ITEMS, item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
}

/// From the scheme to the report, each on one day.
async fn deliver(app: &App, item: &Value, day: &str) -> Value {
    let people = People::on(app, day).await;
    let scheme = json!({"scheme_document_id": people.committee.document("监督方案", "internal").await["id"]});
    people.secretary.act(ITEMS, item, "approve-scheme", &scheme).await;
    let visit = json!({
        "item_id": item["id"], "mode": "on_site", "place": "江桥镇", "held_on": day, "announced_in_advance": true
    });
    people.committee.create("/supervision/investigations", &visit).await;
    people.committee.act(ITEMS, item, "record-investigation", &json!({})).await;
    let digest = json!({"digest_document_id": people.office.document("意见汇总", "internal").await["id"]});
    people.office.act(ITEMS, item, "send-digest", &digest).await;
    let draft = people.clerk.document("征求意见稿", "internal").await;
    let sent = json!({"consultation_document_id": draft["id"], "consultation_sent_on": day});
    let received = people.clerk.act(ITEMS, item, "receive-consultation-draft", &sent).await;
    assert!(received.get("warnings").is_none(), "late for another meeting: {received}");
    let comments = json!({"committee_comments": "建议补充充电设施利用率数据。"});
    people.committee.act(ITEMS, item, "return-comments", &comments).await;
    let report = people.head.document("专项工作报告", "public").await;
    let delivered = json!({
        "report_document_id": report["id"], "final_sent_on": day, "response_to_digest": "逐条作出回应。"
    });
    people.head.act(ITEMS, item, "receive-final", &delivered).await
}

#[tokio::test]
async fn a_postponed_item_has_the_days_of_its_next_meeting() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let content = json!({
        "item_no": "嘉监2026-09", "title": "公共充电设施建设和管理情况", "purpose": "推动布局合理、运行可靠。",
        "form": "special_work_report", "out_of_plan_reason": "突发情况", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    let item = people.committee.create(ITEMS, &content).await;
    let path = format!("/api/v1{ITEMS}/{}", item["id"].as_str().unwrap());
    let days = async || {
        let seen = app.person("sc-office").await.get(&path).await.expect(200).body.clone();
        DAYS.map(|day| seen[day].as_str().map(str::to_owned))
    };
    let first = app.meeting("sc_plenary", "sc", 38, "2026-08-28", 41).await;
    set_meeting(&people, &item, &first).await;
    assert_eq!(days().await, ["2026-08-08", "2026-08-18", "2026-08-21"].map(|day| Some(day.to_owned())));
    deliver(&app, &item, "2026-08-03").await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"], "reason": "数据需要核实"});
    people.secretary.act(ITEMS, &item, "postpone", &decision).await;
    assert_eq!(days().await, [None, None, None], "days of a meeting that is not");
    // The second draft and report come after the days of the first meeting, and in time for the second.
    let people = People::on(&app, "2026-08-24").await;
    let second = app.meeting("sc_plenary", "sc", 39, "2026-10-23", 41).await;
    people.secretary.refused(ITEMS, &item, "resume", &json!({}), (422, "MEETING_MISSING")).await;
    let further = json!({"meeting_id": second["id"], "repeat_from": "distributed"});
    people.secretary.refused(ITEMS, &item, "resume", &further, (422, "VALIDATION_FAILED")).await;
    let anew = json!({"meeting_id": second["id"], "repeat_from": "planned"});
    let resumed = people.secretary.act(ITEMS, &item, "resume", &anew).await;
    assert_eq!(
        (resumed["state"].as_str(), &resumed["consultation_sent_on"]),
        (Some("planned"), &Value::Null)
    );
    assert_eq!(days().await, ["2026-10-03", "2026-10-13", "2026-10-16"].map(|day| Some(day.to_owned())));
    let delivered = deliver(&app, &item, "2026-09-28").await;
    assert_eq!(delivered["state"], "final_received");
}

//! The whole special work report, from the plan to the closing, by the people who do it: the Jiading item on the public
//! charging facilities, with the real days of a meeting on 2026-09-24.

pub mod after_the_report;
mod evaluation;
mod postponed;

use crate::support::{App, People, only};
use after_the_report::{close, deliberate, dispose, issue_opinion, reopen, trail, vote};
use serde_json::{Value, json};

pub(crate) const ITEMS: &str = "/supervision/items";
const OPINIONS: &str = "/deliberation-opinions";

pub(crate) async fn plan(app: &App, people: &People, chairpersons: &Value) -> Value {
    let content = json!({"year": 2026, "title": "嘉定区人大常委会2026年度监督工作计划"});
    let plan = people.office.create("/supervision/annual-plans", &content).await;
    let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    only(app, &["chairs-secretary"], "/supervision/annual-plans", &plan, "approve", &decision).await;
    plan
}

pub(crate) async fn item(app: &App, people: &People, plan: &Value) -> Value {
    let mut content = json!({
        "item_no": "嘉监2026-07", "title": "公共充电设施建设和管理情况", "purpose": "推动布局合理、运行可靠。",
        "form": "special_work_report", "plan_id": plan["id"], "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government"),
        "reporting_department_id": app.organization("construction")
    });
    content["supervised_organ_id"] = json!(app.organization("finance"));
    people.committee.post("/api/v1/supervision/items", &content).await.refused(422, "WRONG_LEVEL_ORGAN");
    content["supervised_organ_id"] = json!(app.organization("procuratorate"));
    people.committee.post("/api/v1/supervision/items", &content).await.refused(422, "REPORTER_NOT_ALLOWED");
    content["supervised_organ_id"] = json!(app.organization("government"));
    content["out_of_plan_reason"] = json!("临时");
    people
        .committee
        .post("/api/v1/supervision/items", &content)
        .await
        .refused(422, "PLAN_OR_REASON_REQUIRED");
    content.as_object_mut().unwrap().remove("out_of_plan_reason");
    people.committee.create(ITEMS, &content).await
}

#[tokio::test]
async fn a_special_work_report_goes_from_the_plan_to_the_closing() {
    let app = App::start().await;
    evaluation::last_years_opinion(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;

    // The plan and its item.
    let plan = plan(&app, &people, &chairpersons).await;
    let item = item(&app, &people, &plan).await;
    let committee_meeting = app.meeting("committee", "urban", 4, "2026-08-10", 9).await;
    let wrong = json!({"approved_meeting_id": committee_meeting["id"], "approved_on": "2026-08-03"});
    let refused = (422, "PLAN_NOT_APPROVED_BY_CHAIRPERSONS");
    people.secretary.refused("/supervision/annual-plans", &plan, "approve", &wrong, refused).await;
    let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    people.secretary.act("/supervision/annual-plans", &plan, "approve", &decision).await;
    people
        .office
        .refused("/supervision/annual-plans", &plan, "publish", &json!({}), (409, "PUBLICATION_MISSING"))
        .await;
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act("/supervision/annual-plans", &plan, "publish", &json!({})).await;
    people.office.act("/supervision/annual-plans", &plan, "start", &json!({})).await;

    // The meeting on 2026-09-24 and the days before it.
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let chosen = people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let dues = ["consultation_due_on", "final_due_on", "distribution_due_on"]
        .map(|name| chosen[name].as_str().unwrap().to_owned());
    assert_eq!(dues, ["2026-09-04", "2026-09-14", "2026-09-17"]);

    // Scheme and investigation.
    let scheme = json!({"scheme_document_id": people.committee.document("监督方案", "internal").await["id"]});
    only(&app, &["chairs-secretary"], ITEMS, &item, "approve-scheme", &scheme).await;
    people.secretary.act(ITEMS, &item, "approve-scheme", &scheme).await;
    people
        .committee
        .refused(ITEMS, &item, "record-investigation", &json!({}), (422, "INVESTIGATION_MISSING"))
        .await;
    let visit = json!({
        "item_id": item["id"], "mode": "unannounced_visit", "place": "江桥镇", "held_on": "2026-08-03",
        "sites_visited": 3, "announced_in_advance": false
    });
    people.committee.create("/supervision/investigations", &visit).await;
    people.committee.act(ITEMS, &item, "record-investigation", &json!({})).await;

    // The digest of opinions goes to the organ before the report is final.
    people.office.refused(ITEMS, &item, "send-digest", &json!({}), (422, "NO_DIGEST")).await;
    let digest =
        json!({"digest_document_id": people.office.document("各方面意见汇总", "internal").await["id"]});
    only(&app, &["sc-office"], ITEMS, &item, "send-digest", &digest).await;
    people.office.act(ITEMS, &item, "send-digest", &digest).await;

    // The draft comes two days late: accepted with a reason, and marked.
    let people = People::on(&app, "2026-09-06").await;
    let draft = people.department.document("专项工作报告(征求意见稿)", "internal").await;
    let mut sent = json!({"consultation_document_id": draft["id"], "consultation_sent_on": "2026-09-06"});
    people
        .department
        .refused(ITEMS, &item, "receive-consultation-draft", &sent, (422, "LATE_REASON_MISSING"))
        .await;
    sent["late_reason"] = json!("数据核对延迟。");
    only(
        &app,
        &["organ-clerk", "department-clerk", "committee-staff"],
        ITEMS,
        &item,
        "receive-consultation-draft",
        &sent,
    )
    .await;
    let late = people.department.act(ITEMS, &item, "receive-consultation-draft", &sent).await;
    assert_eq!(late["warnings"][0]["params"], json!({"days_late": 2, "due_on": "2026-09-04"}));
    let comments = json!({"committee_comments": "建议补充充电设施利用率数据。"});
    only(&app, &["committee-staff"], ITEMS, &item, "return-comments", &comments).await;
    people.committee.act(ITEMS, &item, "return-comments", &comments).await;

    // The report: one day late without a waiver is refused; the chairpersons waive; then it is accepted.
    let people = People::on(&app, "2026-09-15").await;
    let report = people.head.document("关于公共充电设施建设和管理情况的报告", "public").await;
    let mut delivered = json!({"report_document_id": report["id"], "final_sent_on": "2026-09-15"});
    people.head.refused(ITEMS, &item, "receive-final", &delivered, (422, "DIGEST_UNANSWERED")).await;
    delivered["response_to_digest"] = json!("对汇总意见逐条作出回应。");
    only(&app, &["organ-head", "government-office", "sc-office"], ITEMS, &item, "receive-final", &delivered)
        .await;
    let refusal = people.head.try_act(ITEMS, &item, "receive-final", &delivered).await;
    refusal.refused(422, "REPORT_TOO_LATE");
    assert_eq!(refusal.body["basis"], "监督法第十五条");
    assert_eq!(refusal.body["params"], json!({"due_on": "2026-09-14", "sent_on": "2026-09-15"}));
    let not_theirs =
        json!({"waiver_meeting_id": meeting["id"], "waived_steps": ["final"], "reason": "特殊情况"});
    people.secretary.refused(ITEMS, &item, "waive", &not_theirs, (422, "WRONG_MEETING")).await;
    let waiver =
        json!({"waiver_meeting_id": chairpersons["id"], "waived_steps": ["final"], "reason": "部门核数需要"});
    people.secretary.act(ITEMS, &item, "waive", &waiver).await;
    people.head.act(ITEMS, &item, "receive-final", &delivered).await;
    people.office.act(ITEMS, &item, "distribute", &app.distribution("2026-09-15")).await;

    deliberate(&app, &item, &meeting).await;
    let opinion = issue_opinion(&app, &item, &meeting).await;
    dispose(&app, &opinion).await;
    vote(&app, &item, &opinion, &meeting).await;
    close(&app, &item, &opinion).await;
    trail(&app, &item).await;
    evaluation::evaluate(&app, &item).await;
    evaluation::indicators(&app).await;
    reopen(&app, &item, &opinion).await;
}

#[tokio::test]
async fn a_report_in_time_may_still_reach_the_members_too_late() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let content = json!({
        "item_no": "嘉监2026-08", "title": "公共充电设施建设和管理情况", "purpose": "推动布局合理、运行可靠。",
        "form": "special_work_report", "out_of_plan_reason": "突发情况", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    let item = people.committee.create(ITEMS, &content).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let scheme = json!({"scheme_document_id": people.committee.document("监督方案", "internal").await["id"]});
    people.secretary.act(ITEMS, &item, "approve-scheme", &scheme).await;
    let visit = json!({
        "item_id": item["id"], "mode": "on_site", "place": "江桥镇", "held_on": "2026-08-03", "announced_in_advance": true
    });
    people.committee.create("/supervision/investigations", &visit).await;
    people.committee.act(ITEMS, &item, "record-investigation", &json!({})).await;
    let digest = json!({"digest_document_id": people.office.document("意见汇总", "internal").await["id"]});
    people.office.act(ITEMS, &item, "send-digest", &digest).await;
    let draft = people.clerk.document("征求意见稿", "internal").await;
    let sent = json!({"consultation_document_id": draft["id"], "consultation_sent_on": "2026-08-03"});
    people.clerk.act(ITEMS, &item, "receive-consultation-draft", &sent).await;
    let comments = json!({"committee_comments": "建议补充充电设施利用率数据。"});
    people.committee.act(ITEMS, &item, "return-comments", &comments).await;
    let people = People::on(&app, "2026-09-18").await;
    let report = people.head.document("专项工作报告", "public").await;
    let delivered = json!({
        "report_document_id": report["id"], "final_sent_on": "2026-09-14", "response_to_digest": "逐条作出回应。"
    });
    // A day before the report was uploaded is the sender's word: it is explained, and marked until the office confirms it.
    let unexplained = (422, "LATE_RECORD_UNEXPLAINED", "监督法第十五条");
    people.head.refused_by(ITEMS, &item, "receive-final", &delivered, unexplained).await;
    let mut delivered = delivered;
    delivered["late_reason"] = json!("纸质件先行送达。");
    let received = people.head.act(ITEMS, &item, "receive-final", &delivered).await;
    assert_eq!(received["recorded_late"], json!(["final"]));
    let proved = json!({"step": "final", "received_on": "2026-09-14"});
    people.committee.refused(ITEMS, &item, "confirm-receipt", &proved, (403, "FORBIDDEN_SCOPE")).await;
    let confirmed = people.office.act(ITEMS, &item, "confirm-receipt", &proved).await;
    assert_eq!(confirmed["recorded_late"], json!([]));
    let late = app.distribution("2026-09-18");
    let refused = (422, "DISTRIBUTION_TOO_LATE", "监督法第十五条");
    people.office.refused_by(ITEMS, &item, "distribute", &late, refused).await;
    let mut all_but_one = app.distribution("2026-09-17");
    all_but_one["recipients"].as_array_mut().unwrap().pop();
    let missing = (422, "RECIPIENTS_MISSING", "监督法第十五条");
    people.office.refused_by(ITEMS, &item, "distribute", &all_but_one, missing).await;
    people.office.act(ITEMS, &item, "distribute", &app.distribution("2026-09-17")).await;
}

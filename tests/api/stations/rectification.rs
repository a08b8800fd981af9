//! A site that is put right: on which ground, until the issue is closed (03 §3.1), and what it is called meanwhile.

use super::{SITES, home};
use crate::support::{App, fresh, only};
use platform::vocabulary::Role;
use serde_json::{Value, json};

const TEMPLATES: &str = "/assessment-templates";
const ASSESSMENTS: &str = "/assessments";
const ISSUES: &str = "/issues";

fn order(number: &str) -> Value {
    json!({"issue_no": number, "reason": "没有无障碍设施,请在两个月内整改。"})
}

/// An announced assessment of a site of March 2026 under a template that asks for what it does not have, in the March after.
async fn failed(app: &App, site: &Value) {
    let met = app.held("chairpersons", "chairpersons", 60, "2026-03-02", 7).await;
    let affairs = app.person("deputy-affairs").await;
    let item = json!({
        "no": 1, "name": "Place", "name_zh": "阵地建设", "weight": "100.00", "mode": "auto", "evidence_required": false,
        "indicator_code": "barrier_free"
    });
    let template = json!({
        "target_kind": "site", "year": 2026, "title": "家站点考核方案", "target_ids": [site["id"]], "items": [item],
        "approved_meeting_id": met["id"]
    });
    let template = affairs.create(TEMPLATES, &template).await;
    affairs.act(TEMPLATES, &template, "publish", &json!({})).await;
    app.on("2027-03-01");
    let affairs = app.person("deputy-affairs").await;
    let path = format!("/api/v1{ASSESSMENTS}?target_id={}", site["id"].as_str().unwrap());
    let assessment = affairs.get(&path).await.expect(200).body["items"][0].clone();
    let none = json!({"scores": []});
    app.person("site-manager").await.act(ASSESSMENTS, &assessment, "self-assess", &none).await;
    let review = json!({
        "reviewer_ids": [app.user("sc-office"), app.user("committee-staff")], "scores": [], "bonus": "0.00",
        "deduction": "0.00"
    });
    affairs.act(ASSESSMENTS, &assessment, "review", &review).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2027-03-09", 7).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    app.person("chairs-secretary").await.act(ASSESSMENTS, &assessment, "approve", &decision).await;
    let affairs = app.person("deputy-affairs").await;
    let announced = affairs.act(ASSESSMENTS, &assessment, "announce", &json!({})).await;
    assert_eq!((&announced["grade"], &announced["star"]), (&json!("fail"), &Value::Null));
}

#[tokio::test]
async fn a_site_that_failed_is_put_right_by_an_issue() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    app.on("2026-03-02");
    let site = home(&app).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(SITES, &site, "order-rectification", &order("嘉站改1号"), (422, "NO_GROUND")).await;
    failed(&app, &site).await;
    only(&app, &["deputy-affairs"], SITES, &site, "order-rectification", &order("嘉站改1号")).await;
    let affairs = app.person("deputy-affairs").await;
    let ordered = affairs.act(SITES, &site, "order-rectification", &order("嘉站改1号")).await;
    assert_eq!(
        (ordered["state"].as_str(), ordered["rectified_until"].is_string()),
        (Some("rectifying"), true)
    );
    affairs.refused(SITES, &site, "pass-rectification", &json!({}), (409, "OPEN_ITEMS")).await;

    // Its street puts it right, somebody else looks at it.
    let issue = json!({"id": ordered["rectification_issue_id"]});
    let committee = app.person("committee-staff").await;
    assert_eq!(fresh(&committee, ISSUES, &issue).await["source_record_id"], site["id"]);
    committee.act(ISSUES, &issue, "assign", &json!({"due_on": "2027-05-10"})).await;
    let office = app.account("street-office", &[Role::OrganClerk], &app.organization("street")).await;
    let plan =
        json!({"measures": "增设坡道。", "responsible_person": "演示负责人001", "planned_on": "2027-04-30"});
    office.act(ISSUES, &issue, "submit-plan", &plan).await;
    office.act(ISSUES, &issue, "start", &json!({})).await;
    let done =
        json!({"text": "坡道已经建成。", "evidence_ids": [office.document("照片", "internal").await["id"]]});
    office.act(ISSUES, &issue, "submit-for-verification", &done).await;
    let seen =
        json!({"text": "属实。", "evidence_ids": [committee.document("核查", "internal").await["id"]]});
    committee.act(ISSUES, &issue, "verify-close", &seen).await;
    let passed = affairs.act(SITES, &site, "pass-rectification", &json!({})).await;
    assert_eq!(passed["state"], "active");
}

#[tokio::test]
async fn a_site_that_is_put_right_may_be_suspended() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    app.on("2026-03-02");
    let site = home(&app).await;
    failed(&app, &site).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(SITES, &site, "order-rectification", &order("嘉站改2号")).await;
    let director = app.person("street-director").await;
    let consent = director.document("同意函", "internal").await;
    let pause = json!({
        "reason": "场地改造。", "suspended_until": "2027-05-31", "consent_document_id": consent["id"]
    });
    let suspended = director.act(SITES, &site, "suspend", &pause).await;
    assert_eq!(
        (suspended["state"].as_str(), &suspended["rectified_until"]),
        (Some("suspended"), &Value::Null)
    );
    // What was not put right goes on afterwards, with a day of its own.
    let photo = director.document("标牌照片", "public").await;
    let again = director.act(SITES, &site, "activate", &json!({"plate_photo_id": photo["id"]})).await;
    assert_eq!(again["state"], "rectifying");
    assert!(again["rectified_until"].is_string(), "{again}");
}

//! Assessments: what is asked for adds up to a hundred, nobody judges the own unit, and what is approved stays.

use crate::{
    stations,
    street_committees::committee,
    support::{App, Person, fresh},
};
use platform::values::clock::legal_date;
use serde_json::{Value, json};

mod results;

const TEMPLATES: &str = "/assessment-templates";
const ASSESSMENTS: &str = "/assessments";

fn item(no: u32, weight: &str, mode: &str, evidence: bool) -> Value {
    json!({"no": no, "name": "Item", "name_zh": "项目", "weight": weight, "mode": mode, "evidence_required": evidence})
}

/// An automatic item with what it reads.
fn auto(no: u32, weight: &str, parts: &[(&str, &str)]) -> Value {
    let parts: Vec<Value> =
        parts.iter().map(|(code, points)| json!({"code": code, "points": points})).collect();
    with(item(no, weight, "auto", false), "parts", json!(parts))
}

fn street_template(app: &App) -> Value {
    json!({
        "target_kind": "street_committee", "year": 2026, "title": "街道人大工委考核方案",
        "target_ids": [app.organization("street-committee"), app.organization("town-presidium")],
        "items": [auto(1, "33.33", &[("named_clerk", "20.01"), ("SC01", "13.32")]), item(2, "33.33", "manual", true), item(3, "33.34", "manual", false)],
        "veto_items": ["弄虚作假"]
    })
}

fn department_template(app: &App) -> Value {
    json!({
        "target_kind": "budget_department", "year": 2026, "title": "部门绩效考核方案",
        "target_ids": [app.organization("construction")],
        "items": [item(1, "90.00", "manual", false), item(2, "10.00", "auto", false)]
    })
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

/// The assessment of an organization.
async fn assessment_of(person: &Person, organization: &str) -> Value {
    let path = format!("/api/v1{ASSESSMENTS}?target_id={organization}");
    person.get(&path).await.expect(200).body["items"][0].clone()
}

fn user(app: &App, name: &str) -> Value {
    json!(app.districts["310114"].users[name].user_id)
}

fn review_by(reviewers: &[Value]) -> Value {
    json!({
        "reviewer_ids": reviewers, "scores": [{"no": 2, "score": "30.05"}, {"no": 3, "score": "29.95"}],
        "bonus": "2.00", "deduction": "0.01"
    })
}

/// A template that the chairpersons approved on this day, and the office for deputies published.
async fn published(app: &App, template: &Value) -> Value {
    let day = legal_date(app.clock.now()).to_string();
    let affairs = app.person("deputy-affairs").await;
    let template = affairs.create(TEMPLATES, template).await;
    let met = app.held("chairpersons", "chairpersons", 60, &day, 7).await;
    let affairs = app.person("deputy-affairs").await;
    let approved = json!({"approved_meeting_id": met["id"]});
    let path = format!("/api/v1{TEMPLATES}/{}", template["id"].as_str().unwrap());
    affairs.patch(&path, &approved).await.expect(200);
    affairs.act(TEMPLATES, &template, "publish", &json!({})).await
}

/// A published template of the office for deputies, and the assessment of the street committee, in the March after its year.
async fn opened(app: &App) -> (Value, Value) {
    app.calendar_of_2027().await;
    app.on("2026-03-02");
    committee(app).await;
    let template = published(app, &street_template(app)).await;
    app.on("2027-03-01");
    let affairs = app.person("deputy-affairs").await;
    (template, assessment_of(&affairs, &app.organization("street-committee")).await)
}

/// The same after the review, on Monday 2027-03-01.
async fn reviewed(app: &App) -> (Value, Value) {
    let (template, assessment) = opened(app).await;
    let (affairs, director) = (app.person("deputy-affairs").await, app.person("street-director").await);
    let evidence = director.document("议事记录", "internal").await;
    let own = json!({"scores": [
        {"no": 2, "score": "33.33", "evidence_ids": [evidence["id"]]}, {"no": 3, "score": "33.34"}
    ]});
    let assessed = director.act(ASSESSMENTS, &assessment, "self-assess", &own).await;
    assert_eq!(
        (assessed["state"].as_str(), assessed["self_total"].as_str()),
        (Some("self_assessed"), Some("86.68"))
    );
    // A clerk is named, and none of the five members is in office.
    let computed = &assessed["item_scores"][0];
    assert_eq!((computed["score"].as_str(), computed["left_out"].as_bool()), (Some("20.01"), Some(false)));
    assert_eq!(
        computed["parts"][1],
        json!({"code": "SC01", "points": "13.32", "achieved": 0, "of": 5, "score": "0.00"})
    );
    let review = review_by(&[user(app, "sc-office"), user(app, "committee-staff")]);
    (template, affairs.act(ASSESSMENTS, &assessment, "review", &review).await)
}

#[tokio::test]
async fn an_assessment_goes_from_its_template_to_its_end() {
    let app = App::start().await;
    let (template, assessment) = reviewed(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2027-03-01", 7).await;
    assert_eq!(template["bonus_cap"], "5.00");
    assert_eq!(template["grade_bands"], json!({"excellent": "90.00", "good": "80.00", "pass": "60.00"}));
    // 20.01 + 30.05 + 29.95 = 80.01; + 2.00 − 0.01 = 82.00; five working days after Monday 1 March.
    let values = ["reviewed_total", "final_total", "grade", "dispute_until"];
    assert_eq!(
        values.map(|name| assessment[name].as_str().unwrap().to_owned()),
        ["80.01", "82.00", "good", "2027-03-08"]
    );
    let secretary = app.person("chairs-secretary").await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    let early = (409, "DISPUTE_WINDOW_OPEN");
    secretary.refused(ASSESSMENTS, &assessment, "approve", &decision, early).await;
    app.on("2027-03-08");
    let director = app.person("street-director").await;
    director.act(ASSESSMENTS, &assessment, "dispute", &json!({"dispute_text": "漏计两次活动。"})).await;
    let secretary = app.person("chairs-secretary").await;
    secretary.refused(ASSESSMENTS, &assessment, "approve", &decision, (409, "INVALID_TRANSITION")).await;
    let affairs = app.person("deputy-affairs").await;
    let answer = json!({"dispute_answer": "已核实补计。", "scores": [{"no": 3, "score": "30.00"}]});
    let wrong = with(answer.clone(), "scores", json!([{"no": 1, "score": "30.00"}]));
    affairs.refused(ASSESSMENTS, &assessment, "resolve", &wrong, (403, "AUTO_ITEM_READONLY")).await;
    let wrong = with(answer.clone(), "scores", json!([{"no": 9, "score": "0.00"}]));
    affairs.refused(ASSESSMENTS, &assessment, "resolve", &wrong, (422, "VALIDATION_FAILED")).await;
    let resolved = affairs.act(ASSESSMENTS, &assessment, "resolve", &answer).await;
    assert_eq!(
        (resolved["final_total"].as_str(), resolved["state"].as_str()),
        (Some("82.05"), Some("reviewed"))
    );
    app.on("2027-03-09");
    let director = app.person("street-director").await;
    let late = json!({"dispute_text": "仍有异议。"});
    director.refused(ASSESSMENTS, &assessment, "dispute", &late, (422, "DISPUTE_WINDOW_OVER")).await;
    let secretary = app.person("chairs-secretary").await;
    secretary.refused(ASSESSMENTS, &assessment, "approve", &json!({}), (422, "DECISION_MISSING")).await;
    secretary.act(ASSESSMENTS, &assessment, "approve", &decision).await;
    // What was approved stays.
    let affairs = app.person("deputy-affairs").await;
    let review = review_by(&[user(&app, "deputy-affairs"), user(&app, "committee-staff")]);
    affairs.refused(ASSESSMENTS, &assessment, "review", &review, (409, "RESULT_LOCKED")).await;
    let auto = json!({"scores": [{"no": 1, "score": "33.33"}]});
    affairs.refused(ASSESSMENTS, &assessment, "record-auto", &auto, (403, "FORBIDDEN")).await;
    affairs
        .refused(ASSESSMENTS, &assessment, "announce", &json!({"star": 5}), (403, "STAR_NOT_EDITABLE"))
        .await;
    affairs.act(ASSESSMENTS, &assessment, "announce", &json!({})).await;
    affairs.act(ASSESSMENTS, &assessment, "close", &json!({})).await;
    assert_eq!(fresh(&affairs, ASSESSMENTS, &assessment).await["final_total"], "82.05");
    // The assessment of the town is still open.
    affairs.refused(TEMPLATES, &template, "close", &json!({}), (409, "ASSESSMENTS_OPEN")).await;
}

#[tokio::test]
async fn a_template_adds_up_to_a_hundred_before_it_is_published() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let path = format!("/api/v1{TEMPLATES}");
    let template = street_template(&app);
    let refusals = [
        ("bonus_cap", json!("5.01"), 422, "SCORE_OUT_OF_RANGE"),
        ("bonus_cap", json!(5), 422, "VALIDATION_FAILED"),
        ("target_kind", json!("budget_department"), 403, "FORBIDDEN_SCOPE"),
        ("target_ids", json!([uuid::Uuid::nil()]), 422, "UNKNOWN_REFERENCE"),
        ("target_ids", json!([app.organization("town"), app.organization("town")]), 422, "VALIDATION_FAILED"),
        (
            "items",
            json!([item(1, "50.00", "manual", false), item(1, "50.00", "manual", false)]),
            422,
            "VALIDATION_FAILED",
        ),
        ("items", json!([item(1, "-1.00", "manual", false)]), 422, "VALIDATION_FAILED"),
        // What is computed reads something that is known, once, for all of its points.
        ("items", json!([item(1, "10.00", "auto", false)]), 422, "VALIDATION_FAILED"),
        ("items", json!([auto(1, "10.00", &[("SC01", "9.99")])]), 422, "VALIDATION_FAILED"),
        ("items", json!([auto(1, "10.00", &[("HS01", "10.00")])]), 422, "VALIDATION_FAILED"),
        ("items", json!([auto(1, "10.00", &[("SC01", "5.00"), ("SC01", "5.00")])]), 422, "VALIDATION_FAILED"),
        ("approved_meeting_id", json!(uuid::Uuid::nil()), 422, "UNKNOWN_REFERENCE"),
        (
            "grade_bands",
            json!({"excellent": "80.00", "good": "80.00", "pass": "60.00"}),
            422,
            "VALIDATION_FAILED",
        ),
    ];
    for (field, value, status, code) in refusals {
        affairs.post(&path, &with(template.clone(), field, value)).await.refused(status, code);
    }
    assert_eq!(affairs.get(&path).await.expect(200).body["items"], json!([]));
    let short = json!([
        auto(1, "33.33", &[("SC04", "33.33")]),
        item(2, "33.33", "manual", false),
        item(3, "33.33", "manual", false)
    ]);
    let draft = affairs.create(TEMPLATES, &with(template.clone(), "items", short)).await;
    affairs.refused(TEMPLATES, &draft, "publish", &json!({}), (422, "WEIGHTS_NOT_100")).await;
    let edit = json!({"items": template["items"], "target_ids": []});
    let one = format!("{path}/{}", draft["id"].as_str().unwrap());
    affairs.patch(&one, &edit).await.expect(200);
    affairs.refused(TEMPLATES, &draft, "publish", &json!({}), (422, "VALIDATION_FAILED")).await;
    let finance = app.person("finance-clerk").await;
    finance.refused(TEMPLATES, &draft, "publish", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    let clerk = app.person("department-clerk").await;
    clerk.post(&path, &template).await.refused(403, "FORBIDDEN");
    assert_eq!(affairs.get(&format!("/api/v1{ASSESSMENTS}")).await.expect(200).body["items"], json!([]));
}

#[tokio::test]
async fn a_year_has_one_template_that_the_chairpersons_approved_in_time() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    app.on("2026-03-31");
    committee(&app).await;
    let path = |template: &Value| format!("/api/v1{TEMPLATES}/{}", template["id"].as_str().unwrap());
    let before = app.held("chairpersons", "chairpersons", 58, "2026-03-30", 7).await;
    app.on("2026-03-31");
    let affairs_again = app.person("deputy-affairs").await;
    let draft = affairs_again.create(TEMPLATES, &street_template(&app)).await;
    affairs_again.refused(TEMPLATES, &draft, "publish", &json!({}), (422, "DECISION_MISSING")).await;
    // No meeting knew the draft before it was there.
    affairs_again.patch(&path(&draft), &json!({"approved_meeting_id": before["id"]})).await.expect(200);
    affairs_again.refused(TEMPLATES, &draft, "publish", &json!({}), (422, "WRONG_MEETING")).await;
    let met = app.held("chairpersons", "chairpersons", 59, "2026-03-31", 7).await;
    let affairs_again = app.person("deputy-affairs").await;
    affairs_again.patch(&path(&draft), &json!({"approved_meeting_id": met["id"]})).await.expect(200);
    app.on("2026-04-01");
    let late = app.person("deputy-affairs").await;
    late.refused(TEMPLATES, &draft, "publish", &json!({}), (409, "TEMPLATE_IN_USE")).await;
    app.on("2026-03-31");
    app.person("deputy-affairs").await.act(TEMPLATES, &draft, "publish", &json!({})).await;
    // A second one of the year is refused; one for the next is not.
    let second = street_template(&app);
    let affairs = app.person("deputy-affairs").await;
    let other =
        affairs.create(TEMPLATES, &with(second.clone(), "approved_meeting_id", met["id"].clone())).await;
    affairs.refused(TEMPLATES, &other, "publish", &json!({}), (409, "TEMPLATE_IN_USE")).await;
    let next = json!({"year": 2027});
    affairs.patch(&path(&other), &next).await.expect(200);
    affairs.act(TEMPLATES, &other, "publish", &json!({})).await;
}

#[tokio::test]
async fn a_year_is_counted_when_it_is_over_for_whoever_was_there_half_of_it() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    app.on("2026-03-02");
    let site = stations::home(&app).await;
    let template = json!({
        "target_kind": "site", "year": 2026, "title": "家站点考核方案", "target_ids": [site["id"]],
        "items": [auto(1, "100.00", &[("fixed_venue", "100.00")])]
    });
    let template = published(&app, &template).await;
    // It is suspended two days later, and stays so.
    app.on("2026-03-04");
    let director = app.person("street-director").await;
    let consent = director.document("同意函", "internal").await;
    let pause =
        json!({"reason": "改造", "suspended_until": "2026-08-31", "consent_document_id": consent["id"]});
    director.act(stations::SITES, &site, "suspend", &pause).await;
    let affairs = app.person("deputy-affairs").await;
    let assessment = assessment_of(&affairs, site["id"].as_str().unwrap()).await;
    let none = json!({"scores": []});
    app.on("2026-12-31");
    let manager = app.person("site-manager").await;
    manager.refused(ASSESSMENTS, &assessment, "self-assess", &none, (422, "FUTURE_RECORD")).await;
    app.on("2027-01-04");
    let manager = app.person("site-manager").await;
    manager.refused(ASSESSMENTS, &assessment, "self-assess", &none, (409, "SITE_NOT_ACTIVE")).await;
    // So the template closes without it.
    let affairs = app.person("deputy-affairs").await;
    affairs.act(TEMPLATES, &template, "close", &json!({})).await;
    assert!(!fresh(&affairs, ASSESSMENTS, &assessment).await["archived_at"].is_null());
}

#[tokio::test]
async fn nobody_scores_what_is_not_theirs() {
    let app = App::start().await;
    let (_, assessment) = opened(&app).await;
    let (affairs, director) = (app.person("deputy-affairs").await, app.person("street-director").await);
    // Neither the town nor a department sees the assessment of the street.
    let path = format!("/api/v1{ASSESSMENTS}/{}", assessment["id"].as_str().unwrap());
    for name in ["town-presidium", "finance-clerk"] {
        app.person(name).await.get(&path).await.refused(404, "NOT_FOUND");
    }
    let evidence = director.document("议事记录", "internal").await;
    let own = |two: Value, three: &str| json!({"scores": [two, {"no": 3, "score": three}]});
    let proven = json!({"no": 2, "score": "33.33", "evidence_ids": [evidence["id"]]});
    let refusals = [
        (own(json!({"no": 1, "score": "33.33"}), "1.00"), 403, "AUTO_ITEM_READONLY"),
        (json!({"scores": [proven]}), 422, "VALIDATION_FAILED"),
        (own(json!({"no": 2, "score": "1.00"}), "1.00"), 422, "EVIDENCE_MISSING"),
        (
            own(json!({"no": 2, "score": "1.00", "evidence_ids": [uuid::Uuid::nil()]}), "1.00"),
            422,
            "UNKNOWN_REFERENCE",
        ),
        (own(proven.clone(), "33.35"), 422, "SCORE_OUT_OF_RANGE"),
        (own(proven.clone(), "-0.01"), 422, "SCORE_OUT_OF_RANGE"),
    ];
    for (body, status, code) in refusals {
        director.refused(ASSESSMENTS, &assessment, "self-assess", &body, (status, code)).await;
    }
    director.act(ASSESSMENTS, &assessment, "self-assess", &own(proven, "33.34")).await;
    let (me, other) = (user(&app, "deputy-affairs"), user(&app, "committee-staff"));
    let member = user(&app, "sc-member");
    let good = review_by(&[me.clone(), other.clone()]);
    let scores = |two: &str, no: u32| json!([{"no": 2, "score": two}, {"no": no, "score": "1.00"}]);
    let refusals = [
        (review_by(std::slice::from_ref(&me)), 422, "TOO_FEW_REVIEWERS"),
        (review_by(&[me.clone(), me.clone()]), 422, "TOO_FEW_REVIEWERS"),
        (review_by(&[me.clone(), user(&app, "street-clerk")]), 403, "SELF_VERIFICATION"),
        // Above the committee stands the Standing Committee; and two of one organization are one side.
        (review_by(&[me.clone(), member]), 403, "SELF_VERIFICATION"),
        (review_by(&[user(&app, "sc-office"), user(&app, "auditor")]), 403, "SELF_VERIFICATION"),
        (review_by(&[me, json!(uuid::Uuid::nil())]), 422, "UNKNOWN_REFERENCE"),
        (with(good.clone(), "scores", scores("1.00", 1)), 403, "AUTO_ITEM_READONLY"),
        (with(good.clone(), "scores", scores("1.00", 9)), 422, "VALIDATION_FAILED"),
        (with(good.clone(), "scores", scores("33.34", 3)), 422, "SCORE_OUT_OF_RANGE"),
        (with(good.clone(), "bonus", json!("5.01")), 422, "SCORE_OUT_OF_RANGE"),
        (with(good.clone(), "deduction", json!("-0.01")), 422, "SCORE_OUT_OF_RANGE"),
        (with(good.clone(), "veto_hits", json!(["别的"])), 422, "VALIDATION_FAILED"),
    ];
    for (body, status, code) in refusals {
        affairs.refused(ASSESSMENTS, &assessment, "review", &body, (status, code)).await;
    }
    // A veto item fails the unit whatever its total.
    let vetoed = with(good, "veto_hits", json!(["弄虚作假"]));
    let failed = affairs.act(ASSESSMENTS, &assessment, "review", &vetoed).await;
    assert_eq!((failed["final_total"].as_str(), failed["grade"].as_str()), (Some("82.00"), Some("fail")));
}

#[tokio::test]
async fn finance_assesses_the_departments_but_not_itself() {
    let app = App::start().await;
    let clerk = app.person("finance-clerk").await;
    let both = json!([app.organization("construction"), app.organization("finance")]);
    let itself = with(department_template(&app), "target_ids", both);
    clerk.refused_to_create(TEMPLATES, &itself, (403, "SELF_VERIFICATION")).await;
    let template = clerk.create(TEMPLATES, &department_template(&app)).await;
    clerk.act(TEMPLATES, &template, "publish", &json!({})).await;
    let own = json!({"scores": [{"no": 1, "score": "60.00"}]});
    let review = json!({
        "reviewer_ids": [user(&app, "expert"), user(&app, "committee-staff-finance")],
        "scores": [{"no": 1, "score": "59.99"}], "bonus": "0.00", "deduction": "0.00"
    });
    let department = assessment_of(&clerk, &app.organization("construction")).await;
    app.person("department-head").await.act(ASSESSMENTS, &department, "self-assess", &own).await;
    clerk.refused(ASSESSMENTS, &department, "review", &review, (409, "AUTO_SCORE_MISSING")).await;
    let scored = |no: u32, score: &str| json!({"scores": [{"no": no, "score": score}]});
    for (body, code) in [(scored(1, "1.00"), "VALIDATION_FAILED"), (scored(2, "10.01"), "SCORE_OUT_OF_RANGE")]
    {
        clerk.refused(ASSESSMENTS, &department, "record-auto", &body, (422, code)).await;
    }
    clerk.act(ASSESSMENTS, &department, "record-auto", &scored(2, "0.00")).await;
    let failed = clerk.act(ASSESSMENTS, &department, "review", &review).await;
    assert_eq!(failed["grade"], "fail");
    clerk.refused(TEMPLATES, &template, "close", &json!({}), (409, "ASSESSMENTS_OPEN")).await;
    app.on("2027-03-09");
    let (head, clerk) = (app.person("finance-head").await, app.person("finance-clerk").await);
    head.refused(ASSESSMENTS, &department, "approve", &json!({}), (422, "DECISION_MISSING")).await;
    let decision = json!({"decision_document_id": head.document("审定意见", "internal").await["id"]});
    head.act(ASSESSMENTS, &department, "approve", &decision).await;
    clerk.act(ASSESSMENTS, &department, "announce", &json!({})).await;
    clerk.act(ASSESSMENTS, &department, "close", &json!({})).await;
    clerk.act(TEMPLATES, &template, "close", &json!({})).await;
}
